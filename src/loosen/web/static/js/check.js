// The check in the browser: one page of questions after another, then the result. Nothing leaves the device.

import { copyFrom, readAloud } from "./aloud.js";
import { assess } from "./assessment.js";
import { join } from "./bodymap.js";
import { Decider } from "./engine/decide.js";
import { keepConsistent, prepare, read, tell } from "./fields.js";
import { fill } from "./fill.js";
import { forget, keep, recall } from "./keep.js";
import { preferences } from "./preferences.js";
import { save } from "./save.js";
import { showing } from "./showing.js";
import { Walk } from "./walk.js";

const KEPT_AS = "check";
const HOUR = 3600 * 1000;

const form = document.querySelector("[data-check]");
const stage = form.querySelector("[data-stage]");
const resultPlace = document.querySelector("[data-result]");
const words = JSON.parse(document.getElementById("check-words").textContent);

const book = await (await fetch(form.dataset.book)).json();
const decider = new Decider(book.program);
let walk = new Walk(decider);
let begun = Date.now();

await goOn();
rememberSteps();

/** Take up what was kept, unless it is too old or was asked by another edition: then it is only offered again. */
async function goOn() {
  const kept = await recall(KEPT_AS);
  if (!kept?.given.length && !Object.keys(kept?.drafts ?? {}).length) return;
  const expired = Date.now() - kept.begun > book.valid_for_hours * HOUR;
  const other = kept.hash !== book.hash;
  try {
    walk = new Walk(decider, kept.given, kept.drafts);
  } catch {
    return; // Answers of another edition that this one does not know.
  }
  if (expired || other) walk = walk.again();
  else begun = kept.begun;
  show();
  note(expired ? "expired" : other ? "new-edition" : "going-on");
}

/** A step of the history for each page answered, unless they are there already, as after a reload. */
function rememberSteps() {
  if (history.state?.pages === walk.given.length) return;
  history.replaceState({ pages: 0 }, "");
  walk.given.forEach((_page, before) => history.pushState({ pages: before + 1 }, ""));
}

function show() {
  tell(stage, {});
  if (walk.page) showPage();
  else showResult();
}

function showPage() {
  const { id, findings } = walk.page;
  const fields = document.querySelector(`template[data-page="${id}"]`).content.cloneNode(true);
  stage.replaceChildren(fields);
  stage.dataset.page = id;
  prepare(stage, findings, { ...walk.drafts });
  join(stage);
  const [number, left] = [walk.given.length + 1, walk.pagesLeft];
  Object.assign(form.querySelector("progress"), { max: number + left, value: number - 1 });
  const sentence = left ? words.steps : words.last_step;
  form.querySelector("[data-steps]").textContent = sentence.replace("{number}", number).replace("{left}", left);
  form.querySelector("[data-back]").hidden = !walk.given.length;
  resultPlace.hidden = true;
  form.hidden = false;
  arriveAt(stage);
}

function showResult() {
  const region = preferences().get("region");
  const result = assess(book, decider, walk.answers, region in book.regions ? region : "other");
  const whole = document.querySelector('template[data-template="result"]').content.cloneNode(true);
  fill(whole, showing(book, decider, walk.answers, result));
  resultPlace.replaceChildren(whole);
  form.hidden = true;
  resultPlace.hidden = false;
  arriveAt(resultPlace);
}

/** The heading takes the focus, so that a screen reader reads on from there. */
function arriveAt(place) {
  const heading = place.querySelector("h1");
  document.title = `${heading.textContent} · Loosen`;
  scrollTo({ top: 0, behavior: "instant" });
  heading.focus({ preventScroll: true });
}

function note(which) {
  const place = form.hidden ? resultPlace : form;
  const notes = document.querySelector('template[data-template="kept-answers"]').content.cloneNode(true);
  for (const one of notes.querySelectorAll("p")) if (one.dataset.note !== which) one.remove();
  place.querySelector("[data-note]")?.remove();
  place.prepend(notes);
}

async function move(next) {
  walk = next;
  show();
  const kept = await keep(KEPT_AS, { given: walk.given, drafts: walk.drafts, hash: book.hash, begun });
  if (!kept) note("not-kept");
}

async function startAgain() {
  await forget(KEPT_AS);
  begun = Date.now();
  walk = new Walk(decider);
  show();
  document.querySelector("[data-note]")?.remove();
  history.pushState({ pages: 0 }, "");
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const { answers, missed } = read(stage, walk.page.findings, words);
  if (Object.keys(missed).length) {
    tell(stage, missed);
    return;
  }
  history.pushState({ pages: walk.given.length + 1 }, "");
  move(walk.answer(answers));
});

form.addEventListener("change", ({ target }) => keepConsistent(stage, target));

// Back in the page and back in the browser are one: each page answered is a step of the history.
addEventListener("popstate", ({ state }) => {
  if ((state?.pages ?? 0) < walk.given.length) move(walk.backTo(state?.pages ?? 0));
});

document.addEventListener("click", (event) => {
  const asked = (name) => event.target.closest(`[data-${name}]`);
  const say = () => resultPlace.querySelector("[data-say]");
  if (asked("back")) {
    event.preventDefault();
    history.back();
  } else if (asked("back-to")) {
    event.preventDefault();
    history.go(walk.given.findIndex(([page]) => page === asked("back-to").value) - walk.given.length);
  } else if (asked("start-again")) startAgain();
  else if (asked("print")) print();
  else if (asked("copy")) copyFrom(say()).then(() => toast(words.copied), () => toast(words.not_copied));
  else if (asked("read-aloud") && preferences().get("sound") !== "off") readAloud(say());
});

resultPlace.addEventListener("submit", async (event) => {
  event.preventDefault();
  const level = walk.conclusion.at_least;
  const sent = await save(event.target.action, { answers: JSON.stringify(walk.answers), level, hash: book.hash });
  if (!sent) toast(words.cannot_save);
});

function toast(text) {
  const place = document.querySelector("[data-toast]");
  place.textContent = text;
  place.hidden = false;
  setTimeout(() => (place.hidden = true), 4000);
}

document.documentElement.dataset.ready = "check";
if (document.documentElement.dataset.pressed) form.requestSubmit();
