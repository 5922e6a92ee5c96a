// The page of a guided session: what to do comes from the address or from the plan, and everything stays on the device.

import { keep, recall } from "./keep.js";
import { preferences } from "./preferences.js";
import { SessionClock, breath, joined, repetition } from "./session-clock.js";
import { SessionFigure } from "./session-figure.js";
import { keepRunning, newId, record, running } from "./session-log.js";
import { Voice, stayAwake } from "./session-voice.js";

const root = document.querySelector("[data-session]");
const find = (name) => root.querySelector(`[data-${name}]`);
const words = JSON.parse(document.getElementById("session-words").textContent);
const lights = JSON.parse(document.getElementById("light-words").textContent);
const bundle = await (await fetch(root.dataset.moves)).json();
const figure = new SessionFigure(find("figure-place"), bundle.shapes);
const voice = new Voice();
const awake = stayAwake(() => clock && !clock.paused);

let clock;
let session; // {id, session, title, began, hurts, adapt, timer}
let asking; // {place} in the questions of "this hurts"
let lastSecond = -1;
let checked = new Set();

const fill = (text, values) => Object.entries(values).reduce((so, [name, value]) => so.replace(`{${name}}`, value), text);

/** What the address asks for: {title, session, steps, adapt} or nothing. */
async function wanted() {
  const asked = new URLSearchParams(location.search);
  if (asked.has("plan")) {
    const plan = await recall("session-plan");
    return plan && { title: plan.title, session: plan.id, steps: plan.steps, adapt: plan.adapt };
  }
  const timer = bundle.timers[asked.get("timer")];
  if (timer) {
    const step = { kind: "work", exercise: "", seconds: timer.minutes * 60, repetitions: 0, hold: 0, side: "" };
    const steps = [{ ...step, number: 1, of: 1, round: 1, rounds: 1 }];
    return { title: timer.title, session: asked.get("timer"), steps, adapt: {}, timer };
  }
  const ids = (asked.get("do") ?? "").split(",").filter((id) => id in bundle.exercises);
  if (!ids.length) return undefined;
  const steps = joined(ids.map((id) => bundle.exercises[id].session), bundle.pace);
  return { title: bundle.exercises[ids[0]].title, session: ids.join(","), steps, adapt: {} };
}

function stage(name) {
  root.dataset.stage = name;
  for (const part of root.querySelectorAll("[data-for]")) part.hidden = part.dataset.for !== name;
  document.body.classList.toggle("in-session", name === "run" || name === "hurt");
  root.querySelector(`[data-for="${name}"] h1`)?.focus({ preventScroll: true });
}

function title(id) {
  return bundle.exercises[id]?.title ?? session.title;
}

async function start() {
  const before = await running();
  if (before) {
    session = before.session;
    clock = new SessionClock(before.steps, before);
    find("where").textContent = `${session.title}. ${fill(words.of, clock.step)}`;
    stage("middle");
    return;
  }
  const plan = await wanted();
  if (!plan) {
    location.replace("/exercises");
    return;
  }
  session = plan;
  find("title").textContent = plan.title;
  document.title = `${plan.title} · Loosen`;
  const seconds = plan.steps.reduce((sum, step) => sum + step.seconds, 0);
  find("minutes").textContent = fill(words.minutes, { count: Math.max(1, Math.ceil(seconds / 60)) });
  const ids = [...new Set(plan.steps.map(({ exercise }) => exercise))];
  const lines = plan.timer ? plan.timer.how : ids.map((id) => title(id));
  find("list").replaceChildren(...lines.map((line) => Object.assign(document.createElement("li"), { textContent: line })));
  stage("start");
}

async function begin() {
  session = { ...session, id: newId(), began: new Date().toISOString(), hurts: [] };
  clock = new SessionClock(session.steps);
  await goOn();
}

async function goOn() {
  voice.speaks = find("voice").checked;
  voice.sounds = find("tones").checked;
  stage("run");
  clock.resume(Date.now());
  awake();
  shown();
}

