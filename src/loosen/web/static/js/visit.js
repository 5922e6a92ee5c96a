// Where somebody stands in the screening of medicines, as web/visit.py says it. A visit never changes.

import { Screening } from "./screening.js";
import { Walk } from "./walk.js";

const MOST_NAMES = 50;
const LONGEST_NAME = 100;

export class Visit {
  /** @param {object} told {typed, chosen, herbs, given, drafts}; `typed` is null before they were asked */
  constructor(tools, check, told = {}) {
    this.tools = tools;
    this.check = check;
    this.told = { typed: null, chosen: {}, herbs: [], given: [], drafts: {}, ...told };
    const { decider, screens, names, region } = tools;
    const wanted = (this.told.typed ?? []).map((typed) => this.told.chosen[typed] ?? typed).filter(Boolean);
    const found = names.lookThrough(wanted);
    const none = (this.told.typed ?? []).filter((typed) => this.told.chosen[typed] === "");
    this.doubtful = found.doubtful;
    this.screening = new Screening(screens, decider, region, found.withUnknown(none), this.told.herbs);
    this.walk = new Walk(this.screening, this.told.given, this.told.drafts, check);
  }

  /** "taking", "confirm", "page" or "result". */
  get stage() {
    if (this.told.typed === null) return "taking";
    if (this.doubtful.length) return "confirm";
    return this.walk.page ? "page" : "result";
  }

  taking(text, herbs) {
    return this.with({ typed: namesIn(text), herbs });
  }

  choose(chosen) {
    return this.with({ chosen: { ...this.told.chosen, ...chosen } });
  }

  answer(answers) {
    return this.at(this.walk.answer(answers));
  }

  back() {
    if (this.told.given.length) return this.at(this.walk.back());
    return this.with({ typed: null, chosen: {}, drafts: {}, before: this.told.typed });
  }

  at({ given, drafts }) {
    return this.with({ given, drafts });
  }

  with(told) {
    return new Visit(this.tools, this.check, { ...this.told, ...told });
  }

  /** How many steps have been taken, for the history of the browser. */
  get steps() {
    if (this.told.typed === null) return 0;
    return 1 + (Object.keys(this.told.chosen).length ? 1 : 0) + this.told.given.length;
  }
}

/** What somebody typed, a name on each line or between commas. */
function namesIn(text) {
  const names = text.split(/[\n\r,]+/).map((one) => one.trim().replace(/\s+/g, " ").slice(0, LONGEST_NAME));
  return [...new Set(names.filter(Boolean))].slice(0, MOST_NAMES);
}
