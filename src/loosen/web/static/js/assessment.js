// The assessment, as care/assessment.py words it: one person's answers in, the result format out.

import { because } from "./engine/explain.js";

export function assess(book, decider, answers, regionId) {
  const region = book.regions[regionId];
  const conclusion = decider.conclude(answers);
  const reasons = because(decider, answers, conclusion);
  const ids = Object.keys(book.levels);
  const level = book.levels[conclusion.at_least];
  const earned = conclusion.settled || conclusion.at_least !== ids[0];
  return {
    edition: book.edition,
    hash: book.hash,
    region: regionId,
    others: null,
    disposition: { at_least: conclusion.at_least, at_most: conclusion.at_most, settled: conclusion.settled },
    because: reasons.map(({ rule, level, findings }) => ({
      rule,
      level,
      fear: book.fears[book.rules[rule].fear].fear,
      because: book.rules[rule].because,
      answers: Object.fromEntries(findings.map((id) => [id, answers[id]])),
      sources: book.rules[rule].sources,
    })),
    open: decider.order(conclusion),
    headline: headline(book, region, conclusion),
    contact: earned ? fill(region, level.who) : "",
    within: earned ? level.within : "",
    what_to_do: whatToDo(book, region, conclusion, reasons),
    say: earned ? fill(region, level.say) : "",
    warning_signs: conclusion.at_least === ids.at(-1) ? [] : book.warning_signs.map((sign) => fill(region, sign)),
    number_to_call: fill(region, region["emergency-number"]),
    valid_for_hours: book.valid_for_hours,
    reviewed_by: book.reviewed_by,
  };
}

/** `text` with the values of `places` where it says {place}. */
export function fill(places, text) {
  return Object.entries(places).reduce((filled, [place, words]) => filled.replaceAll(`{${place}}`, words), text);
}

function headline(book, region, { at_least, at_most, settled }) {
  const { levels, words } = book;
  if (settled) return fill(region, levels[at_least].headline);
  const places = { least: levels[at_least].name, most: levels[at_most].name };
  return fill(places, at_least === Object.keys(levels)[0] ? words.open_from_calmest : words.open);
}

/** The level's own steps, then what is special to the fears that carry it; none that was not earned. */
function whatToDo(book, region, { at_least, settled }, reasons) {
  const first = settled ? [] : [book.words.answer_open];
  if (!settled && at_least === Object.keys(book.levels)[0]) return first;
  const carrying = reasons.filter(({ level }) => level === at_least).map(({ rule }) => book.rules[rule]);
  const steps = [...book.levels[at_least].do, ...carrying.flatMap((rule) => [...book.fears[rule.fear].do, ...rule.do])];
  return [...new Set([...first, ...steps.map((step) => fill(region, step))])];
}
