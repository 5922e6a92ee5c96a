// The diary: a day told in ten seconds. It is kept on this device first, so nothing is lost without a network.

import { send, wait } from "./diary-queue.js";
import { keep, recall } from "./keep.js";

const NAMES = "activities";
const WALKS = ["walk-acute", "walk-build"];

const form = document.querySelector("[data-diary]");
const dayOf = new Intl.DateTimeFormat("sv-SE", { dateStyle: "short" });
const today = () => dayOf.format(new Date());

function id() {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** What the device knows of this day, so that nobody types it again. */
async function fillIn() {
  const sessions = ((await recall("sessions")) ?? []).filter(({ ended }) => ended && dayOf.format(new Date(ended)) === today());
  const doses = ((await recall("doses")) ?? []).filter(({ at }) => at && dayOf.format(new Date(at)) === today());
  const did = new Set(doses.length ? ["dose"] : []);
  for (const { session } of sessions) {
    if (["heat", "ice"].includes(session)) did.add(session);
    else did.add(WALKS.includes(session) ? "walk" : "session");
  }
  for (const box of form.querySelectorAll("[data-from]")) {
    if (did.has(box.dataset.from)) box.checked = true;
  }
  form.querySelector("[data-filled]").hidden = !did.size;
  const names = (await recall(NAMES)) ?? [];
  form.querySelectorAll("[name=activity]").forEach((place, index) => {
    place.value ||= names[index] ?? "";
  });
  form.day.value ||= today();
  form.day.max = today();
}

const number = (text) => (/^\d{1,6}$/.test(text) ? Number(text) : text);

/** What the form tells, as the diary takes it. */
function told() {
  const entry = { id: id(), noted_at: new Date().toISOString(), day: form.day.value || today(), light: "none" };
  for (const place of form.querySelectorAll("[data-finding]")) {
    const name = place.dataset.finding;
    const value = new FormData(form).get(name)?.trim();
    if (value) entry[name] = number(value);
  }
  const nows = [...form.querySelectorAll("[name=activity-now]")].map(({ value }) => value.trim());
  const names = [...form.querySelectorAll("[name=activity]")].map(({ value }) => value.trim());
  const activities = names.map((name, place) => [name, number(nows[place])]).filter(([name, now]) => name && now !== "");
  if (activities.length) entry.activities = Object.fromEntries(activities);
  const did = [...form.querySelectorAll("[name=did]:checked")].map(({ value }) => value);
  if (did.length || form["did-nothing"].checked) entry.done = did;
  if (form.note.value.trim()) entry.note = form.note.value.trim();
  return entry;
}

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const entry = told();
  const names = [...form.querySelectorAll("[name=activity]")].map(({ value }) => value.trim()).filter(Boolean);
  await keep(NAMES, names);
  if (!(await wait(entry))) {
    form.submit(); // This device keeps nothing, so the server does without it.
    return;
  }
  try {
    const { problem } = await send();
    if (problem) {
      const place = form.querySelector("[data-refused]");
      place.textContent = problem;
      place.hidden = false;
      place.scrollIntoView({ block: "center" });
      return;
    }
    location.assign(form.dataset.after);
  } catch {
    const note = form.querySelector("[data-kept-here]");
    note.hidden = false;
    note.scrollIntoView({ block: "center" });
  }
});

form["did-nothing"].addEventListener("change", ({ target }) => {
  if (target.checked) for (const box of form.querySelectorAll("[name=did]")) box.checked = false;
});
form.addEventListener("change", ({ target }) => {
  if (target.name === "did" && target.checked) form["did-nothing"].checked = false;
});

await fillIn();
document.documentElement.dataset.ready = "diary";
