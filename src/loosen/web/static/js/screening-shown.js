// What a person is shown of their screens, as care/showing_medicines.py says it, word for word.

import { fill } from "./assessment.js";
import { inWords } from "./showing.js";

const MOST_OPEN = 5;

export function screeningShown(book, screening, answers) {
  const { screens } = screening;
  const urgency = screening.check.conclude(answers).at_least;
  const emergency = urgency === Object.keys(book.levels).at(-1);
  const region = book.regions[screening.region];
  const advice = screening.concerning.map((id) => screening.advice(id, answers));
  const kind = ([id, { name }]) => {
    const its = advice.filter((one) => screens.screens[one.id].kind === id);
    const levels = screening.program.levels;
    its.sort((a, b) => levels.indexOf(a.level) - levels.indexOf(b.level));
    return { id, name, items: its.map((one) => item(book, screens, screening.region, one)) };
  };
  return {
    emergency,
    urgency,
    headline: emergency ? fill(region, book.levels[urgency].headline) : "",
    who: emergency ? fill(region, book.levels[urgency].who) : "",
    unconfirmed: [],
    unknown: screening.cabinet.unknown.map((typed) => fill({ typed }, screens.words.unknown)),
    duplicates: screening.cabinet.duplicates.map((names) => fill({ names: names.join(", ") }, screens.words.duplicate)),
    taken: screening.cabinet.taken.map(({ name }) => name),
    kinds: emergency ? [] : Object.entries(screens.kinds).map(kind).filter(({ items }) => items.length),
  };
}

function item(book, screens, region, { id, level, settled, allowed, may, because, open }) {
  const screen = screens.screens[id];
  const words = screens.kinds[screen.kind].levels[level];
  const offer = allowed ? screen.offers[region] : undefined;
  const told = allowed || ["prescription", "herb"].includes(screen.kind);
  return {
    id,
    name: screen.name,
    level,
    level_name: settled ? words.name : screens.words.not_known,
    headline: settled ? words.headline : screens.words.still_open,
    first: because.length ? screen.cautions[because[0].rule].because : "",
    because: because.map((why) => reason(book, screens, screen, why)),
    open: stillOpen(book, screens, open),
    dose: offer?.dose ?? "",
    dose_sources: offer?.dose ? offer.sources.map((one) => screens.sources[one]) : [],
    helps: screen.helps,
    how: told && may ? screen.how : [],
    stop: may ? screen.stop : [],
    if_not_enough: allowed ? screen.if_not_enough : "",
    never_with: may ? screen.never_with.map((other) => screens.screens[other].name) : [],
    timer: may && screen.timer ? screen.timer.minutes : 0,
    check_skin_at: may && screen.timer ? screen.timer.check_skin_at : [],
    sources: screen.sources.map((one) => screens.sources[one]),
  };
}

function reason(book, screens, screen, { rule, answers, taken }) {
  const caution = screen.cautions[rule];
  return {
    because: caution.because,
    answers: answers.map(([finding, answer]) => inWords({ asked: screens.asked, words: book.words }, finding, answer)),
    taken: taken.join(", "),
    memory: caution.memory ? screens.words.memory : "",
    sources: caution.sources.map((one) => screens.sources[one]),
  };
}

function stillOpen(book, screens, open) {
  const questions = open.slice(0, MOST_OPEN).map((id) => screens.asked[id].question);
  const more = open.length - MOST_OPEN;
  if (more > 0) questions.push(fill({ more }, more === 1 ? screens.words.one_more : screens.words.more));
  return questions;
}
