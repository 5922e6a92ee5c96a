// What somebody takes, as care/cabinet.py resolves it: names to substances. A doubtful name is always confirmed.

const NEAR = 0.7; // of 1: a suggestion only, so more generous than where nobody is asked
const SHORTEST = 4;
const LONGEST = 60;
const CANDIDATES = 3;

export class Cabinet {
  /** @param {object} screens the bundle, with `names`: {substances, brands, skin, strength, forms, on_skin} */
  constructor(screens) {
    this.names = screens.names;
    this.same = screens.same;
    this.screens = screens.screens;
    const pattern = (name) => new RegExp(this.names[name], "gu");
    [this.strength, this.forms, this.onSkin] = ["strength", "forms", "on_skin"].map(pattern);
    this.index = new Map();
    for (const [id, { name, also }] of Object.entries(this.names.substances)) {
      for (const one of [name, ...also]) this.index.set(folded(one), { name, substances: [id], route: "mouth" });
    }
    for (const brand of this.names.brands) this.index.set(folded(brand.name), brand);
  }

  /** Recognise every typed name. */
  lookThrough(typed) {
    const found = { taken: [], unknown: [], doubtful: [] };
    for (const word of new Set(typed.map((one) => one.trim().replace(/\s+/g, " ")).filter(Boolean))) {
      const [entry, route] = this.exact(word);
      const near = entry ? [] : this.near(word);
      if (entry) found.taken.push({ typed: shown(word), ...entry, route: route || entry.route });
      else if (near.length) found.doubtful.push({ typed: word, names: near });
      else found.unknown.push(shown(word));
    }
    return new Found(this, found.taken, found.unknown, found.doubtful);
  }

  exact(word) {
    const whole = folded(word);
    const route = whole.search(this.onSkin) >= 0 ? "skin" : "";
    const plain = this.plain(word);
    for (const key of [whole, plain, trimmed(plain.replace(this.onSkin, ""))]) {
      if (this.index.has(key)) return [this.index.get(key), route];
    }
    return [undefined, route];
  }

  /** Names that the word may stand for, the likest first. */
  near(word) {
    const plain = trimmed(this.plain(word).replace(this.onSkin, ""));
    if (plain.length < SHORTEST || plain.length > LONGEST) return [];
    const scored = [...this.index].map(([key, { name }]) => [likeness(plain, key), name]);
    const near = scored.filter(([score]) => score >= NEAR).sort(([a], [b]) => b - a);
    return [...new Set(near.map(([, name]) => name))].slice(0, CANDIDATES);
  }

  plain(word) {
    return trimmed(folded(word).replace(this.strength, " ").replace(this.forms, " "));
  }
}

/** What was recognised of one person's list. */
class Found {
  constructor(cabinet, taken, unknown, doubtful) {
    Object.assign(this, { cabinet, taken, unknown, doubtful });
  }

  withUnknown(more) {
    return new Found(this.cabinet, this.taken, [...this.unknown, ...more], this.doubtful);
  }

  /** What it answers by itself. */
  get findings() {
    const { substances, skin } = this.cabinet.names;
    const means = this.taken.flatMap((one) => [
      ...one.substances.flatMap((id) => substances[id].means),
      ...(one.route === "skin" ? skin : []),
    ]);
    return Object.fromEntries(means.map((finding) => [finding, "yes"]));
  }

  /** The screens of what is taken. What goes on the skin is not what is swallowed. */
  get screens() {
    const { names, screens } = this.cabinet;
    const its = (one) => one.substances.map((id) => names.substances[id].screen).filter(Boolean);
    return new Set(this.taken.flatMap((one) => its(one).filter((id) => one.route !== "skin" || screens[id].on_skin)));
  }

  /** Each thing taken, as if it were all. */
  get each() {
    return this.taken.map((one) => new Found(this.cabinet, [one], [], []));
  }

  without(screen) {
    const { substances } = this.cabinet.names;
    const first = this.taken.find((one) => one.substances.some((id) => substances[id].screen === screen));
    return new Found(this.cabinet, this.taken.filter((one) => one !== first), this.unknown, this.doubtful);
  }

  shares(substances, groups) {
    const held = this.taken.flatMap((one) => [...one.substances, ...this.groups(one)]);
    return [...substances, ...groups].some((one) => held.includes(one)) ? "yes" : "no";
  }

  /** The typed names of whatever is there twice. */
  get duplicates() {
    const found = new Map();
    for (const one of this.taken) {
      const held = new Set([...one.substances, ...this.groups(one).filter((group) => this.cabinet.same.includes(group))]);
      for (const what of [...held].sort()) found.set(what, [...(found.get(what) ?? []), one.typed]);
    }
    const doubled = new Map([...found].filter(([, typed]) => typed.length > 1));
    const byGroup = ([what, typed]) =>
      (this.cabinet.names.substances[what]?.groups ?? []).some(
        (group) => group !== what && String(doubled.get(group)) === String(typed),
      );
    return [...doubled].filter((one) => !byGroup(one)).map(([, typed]) => typed);
  }

  groups(one) {
    return one.substances.flatMap((id) => this.cabinet.names.substances[id].groups);
  }
}

/** Without case, accents and punctuation. */
function folded(word) {
  const plain = word.normalize("NFKC").toLowerCase().normalize("NFKD").replace(/\p{Mn}/gu, "");
  return trimmed(plain.replace(/[^\p{L}\p{N}%]/gu, " "));
}

function trimmed(text) {
  return text.trim().replace(/\s+/g, " ");
}

/** 1 less the share of letters to change, drop, add or swap. */
function likeness(one, other) {
  const most = Math.max(one.length, other.length);
  if (Math.abs(one.length - other.length) > most * (1 - NEAR)) return 0;
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
  return 1 - row[other.length] / most;
}

function shown(word) {
  const clean = word.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, "?");
  return clean.length <= LONGEST ? clean : `${clean.slice(0, LONGEST - 1)}…`;
}
