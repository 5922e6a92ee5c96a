// Why a conclusion is what it is, and what would change it: as explain.py says it.

/** The rules that fired, highest first, as {rule, level, findings}: each with the answers that carry it. */
export function because(decider, answers, conclusion) {
  const { levels, rules } = decider.program;
  const worth = decider.valuation(answers);
  const places = new Map(rules.map(([id, , node]) => [id, node]));
  return conclusion.fired.map(({ rule, level }) => {
    const carrying = new Set();
    support(decider, worth, places.get(rule), levels.indexOf(level), carrying);
    return { rule, level, findings: decider.names(carrying) };
  });
}

/** Every change of one answer that would change the level, as {finding, answer, at_least}. */
export function wouldChange(decider, answers) {
  const now = decider.atLeast(answers);
  return decider.ids.flatMap((finding, q) =>
    differentAnswers(decider, q, answers[finding]).flatMap((answer) => {
      const at_least = decider.atLeast({ ...answers, [finding]: answer });
      return at_least === now ? [] : [{ finding, answer, at_least }];
    }),
  );
}

function support(decider, worth, place, rank, carrying) {
  if (!((worth.value(place, false) >> (rank - 1)) & 1)) return;
  const [kind, ...rest] = decider.program.nodes[place];
  if (!isGroup(kind)) carrying.add(rest[0]);
  else rest.at(-1).forEach((part) => support(decider, worth, part, rank, carrying));
}

function isGroup(kind) {
  return kind === "all" || kind === "any" || kind === "least";
}

/** Answers of which one stands for every answer that the decision tells apart, without `now` and its like. */
function differentAnswers(decider, q, now) {
  const [kind, ...rest] = decider.kind(q);
  if (kind === "yes-no") return ["no", "unsure", "yes"].filter((answer) => answer !== now);
  if (kind === "choice") return rest.filter((option) => option !== now);
  const [, least, most] = rest;
  const starts = [...new Set([least, ...thresholds(decider, q)])].sort((a, b) => a - b);
  return starts.flatMap((start, place) => {
    const end = place + 1 < starts.length ? starts[place + 1] - 1 : most;
    if (now === undefined) return [start];
    if (start <= now && now <= end) return [];
    return [now < start ? start : end];
  });
}

/** The numbers at which some rule or ask-if changes: each is the first of the upper side. */
function thresholds(decider, q) {
  const { nodes } = decider.program;
  return nodes.filter(([kind, of]) => (kind === "ge" || kind === "lt") && of === q).map(([, , number]) => number);
}
