// Searching the index by itself, as care/searching.py does over the same index; both must give the same answer.

import { wordsOf } from "./search-words.js";

const [SAME, BEGINNING, SYNONYM, SLIP] = [100, 70, 60, 60];
const SHORTEST_BEGINNING = 3;
const [ONE_SLIP, TWO_SLIPS] = [4, 8];
const MOST = 20;
const LEAST = 12;
const LONGEST = 200;

export class Search {
  constructor(index) {
    this.index = index;
    this.terms = new Map(Object.entries(index.terms));
    this.common = new Set(index.common);
  }

  /** {asks, hits}: what the check would ask because of these words, and the places of what comes closest to them. */
  of(query) {
    const words = wordsOf([...query].slice(0, LONGEST).join(""));
    return { asks: this.asks(words), hits: this.places(words) };
  }

  places(words) {
    const telling = words.filter((word) => !this.common.has(word));
    const asked = telling.length ? telling : words;
    const byWord = [...new Set(asked)].map((word) => this.scores(word, asked));
    const scores = new Map();
    for (const its of byWord) for (const [place, score] of its) scores.set(place, (scores.get(place) ?? 0) + score);
    for (const [place, score] of scores) {
      const held = byWord.filter((its) => its.has(place)).length;
      scores.set(place, Math.floor((score * (held + 1)) / (byWord.length + 1)));
    }
    const found = [...scores.keys()].sort((one, other) => scores.get(other) - scores.get(one) || one - other);
    return found.filter((place) => scores.get(place) * 100 >= scores.get(found[0]) * LEAST).slice(0, MOST);
  }

  scores(word, words) {
    const scores = new Map();
    for (const [term, counts] of this.matches(word, words)) {
      const postings = this.terms.get(term) ?? [];
      for (let i = 0; i < postings.length; i += 2) {
        scores.set(postings[i], Math.max(scores.get(postings[i]) ?? 0, postings[i + 1] * counts));
      }
    }
    return scores;
  }

  matches(word, words) {
    const found = new Map(this.synonyms(word, words).map((term) => [term, SYNONYM]));
    if (this.terms.has(word)) return found.set(word, SAME);
    if (found.size) return found;
    const among = (counts, fits) => new Map([...this.terms.keys()].filter(fits).map((term) => [term, counts]));
    const begun = word.length >= SHORTEST_BEGINNING ? among(BEGINNING, (term) => term.startsWith(word)) : found;
    return begun.size ? begun : among(SLIP, (term) => alike(word, term));
  }

  synonyms(word, words) {
    const holds = (phrase) => phrase.some((one) => this.means(word, one)) && this.holds(words, phrase);
    const groups = this.index.synonyms.filter((group) => group.some(holds));
    return groups.flat(2).filter((one) => !this.common.has(one));
  }

  holds(words, phrase) {
    return phrase.every((one) => words.some((word) => this.means(word, one)));
  }

  means(word, other) {
    if (word === other || (other.length >= ONE_SLIP && word.startsWith(other))) return true;
    return !this.terms.has(word) && alike(word, other);
  }

  asks(words) {
    const told = this.index.dangers.filter((one) => one.words.some((phrase) => this.holds(words, phrase)));
    return [...new Set(told.flatMap((one) => one.asks))];
  }
}

/** Whether they are the same but for one slip of the finger, or two in a long word. */
function alike(one, other) {
  const shorter = Math.min(one.length, other.length);
  const slips = shorter < ONE_SLIP ? 0 : shorter < TWO_SLIPS ? 1 : 2;
  return slips > 0 && Math.abs(one.length - other.length) <= slips && distance(one, other) <= slips;
}

/** Letters to change, drop, add or swap. */
function distance(one, other) {
  let [before, row] = [[], Array.from({ length: other.length + 1 }, (_, place) => place)];
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const same = one[i - 1] === other[j - 1] ? 0 : 1;
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + same);
      const swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      if (swapped) next[j] = Math.min(next[j], before[j - 2] + 1);
    }
    [before, row] = [row, next];
  }
  return row[other.length];
}
