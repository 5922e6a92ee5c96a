// What is kept of sessions, on this device: each once, also after a crash, and where one stands while it runs.

import { change, forget, keep, recall } from "./keep.js";

const RUNNING = "session-running";
const SESSIONS = "sessions";
const MOST = 1000;

export function running() {
  return recall(RUNNING);
}

export function keepRunning(state) {
  return keep(RUNNING, state);
}

/** Record the session, in place of what was recorded of the same before, and let go of where it stood. */
export async function record(session) {
  await change(SESSIONS, (before) => [...(before ?? []).filter(({ id }) => id !== session.id), session].slice(-MOST));
  await forget(RUNNING);
}

export function newId() {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
