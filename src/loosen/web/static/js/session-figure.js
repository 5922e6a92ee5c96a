// The figure of a session: it moves as the step takes its time, so that what is counted is what is seen.

import { bringToLife, schedule } from "./figure.js";

export class SessionFigure {
  constructor(place, shapes) {
    this.place = place;
    this.shapes = shapes;
    this.still = matchMedia("(prefers-reduced-motion: reduce)").matches || document.documentElement.dataset.motion === "less";
  }

  /** Show the exercise; `svg` comes from our own rule book. */
  show(exercise, side) {
    this.place.classList.toggle("mirrored", side === "second");
    if (this.exercise === exercise) return;
    this.exercise = exercise;
    if (!exercise) {
      this.place.replaceChildren();
      this.alive = undefined;
      return;
    }
    this.place.innerHTML = exercise.svg;
    const svg = this.place.querySelector("svg");
    this.told = JSON.parse(svg.dataset.figure);
    this.alive = bringToLife(svg, this.told, this.shapes, this.still);
    this.plan = schedule(this.told, this.still);
    this.breath = "free";
    this.step = 1;
    svg.addEventListener("pose", ({ detail: { breath, step } }) => Object.assign(this, { breath, step }));
  }

  /** Draw the moment `elapsed` seconds into `step`. */
  draw(step, elapsed, pace) {
    if (!this.alive) return;
    if (step.kind !== "work") this.alive.seek(0);
    else if (this.still) this.alive.seek(elapsed);
    else this.alive.seek(this.moment(step, elapsed, pace));
  }

  moment(step, elapsed, pace) {
    const whole = this.alive.seconds;
    if (step.repetitions) {
      const each = step.seconds / step.repetitions;
      return this.stretched(elapsed % each, each);
    }
    if (step.hold || step.seconds < 60) return this.stretched(elapsed, step.seconds);
    const breathes = this.told.p.some(([, , breath]) => breath === "in");
    const cycle = breathes ? pace.breath_in + pace.breath_out : whole;
    return ((elapsed % cycle) / cycle) * whole;
  }

  /** The figure's own time at `at` of a round that takes `cycle`: what is longer is spent in the pose held most. */
  stretched(at, cycle) {
    const whole = this.alive.seconds;
    if (cycle <= whole) return (at / cycle) * whole;
    const rests = this.plan.filter(({ rests: is }) => is);
    const held = rests.reduce((most, one) => (one.seconds > most.seconds ? one : most), rests[0] ?? this.plan[0]);
    const begins = held.until - held.seconds;
    const lasts = held.seconds + cycle - whole;
    if (at < begins) return at;
    if (at < begins + lasts) return begins + ((at - begins) / lasts) * held.seconds * 0.999;
    return at - (cycle - whole);
  }
}
