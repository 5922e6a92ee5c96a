// The dose clock, as care/dose_rules.py and care/doses.py have it. Instants are milliseconds; no dose leaves the device.

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const UNUSABLE = ["nothing", "absurd", "unit", "not-yet", "long-ago", "no-product"];

/** The events by id: the same whatever the order and however often. Of two with one id every copy keeps the same. */
export function merge(...lists) {
  const log = new Map();
  for (const event of lists.flat()) {
    const before = log.get(event.id);
    if (!before || weight(event) > weight(before)) log.set(event.id, event);
  }
  return [...log.values()].sort((a, b) => instant(a.noted_at) - instant(b.noted_at) || order(a.id, b.id));
}

/** The doses that count, by time, with `at` and `noted` as milliseconds. */
export function standing(events) {
  const log = merge(events);
  const removed = new Set(log.filter(({ event }) => event === "removed").map(({ dose }) => dose));
  const doses = log.filter(({ event, id }) => event === "dose" && !removed.has(id));
  return doses
    .map((dose) => ({ ...dose, at: instant(dose.at), noted: instant(dose.noted_at) }))
    .sort((a, b) => a.at - b.at || order(a.id, b.id));
}

/** Every product that has limits. `packets`: by id, {name, substances, groups, limits}. */
export function clock(packets, dosing, doses, now) {
  const limited = Object.values(packets).filter(({ limits }) => limits);
  return limited.map(({ limits }) => state(new Label(packets, dosing, limits), doses, now));
}

/** {allowed} or {reasons, may_at}: whether with this dose every label would still be kept. */
export function mayTake(packets, dosing, doses, product, amount, at) {
  const packet = packets[product];
  if (!packet) return { reasons: [reason("no-product", product)], may_at: null };
  if (amount < 1) return { reasons: [reason("nothing", product)], may_at: null };
  const { limits } = packet;
  if (!limits) return { reasons: [reason("not-confirmed", product)], may_at: null };
  if (amount > limits.most_at_once * dosing.most_times_a_dose) {
    return { reasons: [reason("absurd", product, null, amount, limits.unit)], may_at: null };
  }
  const label = new Label(packets, dosing, limits);
  const tooMuch = amount > limits.most_at_once;
  const against = tooMuch ? [reason("most-at-once", product, at, limits.most_at_once, limits.unit)] : [];
  against.push(...label.against(amount, at, doses));
  if (!against.length) return { allowed: true };
  if (tooMuch) return { reasons: onceEach(against), may_at: null };
  const afterAll = Math.max(at, ...doses.map((dose) => dose.at));
  const start = afterAll === at ? at : fullMinute(afterAll);
  return { reasons: onceEach(against), may_at: label.earliest(amount, start, doses) };
}

/** {noted, against, overdose} or {reasons, may_at, unusable}: what becomes of a new dose. */
export function note(packets, dosing, doses, dose, taken = false) {
  const wrong = unusable(packets, dosing, dose);
  const last = latest(doses, dose.noted);
  if (!wrong && !taken && last > dose.noted + dosing.latest_minutes_ahead * MINUTE) {
    return { reasons: [reason("clock-changed", "", last)], may_at: null, unusable: false };
  }
  const verdict = wrong
    ? { reasons: [wrong], may_at: null }
    : mayTake(packets, dosing, doses, dose.product, dose.amount, dose.at);
  if (verdict.allowed) return { noted: true, against: [], overdose: "" };
  const cannot = verdict.reasons.some(({ kind }) => UNUSABLE.includes(kind));
  if (cannot || !taken) return { ...verdict, unusable: cannot };
  return { noted: true, against: verdict.reasons, overdose: overdose(packets, dosing, doses, dose) };
}

/** The unit of what was taken too much of within 24 hours around the dose; nothing when it was not too much. */
function overdose(packets, dosing, doses, dose) {
  const limits = packets[dose.product]?.limits;
  if (!limits || limits.unit !== dose.unit) return "";
  const others = doses.filter(({ id }) => id !== dose.id);
  return new Label(packets, dosing, limits).tooMuch(dose.amount, dose.at, others).length ? dose.unit : "";
}

