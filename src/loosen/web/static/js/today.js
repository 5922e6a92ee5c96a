// The plan of the day: hands a guided session over to its page, and tells the plan how the day's sessions went.

import "./diary-queue.js";
import { keep, recall } from "./keep.js";

const LIGHTS = ["green", "amber", "red"];

const sessions = JSON.parse(document.getElementById("sessions")?.textContent ?? "{}");

document.addEventListener("click", async (event) => {
  const link = event.target.closest("[data-session]");
  if (!link) return;
  event.preventDefault();
  await keep("session-plan", sessions[link.dataset.session]);
  location.assign(link.href);
});

/** The worst of how today's sessions went, once: what was told before is not told again. */
async function tellLight() {
  const page = document.querySelector("[data-today]");
  const form = document.querySelector("[data-light]");
  if (!page || !form) return;
  const day = new Intl.DateTimeFormat("sv-SE", { dateStyle: "short" });
  const done = ((await recall("sessions")) ?? []).filter(({ ended }) => ended && day.format(new Date(ended)) === page.dataset.today);
  const worst = Math.max(-1, ...done.map(({ light }) => LIGHTS.indexOf(light)));
  const told = await recall("light-told");
  const before = told?.day === page.dataset.today ? LIGHTS.indexOf(told.light) : -1;
  if (worst <= before) return;
  form.light.value = LIGHTS[worst];
  const response = await fetch(form.action, { method: "POST", body: new FormData(form), redirect: "manual" });
  if (response.ok || response.type === "opaqueredirect") {
    await keep("light-told", { day: page.dataset.today, light: LIGHTS[worst] });
  }
}

tellLight().catch(() => {}); // Without a connection it is told the next time.
document.documentElement.dataset.ready = "today";
