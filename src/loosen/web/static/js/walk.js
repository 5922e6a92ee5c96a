// Where somebody stands in the questions, as care/walk.py says it. A walk never changes; each step makes a new one.

export class Walk {
  /**
   * @param {Array} given [page id, answers] for each page answered
   * @param {object} drafts answers offered again
   * @param {object} before answers that are not asked again
   */
  constructor(decider, given = [], drafts = {}, before = {}) {
    this.decider = decider;
    this.given = given;
    this.drafts = drafts;
    this.before = before;
    this.answers = decider.stillAsked(Object.assign({}, before, ...given.map(([, answers]) => answers)));
    this.conclusion = decider.conclude(this.answers);
    this.page = this.conclusion.settled ? null : decider.nextPage(this.conclusion, this.answers);
  }

  /** How many pages there can be after this one, at most. */
  get pagesLeft() {
    const matter = new Set(this.conclusion.open_findings);
    const still = ({ id, findings }) => id !== this.page.id && findings.some((one) => matter.has(one));
    return this.page ? this.decider.program.pages.filter(still).length : 0;
  }

  answer(answers) {
    return new Walk(this.decider, [...this.given, [this.page.id, answers]], this.drafts, this.before);
  }

  back() {
    if (!this.given.length) return this;
    const [, last] = this.given.at(-1);
    return new Walk(this.decider, this.given.slice(0, -1), { ...this.drafts, ...last }, this.before);
  }

  /** The walk when so many pages had been answered. */
  backTo(length) {
    let walk = this;
    while (walk.given.length > length) walk = walk.back();
    return walk;
  }

  /** The same answers, all to be looked at again. */
  again() {
    return new Walk(this.decider, [], { ...this.drafts, ...this.answers }, this.before);
  }
}
