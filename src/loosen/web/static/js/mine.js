// What is kept on this device goes out with what the server keeps, comes back with it, and is deleted with it.

import { change, forget, keep, recall } from "./keep.js";

const LISTS = ["sessions", "doses", "diary-queue"]; // of things with an id: put together, each once
const SINGLE = ["activities", "breaks", "session-voice"]; // kept as they are here, when they are
const OTHERS = ["check", "medicines", "session-running", "session-plan", "light-told", "doses-copy"];

const root = document.querySelector("[data-mine]");

async function onThisDevice() {
  const names = [...LISTS, ...SINGLE];
  const values = await Promise.all(names.map((name) => recall(name)));
  return Object.fromEntries(names.map((name, place) => [name, values[place]]).filter(([, value]) => value !== undefined));
}

async function takeOut(event) {
  event.preventDefault();
  const whole = await (await fetch(event.currentTarget.href, { cache: "no-store" })).json();
  whole.device = await onThisDevice();
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([JSON.stringify(whole)], { type: "application/json" }));
  link.download = "loosen.json";
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** What the file holds of a device; the server puts back the rest, and says what it cannot read. */
async function putBack() {
  const [file] = document.getElementById("file").files;
  if (!file) return;
  try {
    const { device = {} } = JSON.parse(await file.text());
    for (const name of LISTS) {
      if (!Array.isArray(device[name])) continue;
      const known = device[name].filter((one) => typeof one?.id === "string");
      await change(name, (here = []) => [...here, ...known.filter(({ id }) => !here.some((one) => one.id === id))]);
    }
    for (const name of SINGLE) {
      if (name in device && (await recall(name)) === undefined) await keep(name, device[name]);
    }
  } catch {
    // The server says what is wrong with the file.
  }
}

async function forgetAll() {
  for (const name of [...LISTS, ...SINGLE, ...OTHERS]) await forget(name);
  for (const name of await caches.keys()) await caches.delete(name);
  for (const worker of await navigator.serviceWorker.getRegistrations()) await worker.unregister();
  indexedDB.deleteDatabase("loosen");
}

root.querySelector("[data-export]").addEventListener("click", takeOut);
root.querySelector("[data-put-back]").addEventListener("submit", async (event) => {
  event.preventDefault();
  await putBack();
  event.target.submit();
});
if ("gone" in root.dataset) await forgetAll();
document.documentElement.dataset.ready = "mine";
