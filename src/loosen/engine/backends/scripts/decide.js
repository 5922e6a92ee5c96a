// One person, in the browser: the same conclusions, open findings and next page as the referee in Python.
//
// A value is one whole number with a bit per level and rail. The low half says "known to be worth at least this
// level", the high half "may be". "All" is &, "any" is |, and a rule's level is a mask. No answer leaves this file.

const STEP = 30; // as in interview.py

export class Decider {
  /** @param {object} program what `javascript.write` gives: levels, questions, nodes, rules, pages, alone_top */
  constructor(program) {
    this.program = program;
    this.width = program.levels.length - 1;
    this.known = (1 << this.width) - 1;
    this.missing = this.known << this.width;
    this.full = this.missing | this.known;
    this.ids = program.questions.map(([id]) => id);
    this.aloneTop = new Set(program.alone_top);
  }

  /** What the answers lead to; throws RangeError for an answer that its finding cannot have. */
  conclude(answers) {
    const { levels, questions, rules } = this.program;
    this.check(answers);
    const worth = this.valuation(answers);
    const values = this.values(worth);
    const total = values.reduce((all, one) => all | one, 0);
    const low = rank(total & this.known);
    const high = rank(total >> this.width);
    const fired = values
      .map((value, r) => ({ rule: rules[r][0], rank: rank(value & this.known) }))
      .filter((one) => one.rank > 0)
      .sort((a, b) => b.rank - a.rank);
    const matter = new Set();
    const open = [];
    values.forEach((value, r) => {
      const undecided = (value >> this.width) & ~value & ((this.known >> low) << low);
      if (!undecided) return;
      const deciding = new Set();
      worth.walk(rules[r][2], undecided, false, deciding);
      deciding.forEach((q) => matter.add(q));
      open.push({ rule: rules[r][0], could_reach: levels[rank(value >> this.width)], findings: this.names(deciding) });
    });
    const required = questions.flatMap(([id, , , must], q) => (must && worth.answers[id] === undefined ? [q] : []));
    const unanswered = low < this.width ? required : [];
    unanswered.forEach((q) => matter.add(q));
    return {
      at_least: levels[low],
      at_most: levels[high],
      settled: low === high && unanswered.length === 0,
      fired: fired.map(({ rule, rank }) => ({ rule, level: levels[rank] })),
      open_rules: open,
      open_findings: this.names(matter),
    };
  }

  /** The level that the answers reach at least: of a conclusion no more than that. */
  atLeast(answers) {
    const total = this.values(this.valuation(answers)).reduce((all, one) => all | one, 0);
    return this.program.levels[rank(total & this.known)];
  }

  /** The page to ask now, as {id, findings}; null when the conclusion has settled. */
  nextPage(conclusion, answers) {
    const matter = new Set(conclusion.open_findings);
    const worth = this.valuation(answers);
    for (const { id, findings } of this.ranked(conclusion)) {
      const asked = findings.filter((one) => matter.has(one) && worth.asked(this.ids.indexOf(one)));
      if (asked.length) return { id, findings: asked };
    }
    return null;
  }

  /** The findings that still matter, in the order to ask them. */
  order(conclusion) {
    const matter = new Set(conclusion.open_findings);
    return this.ranked(conclusion).flatMap(({ findings }) => findings.filter((one) => matter.has(one)));
  }

  /** The answers less those whose question would now be skipped. */
  stillAsked(answers) {
    const kept = { ...answers };
    this.ids.forEach((id, q) => {
      if (id in kept && this.valuation(kept).skipped(q)) delete kept[id];
    });
    return kept;
  }

  ranked(conclusion) {
    const danger = conclusion.open_findings.filter((one) => this.aloneTop.has(one));
    const dangerous = ({ findings }) => findings.some((one) => danger.includes(one));
    const { pages } = this.program;
    const weights = new Map(pages.map((page) => [page, this.weight(page, conclusion)]));
    const others = pages.filter((page) => !dangerous(page)).sort((a, b) => weights.get(b) - weights.get(a));
    return [...pages.filter(dangerous), ...others];
  }