/** Everything that changes with the step. */
function shown() {
  const { step } = clock;
  const exercise = bundle.exercises[step.exercise];
  const resting = step.kind === "rest" || step.kind === "ready";
  lastSecond = -1;
  figure.show(exercise, step.side);
  find("place").textContent = step.of > 1 ? fill(words.of, step) : "";
  const kind = { ready: words.ready, rest: words.rest, switch: words.switch, work: "" }[step.kind];
  const parts = [kind || (step.rounds > 1 ? fill(words.round, step) : ""), words[step.side] ?? ""];
  root.dataset.moment = step.kind;
  find("kind").textContent = parts.filter(Boolean).join(" · ");
  const name = title(step.exercise);
  find("name").textContent = step.kind === "rest" ? fill(words.next, { name }) : name;
  find("how").textContent = exercise ? (resting ? exercise.start : exercise.steps[0]) : (session.timer?.how[0] ?? "");
  find("adapt").textContent = (session.adapt?.[step.exercise] ?? []).map((how) => fill(words.for_you, { how })).join(" ");
  find("pause-word").textContent = clock.paused ? words.go_on : words.pause;
  const said = [kind, find("name").textContent, words[step.side] ?? "", resting ? (exercise?.start ?? "") : ""];
  find("says").textContent = said.filter(Boolean).join(". ");
  voice.say(find("says").textContent);
  voice.tone(true);
  mediaShown(name);
  keepRunning({ session, steps: clock.steps, at: clock.at, gone: 0 });
  draw();
}

function draw() {
  const now = Date.now();
  const { step } = clock;
  const elapsed = Math.min(clock.elapsed(now), step.seconds);
  figure.draw(step, elapsed, bundle.pace);
  showStep(step);
  const left = Math.ceil(clock.left(now));
  const count = step.kind === "work" ? repetition(step, elapsed) : 0;
  const minutes = Math.floor(left / 60);
  const time = minutes ? `${minutes}:${String(left % 60).padStart(2, "0")}` : `${left}`;
  const told = count ? `${count} / ${step.repetitions}` : time;
  const place = find("count");
  if (place.textContent !== told) place.textContent = told;
  find("ring").setAttribute("stroke-dashoffset", `${(100 * elapsed) / step.seconds}`);
  breathe(step, elapsed);
  if (left === lastSecond) return;
  lastSecond = left;
  if (left <= 3 && left > 0 && step.seconds > 6) voice.tone(false);
  checkSkin(elapsed);
}

/** What the figure does just now, in words. */
function showStep(step) {
  const told = bundle.exercises[step.exercise]?.steps[figure.step - 1];
  if (step.kind === "work" && told && find("how").textContent !== told) find("how").textContent = told;
}

function breathe(step, elapsed) {
  const place = find("breath");
  place.hidden = step.kind !== "work" || !step.exercise;
  if (place.hidden) return;
  const { word, full } = breath(bundle.pace, elapsed);
  const told = step.repetitions && figure.breath !== "free" ? figure.breath : word;
  const text = words[told] ?? words[word];
  if (find("breath-word").textContent !== text) find("breath-word").textContent = text;
  find("breath-circle").style.transform = `scale(${0.55 + 0.45 * full})`;
}

/** Heat and ice: look at the skin in time. */
function checkSkin(elapsed) {
  for (const minute of session.timer?.checks ?? []) {
    if (elapsed < minute * 60 || checked.has(minute)) continue;
    checked.add(minute);
    find("says").textContent = words.skin;
    find("kind").textContent = words.skin;
    voice.say(words.skin);
    voice.tone(true);
  }
}

function frame() {
  if (root.dataset.stage === "run" && clock && !clock.paused) {
    const before = clock.at;
    if (clock.tick(Date.now())) {
      if (clock.done) finish("finished");
      else if (clock.at !== before) shown();
    } else draw();
  }
  requestAnimationFrame(frame);
}

async function finish(outcome) {
  const ended = new Date().toISOString();
  const { done, of } = clock.counted;
  const { id, session: which, began, hurts } = session;
  session.record = { id, session: which, title: session.title, began, ended, outcome, done, of, hurts };
  clock.pause(Date.now());
  await record(session.record);
  find("end-title").textContent = session.timer && outcome === "finished" ? words.time_over : outcome === "finished" ? words.done : words.ended;
  find("did").textContent = fill(words.did, { done, of });
  find("light-question").hidden = Boolean(session.timer);
  find("light-told").hidden = true;
  voice.say(find("end-title").textContent);
  voice.tone(true);
  stage("end");
}

function pause() {
  const now = Date.now();
  if (clock.paused) clock.resume(now);
  else clock.pause(now);
  find("pause-word").textContent = clock.paused ? words.go_on : words.pause;
  find("says").textContent = clock.paused ? words.paused : find("name").textContent;
  if (clock.paused) voice.quiet();
  keepRunning({ session, steps: clock.steps, at: clock.at, gone: clock.gone });
  awake();
}