/** The label of one product, read beside all packets of the region. */
class Label {
  constructor(packets, dosing, limits) {
    Object.assign(this, { packets, dosing, limits });
    this.break = dosing.new_course_after_days * DAY;
  }

  held(dose) {
    return this.packets[dose.product]?.substances ?? [];
  }

  kin(dose) {
    return dose.product === this.limits.product || this.held(dose).some((one) => this.limits.substances.includes(one));
  }

  addsUp(dose) {
    if (dose.unit !== this.limits.unit || !this.kin(dose)) return false;
    const single = this.held(dose).length === 1 && this.limits.substances.length === 1;
    return dose.product === this.limits.product || single;
  }

  gaps(dose) {
    const packet = this.packets[dose.product];
    const { same_substance, one_at_a_time } = this.dosing;
    if (!packet) return [reason("unknown", dose.product, dose.at, same_substance.hours)];
    const found = [];
    if (this.kin(dose)) {
      const hours = Math.max(this.limits.hours_between, packet.limits?.hours_between ?? 0);
      found.push(reason("too-soon", dose.product, dose.at, hours));
      if (!this.addsUp(dose)) found.push(reason("same-substance", dose.product, dose.at, same_substance.hours));
    }
    if (dose.product !== this.limits.product) {
      for (const { group, hours } of one_at_a_time) {
        const both = packet.groups.includes(group) && this.limits.groups.includes(group);
        if (both) found.push({ ...reason("another", dose.product, dose.at, hours), group });
      }
    }
    return found;
  }

  used(doses, end) {
    const inside = doses.filter((dose) => end - DAY < dose.at && dose.at <= end && this.addsUp(dose));
    const limits = inside.map((dose) => this.packets[dose.product]?.limits).filter(Boolean);
    const most = Math.min(...[this.limits, ...limits].map((one) => one.most_in_24_hours));
    return [inside.reduce((sum, { amount }) => sum + amount, 0), most];
  }

  tooNear(at, doses) {
    return doses.flatMap((dose) => this.gaps(dose).filter(({ number }) => Math.abs(at - dose.at) < number * HOUR));
  }

  tooMuch(amount, at, doses) {
    const ends = [at, ...doses.map((dose) => dose.at).filter((one) => at < one && one < at + DAY)];
    return ends.flatMap((end) => {
      const [used, most] = this.used(doses, end);
      const { product, unit } = this.limits;
      return used + amount > most ? [reason("most-in-24-hours", product, end, most, unit)] : [];
    });
  }

  tooLong(at, doses) {
    const found = [];
    const start = this.courseStart(at, doses);
    const { product, days } = this.limits;
    if (Math.floor((at - start) / DAY) + 1 > days) found.push(reason("course-over", product, at, days));
    let last = at;
    const after = doses.filter((dose) => dose.at > at && this.ofCourse(dose)).sort((a, b) => a.at - b.at);
    for (const dose of after) {
      if (dose.at - last >= this.break) return found;
      last = dose.at;
      const most = this.packets[dose.product].limits?.days ?? days;
      if (Math.floor((dose.at - start) / DAY) + 1 > most) found.push(reason("course-over", dose.product, dose.at, most));
    }
    return found;
  }

  ofCourse(dose) {
    const packet = this.packets[dose.product];
    if (!packet) return false;
    const shared = packet.groups.filter((group) => this.limits.groups.includes(group));
    return this.kin(dose) || this.dosing.one_at_a_time.some(({ group }) => shared.includes(group));
  }

  courseStart(at, doses) {
    let start = at;
    const before = doses.filter((dose) => dose.at <= at && this.ofCourse(dose)).map((dose) => dose.at);
    for (const earlier of before.sort((a, b) => b - a)) {
      if (start - earlier >= this.break) break;
      start = earlier;
    }
    return start;
  }

