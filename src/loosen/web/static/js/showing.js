// What a person is shown of their assessment, as care/showing.py says it, word for word.

import { fill } from "./assessment.js";
import { wouldChange } from "./engine/explain.js";

export function showing(book, decider, answers, result) {
  const level = result.disposition.at_least;
  const { tel } = book.regions[result.region];
  return {
    level,
    name: book.levels[level].name,
    headline: result.headline,
    contact: result.contact,
    within: result.within,
    number: result.number_to_call,
    call: tel && `tel:${tel}`,
    calls: calls(book.regions, book.regions[result.region]),
    say: result.say,
    what_to_do: result.what_to_do,
    because: result.because.map((reason) => reasonInWords(book, reason)),
    ...changes(book, decider, answers, level),
    warning_signs: result.warning_signs,
    answers: allAnswers(book, answers),
  };
}

/** The number to press; without a region each of those there are, and where it is the right one. */
function calls(regions, region) {
  const one = (where, { tel, "emergency-number": number }) => ({ where, number, call: `tel:${tel}` });
  if (region.tel) return [one("", region)];
  return Object.values(regions).filter(({ tel }) => tel).map((each) => one(each.name, each));
}

function reasonInWords(book, reason) {
  return {
    level: book.levels[reason.level].name,
    because: reason.because,
    answers: Object.entries(reason.answers).map(([id, answer]) => inWords(book, id, answer)),
    certainty: book.words.certainty[book.fears[book.rules[reason.rule].fear].certainty],
    sources: reason.sources.map((id) => book.sources[id]),
  };
}

/** An answer as a line that can stand by itself. */
export function inWords({ asked, words }, id, answer) {
  const { tick, question, options } = asked[id];
  if (!tick) return `${question} ${options[answer] ?? answer}`;
  if (answer === "yes") return tick;
  return fill({ finding: tick }, answer === "no" ? words.said_no : words.said_unsure);
}

/** One other answer that would make it calmer; and by level, those that would make it more urgent. */
function changes(book, decider, answers, level) {
  const ids = Object.keys(book.levels);
  const calmer = [];
  const worse = new Map([...ids].reverse().map((id) => [id, []]));
  for (const { finding, answer, at_least } of wouldChange(decider, answers)) {
    const said = inWords(book, finding, answer);
    if (ids.indexOf(at_least) < ids.indexOf(level)) calmer.push({ answer: said, level: book.levels[at_least].name });
    else if (answer !== "no" && answer !== "unsure") worse.get(at_least).push(said);
  }
  const moreUrgent = [...worse].filter(([, said]) => said.length);
  return { calmer, more_urgent: moreUrgent.map(([id, said]) => ({ level: book.levels[id].name, answers: said })) };
}

/** All that was answered, page by page, to be looked over. */
function allAnswers(book, answers) {
  return book.program.pages
    .map(({ id, findings }) => ({ id, answered: findings.filter((finding) => answers[finding] !== undefined) }))
    .filter(({ answered }) => answered.length)
    .map(({ id, answered }) => ({
      page: id,
      title: book.pages[id],
      lines: answered.map((finding) => line(book, finding, answers[finding])),
    }));
}

function line({ asked, words }, id, answer) {
  const { tick, question, options } = asked[id];
  if (tick) return { question: tick, answer: words[answer], given: answer };
  if (typeof answer === "number") return { question, answer: String(answer), given: "number" };
  return { question, answer: options[answer], given: "choice" };
}