function move(how) {
  clock[how](Date.now());
  if (clock.done) finish("ended");
  else shown();
}

/** Stop at once, and ask. */
function hurts() {
  clock.pause(Date.now());
  voice.quiet();
  asking = { place: 0 };
  ask();
}

function ask() {
  const question = bundle.hurts[asking.place];
  find("ask").textContent = question.ask;
  find("told").textContent = "";
  find("asking").hidden = false;
  find("then").hidden = true;
  if (question.ask) stage("hurt");
  else answered(true);
}

async function answered(yes) {
  const question = bundle.hurts[asking.place];
  if (!yes) {
    asking.place += 1;
    ask();
    return;
  }
  asking.then = question.then;
  session.hurts.push({ exercise: clock.step.exercise, answer: question.id });
  const easier = bundle.exercises[clock.step.exercise]?.easier;
  const more = question.then === "ease" && easier ? ` ${fill(words.easier, easier)}` : "";
  find("ask").textContent = title(clock.step.exercise);
  find("told").textContent = question.told + more;
  find("asking").hidden = true;
  find("then").hidden = false;
  find("check-again").hidden = question.then !== "check";
  root.querySelector('[data-do="after"]').hidden = question.then === "check";
  stage("hurt");
  voice.say(find("told").textContent);
  if (question.then === "check") {
    const { id, session: which, began, hurts } = session;
    await record({ id, session: which, title: session.title, began, ended: new Date().toISOString(), outcome: "hurt", ...clock.counted, hurts, light: "red" });
  }
}

/** What comes after "this hurts": the easier exercise, the next one, or the same made smaller. */
function after() {
  const now = Date.now();
  const { easier } = bundle.exercises[clock.step.exercise] ?? { easier: {} };
  if (asking.then === "swap" && easier.exercise in bundle.exercises && !session.swapped?.includes(easier.exercise)) {
    session.swapped = [...(session.swapped ?? []), easier.exercise];
    const { number, of } = clock.step;
    const instead = bundle.exercises[easier.exercise].session.map((step) => ({ ...step, number, of }));
    const rest = clock.steps.filter((step) => step.number > number);
    clock = new SessionClock([...clock.steps.slice(0, clock.at), ...instead, ...rest], { at: clock.at });
  } else if (asking.then === "ease") clock.goTo(clock.at, now);
  else clock.leaveOut(now);
  if (clock.done) {
    finish("ended");
    return;
  }
  stage("run");
  clock.resume(now);
  shown();
}

async function light(how) {
  session.record = { ...session.record, light: how };
  await record(session.record);
  find("light-told").textContent = lights[how];
  find("light-told").hidden = false;
}

async function leave() {
  session.record = undefined;
  await finish("broken-off");
}

const DO = { begin, "go-on": goOn, leave, pause, back: () => move("back"), skip: () => move("skip"), hurts, after };
Object.assign(DO, { yes: () => answered(true), no: () => answered(false), end: () => finish("ended") });
const KEYS = { " ": "pause", ArrowLeft: "back", ArrowRight: "skip", s: "skip", x: "hurts", Escape: "end" };

root.addEventListener("click", ({ target }) => {
  const asked = target.closest("[data-do]");
  if (asked) DO[asked.dataset.do]();
  const how = target.closest("button[data-light]");
  if (how) light(how.dataset.light);
});

addEventListener("keydown", (event) => {
  const what = KEYS[event.key];
  if (!what || root.dataset.stage !== "run" || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  DO[what]();
});

function mediaShown(name) {
  if (!("mediaSession" in navigator)) return;
  navigator.mediaSession.metadata = new MediaMetadata({ title: name, artist: "Loosen" });
  const does = { play: pause, pause, nexttrack: () => move("skip"), previoustrack: () => move("back"), stop: () => finish("ended") };
  for (const [key, act] of Object.entries(does)) navigator.mediaSession.setActionHandler(key, act);
}

find("tones").checked = preferences().get("sound") !== "off";
find("voice").checked = Boolean(await recall("session-voice"));
find("voice").addEventListener("change", ({ target }) => keep("session-voice", target.checked));
await start();
requestAnimationFrame(frame);
document.documentElement.dataset.ready = "session";
