// A timer for heat or ice: it counts down, says when to look at the skin, and says when it is over.

const SECOND = 1000;

let running;

/** Start the timer of `button`; pressing it again stops it. `words`: {left, skin, over, stop, again}. */
export function toggleTimer(button, words) {
  const wasMine = running?.button === button;
  stop();
  if (wasMine) return;
  const checks = button.parentElement.dataset.check.split(",").filter(Boolean).map(Number);
  const end = Date.now() + Number(button.dataset.minutes) * 60 * SECOND;
  const label = button.lastChild;
  running = { button, label, before: label.textContent, told: new Set(), place: sayingPlace(button) };
  running.interval = setInterval(() => tick(end, checks, words), SECOND / 2);
  tick(end, checks, words);
}

export function stop() {
  if (!running) return;
  clearInterval(running.interval);
  running.label.textContent = running.before;
  running = undefined;
}

function tick(end, checks, words) {
  const left = Math.max(0, Math.ceil((end - Date.now()) / SECOND));
  const minutes = Math.floor(left / 60);
  running.label.textContent = words.stop.replace("{time}", `${minutes}:${String(left % 60).padStart(2, "0")}`);
  const gone = Number(running.button.dataset.minutes) - left / 60;
  for (const minute of checks) {
    if (gone < minute || running.told.has(minute)) continue;
    running.told.add(minute);
    running.place.textContent = words.skin;
  }
  if (left > 0) return;
  running.place.textContent = words.over;
  stop();
}

function sayingPlace(button) {
  const next = button.parentElement.parentElement.querySelector("[role=status]");
  if (next) {
    next.textContent = "";
    return next;
  }
  const place = document.createElement("span");
  place.setAttribute("role", "status");
  place.className = "timer-says";
  button.parentElement.after(place);
  return place;
}
