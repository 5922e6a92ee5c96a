// The screens of one person, as care/screening.py and care/medicines.py say them: what is still to be asked, and what
// each screen says. It can be walked through as the check can. No answer leaves the device.

import { Decider } from "./engine/decide.js";
import { because } from "./engine/explain.js";

const HARM = { no: 0, unsure: 1, yes: 2 };

export class Screening {
  /** @param {object} screens the bundle  @param {Decider} check of the check  @param {object} cabinet of cabinet.js */
  constructor(screens, check, region, cabinet, herbs = []) {
    Object.assign(this, { screens, check, region, cabinet, herbs });
    this.asks = new Decider(screens.questions);
    this.deciders = new Map();
  }

  get program() {
    return this.asks.program;
  }

  /** The screens that concern this person: herbs only when asked about, prescription medicines only when taken. */
  get concerning() {
    const taken = this.cabinet.screens;
    const wanted = { herb: new Set([...this.herbs, ...taken]), prescription: taken };
    const concerns = ([id, { kind }]) => !(kind in wanted) || wanted[kind].has(id);
    return Object.entries(this.screens.screens).filter(concerns).map(([id]) => id);
  }

  /** What still matters to any of them. */
  conclude(answers) {
    const still = new Set(this.concerning.flatMap((id) => this.concludeOne(id, answers).open_findings));
    const open_findings = this.asks.ids.filter((id) => still.has(id));
    const [at_least] = this.program.levels;
    return { at_least, settled: open_findings.length === 0, open_rules: [], open_findings };
  }

  nextPage(conclusion, answers) {
    return this.asks.nextPage(conclusion, answers);
  }

  stillAsked(answers) {
    return this.asks.stillAsked(answers);
  }

  concludeOne(id, answers) {
    return this.decider(id).conclude(this.told(id, answers));
  }

  decider(id) {
    if (!this.deciders.has(id)) this.deciders.set(id, new Decider(this.screens.screens[id].program));
    return this.deciders.get(id);
  }

  /** All that the screen goes by: answers, what they take, and what is worked out from both. */
  told(id, answers) {
    const cabinet = this.beside(id);
    const known = { ...answers };
    for (const [finding, answer] of Object.entries(cabinet.findings)) {
      if (HARM[answer] > (HARM[known[finding]] ?? -1)) known[finding] = answer;
    }
    known.region = this.region;
    known["unknown-medicine"] = cabinet.unknown.length ? "yes" : "no";
    known["same-substance"] = this.shares(cabinet, id);
    const urgency = this.check.conclude(answers);
    if (urgency.settled) known.urgency = urgency.at_least;
    return known;
  }

  /** What they take beside what is screened. */
  beside(id) {
    return this.screens.screens[id].kind === "product" ? this.cabinet : this.cabinet.without(id);
  }

  shares(cabinet, id) {
    const { substances, groups } = this.screens.screens[id];
    return cabinet.shares(substances, groups.filter((group) => this.screens.same.includes(group)));
  }

  /** The names of what they take that answers one of the findings. */
  takenFor(id, findings) {
    const cabinet = this.beside(id);
    const answersOne = (alone) =>
      (findings.includes("same-substance") && this.shares(alone, id) !== "no") ||
      Object.keys(alone.findings).some((finding) => findings.includes(finding));
    const names = cabinet.each.filter(answersOne).map(({ taken: [{ name }] }) => name);
    return [...new Set([...names, ...(findings.includes("unknown-medicine") ? cabinet.unknown : [])])];
  }

  /** What one screen says: {id, level, settled, because, open, allowed}. Nothing is allowed before it has settled. */
  advice(id, answers) {
    const told = this.told(id, answers);
    const decider = this.decider(id);
    const conclusion = decider.conclude(told);
    const { levels } = decider.program;
    const rank = Math.max(levels.indexOf(conclusion.at_least), conclusion.settled ? 0 : 1);
    return {
      id,
      level: levels[rank],
      settled: conclusion.settled,
      allowed: rank === 0,
      may: rank < levels.length - 1,
      because: because(decider, told, conclusion).map(({ rule, findings }) => ({
        rule,
        answers: findings.filter((one) => answers[one] === told[one]).map((one) => [one, told[one]]),
        taken: this.takenFor(id, findings),
      })),
      open: this.open(conclusion, answers),
    };
  }

  /** What is still to be answered; while the check is open, its questions stand for its result. */
  open({ open_findings }, answers) {
    const asked = open_findings.filter((one) => !this.screens.worked_out.includes(one));
    const first = open_findings.includes("urgency") ? this.check.order(this.check.conclude(answers)) : [];
    return [...new Set([...first, ...asked])];
  }
}
