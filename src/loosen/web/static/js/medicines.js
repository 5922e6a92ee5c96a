// The screening of medicines in the browser: what they take, what still matters, the result. Nothing leaves the device.

import { Cabinet } from "./cabinet.js";
import { Decider } from "./engine/decide.js";
import { keepConsistent, prepare, read, tell } from "./fields.js";
import { fill } from "./fill.js";
import { forget, keep, recall } from "./keep.js";
import { preferences } from "./preferences.js";
import { screeningShown } from "./screening-shown.js";
import { toggleTimer } from "./timer.js";
import { Visit } from "./visit.js";
import { Walk } from "./walk.js";

const KEPT_AS = "medicines";
const HOUR = 3600 * 1000;

const first = document.querySelector("[data-first]");
const form = document.querySelector("[data-screening]");
const stage = form.querySelector("[data-stage]");
const resultPlace = document.querySelector("[data-result]");
const words = JSON.parse(document.getElementById("check-words").textContent);

const [book, screens] = await Promise.all([form.dataset.book, form.dataset.screens].map(read_json));
const decider = new Decider(book.program);
let visit = await begin();
if (visit) {
  show();
  history.replaceState({ steps: 0 }, "");
  for (let step = 1; step <= visit.steps; step += 1) history.pushState({ steps: step }, "");
}

async function read_json(address) {
  return (await fetch(address)).json();
}

/** The visit that was kept, or a new one; undefined while there is no check that holds. */
async function begin() {
  const check = await recall("check");
  const holds = check && check.hash === book.hash && Date.now() - check.begun <= book.valid_for_hours * HOUR;
  if (!holds) return undefined;
  const { answers } = new Walk(decider, check.given);
  if (!decider.conclude(answers).settled) return undefined;
  const chosen = preferences().get("region");
  const region = chosen in book.regions ? chosen : "other";
  const tools = { decider, screens, region, names: new Cabinet(screens) };
  const kept = await recall(KEPT_AS);
  const same = kept && kept.hash === book.hash && JSON.stringify(kept.check) === JSON.stringify(answers);
  try {
    return new Visit(tools, answers, same ? kept.told : kept && { before: kept.told.typed });
  } catch {
    return new Visit(tools, answers);
  }
}

function show() {
  const { stage: now } = visit;
  first.hidden = true;
  form.hidden = now === "result";
  resultPlace.hidden = now !== "result";
  form.querySelector("[data-back]").hidden = now === "taking";
  form.querySelector("[data-steps-place]").hidden = now !== "page";
  ({ taking: showTaking, confirm: showConfirm, page: showPage, result: showResult })[now]();
  const heading = (now === "result" ? resultPlace : stage).querySelector("h1");
  document.title = `${heading.textContent} · Loosen`;
  scrollTo({ top: 0, behavior: "instant" });
  heading.focus({ preventScroll: true });
}

function template(name) {
  return document.querySelector(`template[data-template="${name}"]`).content.cloneNode(true);
}

function showTaking() {
  stage.replaceChildren(template("taking"));
  stage.querySelector("#taking").value = (visit.told.before ?? []).join("\n");
  for (const box of stage.querySelectorAll("[name=herb]")) box.checked = visit.told.herbs.includes(box.value);
}

function showConfirm() {
  stage.replaceChildren(template("confirm"));
  const pattern = stage.querySelector("[data-doubtful]");
  visit.doubtful.forEach(({ typed, names }, place) => {
    const one = pattern.cloneNode(true);
    one.querySelector("[data-typed]").textContent = typed;
    one.querySelector(".error").id = `e-is-${place}`;
    const [option, none] = one.querySelectorAll("[data-choice]");
    names.forEach((name, number) => none.before(named(option.cloneNode(true), place, number, name, name)));
    option.remove();
    named(none, place, "none", "none", none.textContent.trim());
    pattern.before(one);
  });
  pattern.remove();
}

function named(option, place, number, value, text) {
  const [input, label] = option.children;
  Object.assign(input, { id: `is-${place}-${number}`, name: `is-${place}`, value });
  label.htmlFor = input.id;
  label.textContent = text;
  return option;
}

function showPage() {
  const { walk } = visit;
  const { id, findings } = walk.page;
  stage.replaceChildren(document.querySelector(`template[data-page="${id}"]`).content.cloneNode(true));
  prepare(stage, findings, { ...walk.drafts });
  const [number, left] = [walk.given.length + 1, walk.pagesLeft];
  Object.assign(form.querySelector("progress"), { max: number + left, value: number - 1 });
  const sentence = left ? words.steps : words.last_step;
  form.querySelector("[data-steps]").textContent = sentence.replace("{number}", number).replace("{left}", left);
}

function showResult() {
  const whole = template("result");
  fill(whole, screeningShown(book, visit.screening, visit.walk.answers));
  resultPlace.replaceChildren(whole);
}

async function move(next) {
  visit = next;
  show();
  await keep(KEPT_AS, { told: visit.told, check: visit.check, hash: book.hash });
}

/** The next visit after what stands in the form, or nothing after saying what is missing. */
function next() {
  if (visit.stage === "taking") {
    const herbs = [...stage.querySelectorAll("[name=herb]:checked")].map(({ value }) => value);
    return visit.taking(stage.querySelector("#taking").value, herbs);
  }
  if (visit.stage === "confirm") return afterConfirming();
  const { answers, missed } = read(stage, visit.walk.page.findings, words);
  if (!Object.keys(missed).length) return visit.answer(answers);
  tell(stage, missed);
  return undefined;
}

function afterConfirming() {
  const chosen = {};
  const missed = {};
  visit.doubtful.forEach(({ typed }, place) => {
    const picked = stage.querySelector(`[name="is-${place}"]:checked`);
    if (picked) chosen[typed] = picked.value === "none" ? "" : picked.value;
    else missed[`is-${place}`] = words.choice;
  });
  if (!Object.keys(missed).length) return visit.choose(chosen);
  tell(stage, missed);
  return undefined;
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const after = next();
  if (!after) return;
  history.pushState({ steps: after.steps }, "");
  move(after);
});

form.addEventListener("change", ({ target }) => keepConsistent(stage, target));

addEventListener("popstate", ({ state }) => {
  let before = visit;
  while (before.steps > (state?.steps ?? 0)) before = before.back();
  if (before !== visit) move(before);
});

document.addEventListener("click", async ({ target }) => {
  const asked = (name) => target.closest(`[data-${name}]`);
  if (asked("back") && visit) {
    history.back();
  } else if (asked("start-again")) {
    await forget(KEPT_AS);
    move(visit.with({ typed: null, chosen: {}, herbs: [], given: [], drafts: {}, before: [] }));
  } else if (asked("print")) print();
  else if (asked("timer")) toggleTimer(asked("timer"), words.timer);
});

form.querySelector("[data-back]").addEventListener("click", (event) => event.preventDefault());
document.documentElement.dataset.ready = "medicines";
if (visit && document.documentElement.dataset.pressed) form.requestSubmit();