  weight({ findings }, { at_least, open_rules }) {
    const { levels } = this.program;
    return open_rules.reduce((sum, rule) => {
      const here = rule.findings.filter((one) => findings.includes(one)).length;
      const climb = levels.indexOf(rule.could_reach) - levels.indexOf(at_least);
      return sum + (STEP ** climb * here) / rule.findings.length;
    }, 0);
  }

  check(given) {
    const answers = bare(given);
    this.ids.forEach((id, q) => {
      const answer = answers[id];
      const [kind, ...rest] = this.kind(q);
      if (answer === undefined) return;
      const fits =
        kind === "number"
          ? Number.isInteger(answer) && rest[1] <= answer && answer <= rest[2]
          : (kind === "choice" ? rest : ["yes", "no", "unsure"]).includes(answer);
      if (!fits) throw new RangeError(id);
    });
  }

  valuation(answers) {
    return new Valuation(this, answers);
  }

  /** What each rule is worth, as far as it may push. */
  values(worth) {
    return this.program.rules.map(([, rank, node]) => worth.value(node, false) & this.upTo(rank));
  }

  kind(q) {
    return this.program.questions[q][1];
  }

  upTo(rank) {
    const bits = (1 << rank) - 1;
    return bits | (bits << this.width);
  }

  names(places) {
    return [...places].sort((a, b) => a - b).map((q) => this.ids[q]);
  }
}

/** What every node is worth for one person, each worked out once. "Asking" is the view of an ask-if: unsure is yes. */
class Valuation {
  constructor(decider, answers) {
    this.decider = decider;
    this.answers = bare(answers);
    this.values = [new Map(), new Map()];
  }

  value(place, asking) {
    const kept = this.values[Number(asking)];
    if (!kept.has(place)) kept.set(place, this.work(this.decider.program.nodes[place], asking));
    return kept.get(place);
  }

  work([kind, ...rest], asking) {
    const parts = () => rest.at(-1).map((part) => this.value(part, asking));
    if (kind === "all") return parts().reduce((a, b) => a & b);
    if (kind === "any") return parts().reduce((a, b) => a | b);
    if (kind === "least") return atLeast(rest[0], parts());
    return this.leaf(kind, rest, asking);
  }

  leaf(kind, [q, what], asking) {
    const { decider, answers } = this;
    const answer = answers[decider.ids[q]];
    if (answer === undefined) return this.skipped(q) ? 0 : decider.missing;
    if (kind === "yes" && answer === "unsure") return asking ? decider.full : decider.upTo(decider.program.questions[q][2]);
    const holds = { yes: () => answer === "yes", ge: () => answer >= what, lt: () => answer < what, in: () => what.includes(answer) };
    return holds[kind]() ? decider.full : 0;
  }

  skipped(q) {
    const gate = this.decider.program.questions[q][4];
    return gate !== null && this.value(gate, true) >> this.decider.width === 0;
  }

  asked(q) {
    const gate = this.decider.program.questions[q][4];
    return gate === null || (this.value(gate, true) & this.decider.known) !== 0;
  }

  /** Collect the questions that decide the node at one of the levels (bits). */
  walk(place, levels, asking, found) {
    const { program, width } = this.decider;
    const value = this.value(place, asking);
    const undecided = levels & (value >> width) & ~value;
    if (!undecided) return;
    const [kind, ...rest] = program.nodes[place];
    if (kind === "all" || kind === "any" || kind === "least") {
      rest.at(-1).forEach((part) => this.walk(part, undecided, asking, found));
      return;
    }
    found.add(rest[0]);
    const gate = program.questions[rest[0]][4];
    if (gate !== null) this.walk(gate, 1 << (width - 1), true, found);
  }
}

/** The bits that n or more of the parts have. */
function atLeast(n, parts) {
  let counted = []; // counted[j]: more than j of the parts so far
  for (const part of parts) {
    const oneMore = [part, ...counted.map((plane) => plane & part)];
    counted = oneMore.map((now, j) => now | (counted[j] ?? 0)).slice(0, n);
  }
  return counted[n - 1];
}

/** The answers alone: a finding may be called what every object has, such as "constructor". */
function bare(answers) {
  return Object.assign(Object.create(null), answers);
}

function rank(bits) {
  return 32 - Math.clz32(bits);
}