  against(amount, at, doses) {
    return [...this.tooNear(at, doses), ...this.tooMuch(amount, at, doses), ...this.tooLong(at, doses)];
  }

  /** `start`, or the first whole minute after it, at which the amount may be taken; null when the days are used up. */
  earliest(amount, start, doses) {
    const gaps = doses.flatMap((dose) => this.gaps(dose).map(({ number }) => dose.at + number * HOUR));
    const days = doses.filter((dose) => this.addsUp(dose)).map((dose) => dose.at + DAY);
    const ends = [...new Set([...gaps, ...days])].filter((end) => end > start).map(fullMinute);
    for (const at of [start, ...ends.sort((a, b) => a - b)]) {
      if (this.tooNear(at, doses).length || this.tooMuch(amount, at, doses).length) continue;
      return this.tooLong(at, doses).length ? null : at;
    }
    return null;
  }
}

function state(label, doses, now) {
  const { limits, dosing } = label;
  const last = latest(doses, now);
  const changed = last > now + dosing.latest_minutes_ahead * MINUTE;
  const next_at = label.earliest(limits.least, changed ? fullMinute(last) : now, doses);
  const against = changed ? [reason("clock-changed", "", last)] : label.against(limits.least, now, doses);
  if (next_at === null && !against.some(({ kind }) => kind === "course-over")) {
    against.push(reason("course-over", limits.product, null, limits.days));
  }
  const capped = doses.map((dose) => ({ ...dose, at: Math.min(dose.at, now) }));
  const [used, most] = label.used(capped, now);
  const allowed = against.length === 0;
  return {
    product: limits.product,
    now: allowed,
    next_at,
    at_most: allowed ? Math.min(limits.most_at_once, most - used) : 0,
    unit: limits.unit,
    used,
    most,
    left: Math.max(0, most - used),
    over: used > most,
    day: dayOf(label, doses, now),
    days: limits.days,
    against: onceEach(against),
  };
}

function dayOf(label, doses, now) {
  const ofIt = doses.filter((dose) => label.ofCourse(dose) && dose.at <= now).map((dose) => dose.at);
  const start = label.courseStart(now, doses);
  return ofIt.includes(start) ? Math.floor((now - start) / DAY) + 1 : 0;
}

function unusable(packets, dosing, dose) {
  const limits = packets[dose.product]?.limits;
  if (limits && dose.unit !== limits.unit) return reason("unit", dose.product, null, 0, limits.unit);
  if (dose.at > dose.noted + dosing.latest_minutes_ahead * MINUTE) return reason("not-yet", dose.product, dose.at);
  const days = dosing.earliest_days_back;
  return dose.at < dose.noted - days * DAY ? reason("long-ago", dose.product, dose.at, days) : undefined;
}

/** The latest instant that anything is known of; after now only when a clock has been changed. */
function latest(doses, now) {
  return Math.max(now, ...doses.map(({ at, noted }) => Math.max(at, noted)));
}

/** Of each kind the reason that holds longest; too much is told once. */
function onceEach(against) {
  const found = new Map();
  for (const one of against) {
    const before = found.get(one.kind);
    if (!before || (one.kind !== "most-in-24-hours" && until(one) > until(before))) found.set(one.kind, one);
  }
  return [...found.values()];
}

function until({ kind, at, number }) {
  return kind === "course-over" ? at : at + number * HOUR;
}

export function fullMinute(at) {
  return Math.ceil(at / MINUTE) * MINUTE;
}

function reason(kind, product = "", at = null, number = 0, unit = "") {
  return { kind, product, at, number, unit, group: "" };
}

function instant(text) {
  return Date.parse(text);
}

function order(a, b) {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Whichever is kept of two events with one id matters little, as long as every copy keeps the same. */
function weight(event) {
  return JSON.stringify(Object.entries(event).sort(([a], [b]) => order(a, b)));
}
