// Where a session stands: a row of steps (care/session.py) against the time. It knows no page; times are milliseconds.

const SECOND = 1000;

export class SessionClock {
  /** @param {object[]} steps as care/session.py makes them */
  constructor(steps, { at = 0, gone = 0 } = {}) {
    this.steps = steps;
    this.at = Math.min(at, steps.length - 1);
    this.gone = gone; // milliseconds of this step before it was last set going
    this.since = undefined; // when it was last set going; undefined while it stands still
    this.done = false;
  }

  get step() {
    return this.steps[this.at];
  }

  get paused() {
    return this.since === undefined;
  }

  /** Seconds since this step began. */
  elapsed(now) {
    return (this.gone + (this.paused ? 0 : now - this.since)) / SECOND;
  }

  left(now) {
    return Math.max(0, this.step.seconds - this.elapsed(now));
  }

  resume(now) {
    if (this.paused && !this.done) this.since = now;
  }

  pause(now) {
    if (this.paused) return;
    this.gone += now - this.since;
    this.since = undefined;
  }

  /** Move on as far as the time tells, also over several steps; true when the step is another one. */
  tick(now) {
    const before = this.at;
    while (!this.paused && !this.done && this.elapsed(now) >= this.step.seconds) {
      const over = this.elapsed(now) - this.step.seconds;
      if (this.at === this.steps.length - 1) {
        this.done = true;
        this.since = undefined;
      } else {
        this.at += 1;
        this.gone = 0;
        this.since = now - over * SECOND;
      }
    }
    return this.at !== before || this.done;
  }

  goTo(place, now) {
    if (place >= this.steps.length) {
      this.done = true;
      this.since = undefined;
      return;
    }
    this.at = Math.max(0, place);
    this.gone = 0;
    if (!this.paused) this.since = now;
  }

  /** To the next thing to do. */
  skip(now) {
    this.goTo(this.at + 1, now);
  }

  /** To the beginning of this work, or of the one before when this has only begun. */
  back(now) {
    const work = [...this.steps.keys()].filter((place) => this.steps[place].kind === "work");
    const here = work.filter((place) => place < this.at || (place === this.at && this.elapsed(now) > 3));
    this.goTo(here.at(-1) ?? 0, now);
  }

  /** To the next exercise, leaving the rest of this one out. */
  leaveOut(now) {
    const { number } = this.step;
    const next = this.steps.findIndex((step, place) => place > this.at && step.number > number);
    this.goTo(next < 0 ? this.steps.length : next, now);
  }

  /** How many parts to do there are, and how many lie behind. */
  get counted() {
    const isWork = ({ kind }) => kind === "work";
    const done = this.done ? this.steps.filter(isWork) : this.steps.slice(0, this.at).filter(isWork);
    return { done: done.length, of: this.steps.filter(isWork).length };
  }
}

/** One row of steps out of several sessions: a rest instead of getting ready anew. */
export function joined(sessions, pace) {
  return sessions.flatMap((steps, place) =>
    steps.map((step) => ({
      ...step,
      number: place + 1,
      of: sessions.length,
      ...(place && step.kind === "ready" ? { kind: "rest", seconds: pace.rest } : {}),
    })),
  );
}

/** How many times it was done by now, from 1; 0 when it only lasts. */
export function repetition(step, elapsed) {
  if (!step.repetitions) return 0;
  const each = step.seconds / step.repetitions;
  return Math.min(step.repetitions, Math.floor(elapsed / each) + 1);
}

/** The breath at a moment: {word: "in" or "out", full: 0 to 1}. */
export function breath(pace, elapsed) {
  const { breath_in: into, breath_out: out } = pace;
  const at = elapsed % (into + out);
  return at < into ? { word: "in", full: at / into } : { word: "out", full: 1 - (at - into) / out };
}
