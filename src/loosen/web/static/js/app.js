// On every page: the numbers of the chosen region, local times, preferences, and the installed copy.

import { installed } from "./installed.js";
import { recall } from "./keep.js";
import { choose, preferences } from "./preferences.js";

const regions = JSON.parse(document.getElementById("regions").textContent);

function showRegion() {
  const region = regions[preferences().get("region")] ?? regions.other;
  for (const place of document.querySelectorAll("[data-region]")) place.textContent = region[place.dataset.region];
  for (const link of document.querySelectorAll("[data-tel]")) {
    link.hidden = !region.tel;
    link.href = `tel:${region.tel}`;
  }
  for (const place of document.querySelectorAll("[data-no-tel]")) place.hidden = Boolean(region.tel);
  for (const form of document.querySelectorAll("[data-until-region]")) form.hidden = Boolean(region.tel);
}

/** A page that was kept shows what was chosen when it was kept. */
function showChoices() {
  for (const [name, value] of preferences()) {
    const field = document.getElementById(`${name}-${value}`);
    if (field?.type === "radio") field.checked = true;
  }
}

function showTimes() {
  const format = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "medium", timeStyle: "short" });
  for (const time of document.querySelectorAll("time[data-time]")) time.textContent = format.format(new Date(time.dateTime));
}

/** Preferences need no server; only another language does, for its words. */
for (const form of document.querySelectorAll("[data-preferences]")) {
  form.addEventListener("submit", async (event) => {
    const before = preferences().get("language") ?? "en";
    const chosen = new FormData(form);
    const pairs = [...chosen].filter(([name]) => !["csrfmiddlewaretoken", "back-to"].includes(name));
    if ((chosen.get("language") ?? before) !== before && navigator.onLine) return;
    event.preventDefault();
    choose(pairs);
    location.assign(chosen.get("back-to") ?? location.pathname);
  });
}

/** The server tells days and times by the clock on this wall. */
function tellZone() {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const secure = location.protocol === "https:" ? "; Secure" : "";
  if (zone) document.cookie = `loosen-zone=${zone}; Max-Age=31536000; Path=/; SameSite=Lax${secure}`;
}

tellZone();
showRegion();
showChoices();
showTimes();
installed();

const kept = await recall("check");
const note = document.querySelector("[data-going-on]");
if (note && kept?.given.length) note.hidden = false;
