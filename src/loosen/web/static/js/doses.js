// The page of the dose clock. Doses stay on this device, unless their owner asks for a copy on the server.

import { ask, deleteAll, exchange, isAsked } from "./dose-copy.js";
import { merge, note, standing } from "./dose-rules.js";
import { Teller } from "./dose-shown.js";
import { fill } from "./fill.js";
import { change, recall } from "./keep.js";
import { preferences } from "./preferences.js";

const KEPT_AS = "doses";
const TICK = 20_000;
const HOUR = 3600_000;

const form = document.querySelector("[data-doses]");
const toldPlace = form.querySelector("[data-told]");
const words = JSON.parse(document.getElementById("dose-words").textContent);
const bundle = await (await fetch(form.dataset.dosing)).json();
const region = preferences().get("region") ?? "other";

let events = merge((await recall(KEPT_AS)) ?? []);
let before = "";

function teller() {
  return new Teller(bundle, region in bundle.regions ? region : "other", Date.now());
}

function template(name, value) {
  const whole = document.querySelector(`template[data-template="${name}"]`).content.cloneNode(true);
  fill(whole, value);
  return whole;
}

/** Draw anew, but only when something has changed: whoever reads or presses just now is not disturbed. */
function show() {
  const shown = teller().shown(events);
  const now = JSON.stringify(shown);
  if (now === before) return;
  before = now;
  const open = form.querySelector(".dose-others")?.open;
  for (const place of form.querySelectorAll("[data-shown]")) place.replaceChildren(template(place.dataset.shown, shown));
  form.querySelector(".dose-others")?.toggleAttribute("open", Boolean(open));
}

function say(text) {
  form.querySelector("[data-says]").textContent = text;
}

async function add(...more) {
  events = merge(events, more);
  const kept = await change(KEPT_AS, (those) => merge(those ?? [], events));
  document.querySelector("[data-not-kept]").hidden = Boolean(kept);
  if (kept) events = kept;
  show();
  copy();
}

/** The dose that the form tells of, or nothing after saying what is missing. */
function filledIn() {
  const product = form.product.value;
  const amount = form.amount.value.trim();
  const at = form.at.value ? chosenInstant(form.at.value) : Date.now();
  const wrong = !product ? "product" : !/^\d{1,7}$/.test(amount) ? "amount" : Number.isNaN(at) ? "at" : "";
  const place = form.querySelector("[data-wrong]");
  place.hidden = !wrong;
  place.textContent = wrong && words[wrong];
  for (const field of [form.product, form.amount, form.at]) {
    if (field.name === wrong) field.setAttribute("aria-invalid", "true");
    else field.removeAttribute("aria-invalid");
  }
  if (wrong) {
    form[wrong].focus();
    return undefined;
  }
  const { unit } = bundle.products[product];
  return { id: newId(), product, amount: Number(amount), unit, at, noted: Date.now() };
}

/** A local time. Of two, the later that is not to come: what waits for it then waits longer. */
function chosenInstant(text) {
  const first = Date.parse(text);
  const wall = (at) => at - new Date(at).getTimezoneOffset() * 60_000;
  const second = first + HOUR;
  return wall(second) === wall(first) && second <= Date.now() ? second : first;
}

async function record(taken) {
  const dose = filledIn();
  if (!dose) return;
  const who = teller();
  const result = note(who.packets, who.dosing, standing(events), dose, taken);
  const told = who.note(result);
  const plain = told.noted && !told.reasons.length;
  toldPlace.replaceChildren(...(plain ? [] : [template("told", told)]));
  if (!told.noted) return;
  form.reset();
  await add(plainDose(dose));
  say(words.recorded.replace("{dose}", who.line(dose)));
}

function plainDose({ id, product, amount, unit, at, noted }) {
  return { event: "dose", id, product, amount, unit, at: iso(at), noted_at: iso(noted) };
}

function iso(at) {
  return new Date(at).toISOString();
}

/** As unlikely to come twice as a UUID, also where the page is not served safely. */
function newId() {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

async function takeOut(id) {
  const { line } = teller().shown(events).doses.find((dose) => dose.id === id);
  await add({ event: "removed", id: newId(), dose: id, noted_at: iso(Date.now()) });
  say(words.taken_out.replace("{dose}", line));
  form.product.focus();
}

/** Bring the copy on the server up to date, if one was asked for; without a connection it waits. */
async function copy() {
  const asked = await isAsked();
  showCopy(asked);
  if (!asked) return;
  const place = document.querySelector("[data-copied]");
  try {
    const there = await exchange(form.dataset.sync, events);
    events = (await change(KEPT_AS, (those) => merge(those ?? [], events, there))) ?? merge(events, there);
    place.textContent = words.copied;
    show();
  } catch {
    place.textContent = words.later;
  }
}

function showCopy(asked) {
  document.querySelector("[data-only-here]").hidden = asked;
  document.querySelector("[data-here-too]").hidden = !asked;
  document.querySelector("[data-copy]").hidden = asked;
}

async function deleteEverything() {
  const place = document.querySelector("[data-copied]");
  try {
    if (await isAsked()) await deleteAll(form.dataset.sync, form.dataset.delete);
  } catch {
    place.textContent = words.not_deleted;
    return;
  }
  await ask(false);
  await change(KEPT_AS, () => []);
  events = [];
  toldPlace.replaceChildren();
  show();
  showCopy(false);
  place.textContent = words.deleted;
}

function sure(asked) {
  document.querySelector("[data-sure]").hidden = !asked;
  document.querySelector(asked ? "[data-delete-not]" : "[data-delete-all]").focus();
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const { submitter } = event;
  if (submitter?.name === "remove") takeOut(submitter.value);
  else record(submitter?.name === "taken");
});

document.addEventListener("click", async ({ target }) => {
  const pressed = (name) => target.closest(`[data-${name}]`);
  if (pressed("copy")) {
    await ask(true);
    copy();
  } else if (pressed("delete-all")) sure(true);
  else if (pressed("delete-not")) sure(false);
  else if (pressed("delete-now")) {
    sure(false);
    deleteEverything();
  }
});

addEventListener("online", copy);
document.addEventListener("visibilitychange", show);
setInterval(show, TICK);
show();
copy();
document.documentElement.dataset.ready = "doses";
