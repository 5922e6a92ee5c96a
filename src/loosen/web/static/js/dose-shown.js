// What a person is shown of their doses, as care/showing_doses.py and care/dose_reasons.py say it, word for word.

import { fill } from "./assessment.js";
import { clock, fullMinute, standing } from "./dose-rules.js";

const HOUR = 3600_000;
const WAITS = ["too-soon", "another", "same-substance", "unknown"];

/** Who reads: the packets of their region, the words, and the time now. */
export class Teller {
  constructor(bundle, region, now) {
    Object.assign(this, { bundle, now, words: bundle.words, dosing: bundle.dosing });
    this.region = bundle.regions[region] ?? bundle.regions.other;
    this.packets = Object.fromEntries(
      Object.entries(bundle.products).map(([id, { limits, ...rest }]) => [id, { ...rest, limits: limits[region] }]),
    );
  }

  shown(events) {
    const doses = standing(events);
    const states = new Map(clock(this.packets, this.dosing, doses, this.now).map((one) => [one.product, one]));
    const latestFirst = [...doses].reverse();
    const taken = [...new Set(latestFirst.map(({ product }) => product))];
    const units = new Set([...states.values()].filter(({ over }) => over).map(({ unit }) => unit));
    const others = [...states.keys()].filter((product) => !taken.includes(product));
    return {
      alarms: [...units].map((unit) => this.overdose(unit)),
      taken: taken.map((product) => this.item(product, states.get(product))),
      others: others.map((product) => this.item(product, states.get(product))),
      doses: latestFirst.map((dose) => ({ id: dose.id, line: this.line(dose) })),
    };
  }

  note(result) {
    const reasons = result.noted ? result.against : result.reasons;
    return {
      noted: Boolean(result.noted),
      can_be_taken: !result.noted && !result.unusable,
      reasons: reasons.map((one) => this.reason(one)),
      may_at: result.may_at ? fill({ at: this.time(result.may_at) }, this.words["may-at"]) : "",
      alarm: result.overdose ? this.overdose(result.overdose) : "",
    };
  }

  overdose(unit) {
    return fill(this.region, this.dosing.overdose[unit]);
  }

  item(product, state) {
    const name = this.name(product);
    if (!state) {
      const text = this.words["not-confirmed"];
      return { id: product, name, text, used: "", share: 0, now: "", reasons: [], at: "" };
    }
    const later = state.next_at !== null && !state.now;
    return {
      id: product,
      name,
      text: this.state(state),
      used: this.used(state),
      share: Math.min(100, Math.floor((100 * state.used) / state.most)),
      now: state.now ? "now" : "",
      reasons: state.against.map((one) => this.reason(one)),
      at: later ? new Date(state.next_at).toISOString().replace(/\.\d+Z/, "Z") : "",
    };
  }

  state(state) {
    if (state.now) return fill({ amount: this.amount(state.at_most, state.unit) }, this.words.may);
    return state.next_at === null ? this.words.never : fill({ at: this.time(state.next_at) }, this.words.next);
  }

  used({ used, most, left, unit, day, days }) {
    const amounts = Object.entries({ used, most, left }).map(([name, number]) => [name, this.amount(number, unit)]);
    const told = fill(Object.fromEntries(amounts), this.words.used);
    return day ? `${told} ${fill({ day, days }, this.words["of-course"])}` : told;
  }

  reason({ kind, product, at, number, unit, group }) {
    const until = at !== null && WAITS.includes(kind) ? at + number * HOUR : null;
    const because = { "same-substance": this.dosing.same_substance.because }[kind];
    return fill(
      {
        product: this.name(product),
        at: this.time(at),
        until: this.time(until === null ? null : fullMinute(until)),
        hours: this.counted(number, "hours"),
        days: this.counted(number, "days"),
        amount: this.amount(number, unit),
        unit: unit === "mg" ? this.words["unit-mg"] : this.words["unit-use"],
        because: because ?? this.dosing.one_at_a_time.find((one) => one.group === group)?.because ?? "",
      },
      this.words[kind],
    );
  }

  line(dose) {
    const amount = this.amount(dose.amount, dose.unit);
    return fill({ amount, product: this.name(dose.product), at: this.time(dose.at) }, this.words.line);
  }

  name(product) {
    return this.packets[product]?.name ?? product;
  }

  amount(count, unit) {
    if (unit === "mg") return fill({ count: count.toLocaleString("en-US") }, this.words.mg);
    return this.counted(count, "uses");
  }

  counted(count, what) {
    return fill({ count }, this.words[what][count === 1 ? 0 : 1]);
  }

  /** An instant by the clock on the wall; the day in words when it is near. */
  time(at) {
    if (at === null) return "";
    const local = new Date(at);
    const two = (number) => String(number).padStart(2, "0");
    let time = `${two(local.getHours())}:${two(local.getMinutes())}`;
    if (cameTwice(at)) time += ` (${zoneName(local)})`;
    const midnight = (one) => Date.UTC(one.getFullYear(), one.getMonth(), one.getDate());
    const days = (midnight(local) - midnight(new Date(this.now))) / (24 * HOUR);
    if (days === 0) return time;
    if (days === -1) return fill({ time }, this.words.yesterday);
    if (days === 1) return fill({ time }, this.words.tomorrow);
    return `${local.getFullYear()}-${two(local.getMonth() + 1)}-${two(local.getDate())} ${time}`;
  }
}

/** Whether the clock on the wall shows this minute twice, as clocks go back. */
function cameTwice(at) {
  const wall = (one) => one - new Date(one).getTimezoneOffset() * 60_000;
  return [-1, 1].some((side) => [0.5, 1, 2].some((hours) => wall(at + side * hours * HOUR) === wall(at)));
}

function zoneName(local) {
  const parts = new Intl.DateTimeFormat("en-GB", { timeZoneName: "short" }).formatToParts(local);
  return parts.find(({ type }) => type === "timeZoneName").value;
}
