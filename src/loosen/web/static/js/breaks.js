// Movement breaks: keeps the choice on this device, and gently says when it is time, while the page is open.

import { nextBreak } from "./break-clock.js";
import { keep, recall } from "./keep.js";

const NAME = "breaks";
const MINUTE = 60_000;
const LOOK_EVERY = 5_000;
const STALE = 2; // intervals: after so long a silence it begins anew

const form = document.querySelector("[data-breaks]");
const notice = document.querySelector("[data-break-notice]");
const words = document.querySelector("[data-break-words]");
const ideas = [...words.content.querySelectorAll("li")].map((idea) => idea.textContent);

let settings; // { interval, from, until, weekdays, since, outside }, or nothing when there are no reminders
let due;
let turn = 0;

function begin(next) {
  settings = next;
  due = settings && nextBreak(settings, settings.since);
  if (!settings) notice.replaceChildren();
  show();
}

async function change(next) {
  begin(next);
  const kept = await keep(NAME, next ?? null);
  form?.querySelector("[data-breaks-unkept]").toggleAttribute("hidden", kept);
}

/** What is set, in the form. */
function show() {
  if (!form) return;
  const on = form.querySelector("[data-breaks-on]");
  on.dataset.words ??= on.textContent;
  on.hidden = !due;
  if (due) on.textContent = on.dataset.words.replace("{time}", inWords(due));
  form.querySelector("[data-breaks-off]").hidden = !settings;
  showNotify();
}

function inWords(time) {
  const isToday = new Date(time).toDateString() === new Date().toDateString();
  const how = isToday ? { timeStyle: "short" } : { weekday: "long", hour: "numeric", minute: "2-digit" };
  return new Intl.DateTimeFormat(document.documentElement.lang, how).format(new Date(time));
}

function fill() {
  if (!form || !settings) return;
  for (const field of form.elements) {
    if (field.name === "interval") field.checked = Number(field.value) === settings.interval;
    if (field.name === "weekdays") field.checked = settings.weekdays.includes(Number(field.value));
    if (field.name === "from" || field.name === "until") field.value = settings[field.name];
  }
}

function look() {
  if (!due || Date.now() < due) return;
  const idea = ideas[turn % ideas.length];
  turn += 1;
  due = undefined; // One at a time: it goes on when they answer.
  const said = words.content.querySelector("div").cloneNode(true);
  said.querySelector("[data-break-idea]").textContent = idea;
  notice.replaceChildren(said);
  if (settings.outside && document.hidden) tellOutside(said.querySelector("h2").textContent, idea);
}

async function tellOutside(title, body) {
  if (Notification.permission !== "granted") return;
  try {
    const worker = await navigator.serviceWorker?.getRegistration();
    if (worker) await worker.showNotification(title, { body, tag: NAME });
    else new Notification(title, { body, tag: NAME });
  } catch {
    // The notice on the page is there all the same.
  }
}

notice.addEventListener("click", ({ target }) => {
  const later = target.closest("[data-break-later]");
  if (!later && !target.closest("[data-break-done]")) return;
  notice.replaceChildren();
  const waited = later ? (Number(later.dataset.breakLater) - settings.interval) * MINUTE : 0;
  change({ ...settings, since: Date.now() + waited });
});

form?.addEventListener("submit", (event) => {
  event.preventDefault();
  const chosen = new FormData(form);
  const [interval, from, until] = ["interval", "from", "until"].map((name) => Number(chosen.get(name)));
  const weekdays = chosen.getAll("weekdays").map(Number);
  const wrong = from >= until || !weekdays.length;
  form.querySelector("[data-breaks-wrong]").hidden = !wrong;
  if (wrong) return;
  form.querySelector("[data-breaks-none]").hidden = true;
  notice.replaceChildren();
  change({ outside: false, ...settings, interval, from, until, weekdays, since: Date.now() });
});

form?.querySelector("[data-breaks-off]").addEventListener("click", () => {
  change(undefined);
  form.querySelector("[data-breaks-none]").hidden = false;
  form.querySelector("button").focus();
});

const notify = document.querySelector("[data-notify]");

/** Only once there are reminders, and only where the browser can. */
function showNotify() {
  if (!notify || !("Notification" in window)) return;
  notify.hidden = !settings;
  const asked = Notification.permission !== "default";
  const is = Notification.permission === "granted" && !settings?.outside ? "default" : Notification.permission;
  for (const told of notify.querySelectorAll("[data-notify-is]")) told.hidden = told.dataset.notifyIs !== is;
  notify.querySelector("[data-notify-ask]").hidden = asked && is !== "default";
}

notify?.querySelector("[data-notify-ask]").addEventListener("click", async () => {
  const answer = await Notification.requestPermission();
  change({ ...settings, outside: answer === "granted" });
});

const kept = await recall(NAME);
if (kept) {
  const isOld = Date.now() - kept.since > STALE * kept.interval * MINUTE;
  begin({ ...kept, since: isOld ? Date.now() : kept.since });
  fill();
}
setInterval(look, LOOK_EVERY);
document.documentElement.dataset.breaks = "ready";
