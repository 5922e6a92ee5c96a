// What was told without a network waits on this device and goes to the server once, as soon as it can.

import { change, recall } from "./keep.js";

const QUEUE = "diary-queue";
const SYNC = "/diary/sync";
const AT_ONCE = 500;

/** Put what was told in the row; false when this device keeps nothing. */
export async function wait(telling) {
  return Boolean(await change(QUEUE, (before) => [...(before ?? []).filter(({ id }) => id !== telling.id), telling]));
}

/** Send what waits: how many went, and what the server will never take, which waits no more. Throws without a network. */
export async function send() {
  const events = (await recall(QUEUE)) ?? [];
  if (!events.length) return { sent: 0 };
  const { token } = await (await fetch(SYNC, { cache: "no-store" })).json();
  const headers = { "Content-Type": "application/json", "X-CSRFToken": token };
  const response = await fetch(SYNC, { method: "POST", body: JSON.stringify({ events: events.slice(0, AT_ONCE) }), headers });
  if (!response.ok) throw new Error(`${response.status}`);
  const { kept, refused } = await response.json();
  await change(QUEUE, (before) => (before ?? []).filter(({ id }) => !kept.includes(id) && !(id in refused)));
  return { sent: kept.length, problem: Object.values(refused)[0] };
}

async function onArrival() {
  try {
    const { sent } = await send();
    const note = document.querySelector("[data-waiting]");
    if (sent && note) note.hidden = false;
  } catch {
    // No network yet. It waits.
  }
}

addEventListener("online", onArrival);
await onArrival();
