// Text as search compares it, as care/search_words.py does: without case, accents and endings; Chinese as pairs.

const CHINESE = /[\u3400-\u9fff\uf900-\ufaff]+/g;
const ACCENTS = /[\u0300-\u036f]/g;
const RARE = /[\u{10000}-\u{10ffff}]/gu;
const NO_LETTER = /[^0-9a-z\u00df-\u02af\u0370-\u04ff\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]/g;
const APOSTROPHES = /['’ʼ`]/g;
const DOUBLED = /([bdfglmnprt])\1$/;
const SHORTEST_STEM = 3;
const ENDINGS = [
  ["ies", "y", 5],
  ["sses", "ss", 6],
  ["ches", "ch", 6],
  ["shes", "sh", 6],
  ["ing", "", 6],
  ["ed", "", 5],
];

/** The words of the text in order. */
export function wordsOf(text) {
  return folded(text).split(" ").filter(Boolean).flatMap(inWords);
}

function inWords(word) {
  const found = [];
  let place = 0;
  for (const run of word.matchAll(CHINESE)) {
    found.push(...latin(word.slice(place, run.index)), ...pairs(run[0]));
    place = run.index + run[0].length;
  }
  return [...found, ...latin(word.slice(place))];
}

function latin(word) {
  return word ? [stem(word)] : [];
}

function pairs(run) {
  return run.length < 2 ? [run] : Array.from({ length: run.length - 1 }, (_, place) => run.slice(place, place + 2));
}

/** Without case, accents and punctuation. */
export function folded(text) {
  const plain = text.replace(APOSTROPHES, "").replace(RARE, " ").normalize("NFKC").toLowerCase().normalize("NFKD");
  return plain.replace(ACCENTS, "").replace(NO_LETTER, " ");
}

function stem(word) {
  let its = word;
  const cut = ENDINGS.find(([ending, , shortest]) => its.endsWith(ending) && its.length >= shortest);
  if (cut) its = its.slice(0, -cut[0].length) + cut[1];
  else if (its.endsWith("s") && !/(?:ss|us|is)$/.test(its) && its.length > SHORTEST_STEM) its = its.slice(0, -1);
  if (its.endsWith("e") && its.length > SHORTEST_STEM) its = its.slice(0, -1);
  return its.replace(DOUBLED, "$1");
}
