// The copy of the doses that a Loosen server keeps once its owner has asked for it: both sides come to hold the same events.

import { keep, recall } from "./keep.js";

const ASKED = "doses-copy";
const AT_ONCE = 500; // events in one request

export async function isAsked() {
  return Boolean(await recall(ASKED));
}

export function ask(wanted) {
  return keep(ASKED, wanted);
}

/** The events that the server holds, after it has been given those of `events` that it lacked. Throws without it. */
export async function exchange(address, events) {
  let { events: there, token } = await told(await fetch(address, { cache: "no-store" }));
  const held = new Set(there.map(({ id }) => id));
  const missing = events.filter(({ id }) => !held.has(id));
  for (let start = 0; start < missing.length; start += AT_ONCE) {
    const body = JSON.stringify({ events: missing.slice(start, start + AT_ONCE) });
    ({ events: there, token } = await told(await post(address, token, body)));
  }
  return there;
}

/** Throws when the server cannot be reached. */
export async function deleteAll(syncAddress, address) {
  const { token } = await told(await fetch(syncAddress, { cache: "no-store" }));
  const response = await post(address, token, "");
  if (!response.ok) throw new Error(`${response.status}`);
}

function post(address, token, body) {
  return fetch(address, { method: "POST", body, headers: { "Content-Type": "application/json", "X-CSRFToken": token } });
}

async function told(response) {
  if (!response.ok) throw new Error(`${response.status}`);
  return response.json();
}
