import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

const scripts = pathToFileURL(`${process.argv[2]}/`);
const [{ Decider }, { assess }, { showing }, { Walk }] = await Promise.all(
  ["engine/decide.js", "assessment.js", "showing.js", "walk.js"].map((name) => import(new URL(name, scripts).href)),
);
const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
const book = JSON.parse((await lines.next()).value);
const decider = new Decider(book.program);

for await (const line of lines) {
  const { answers, region, given } = JSON.parse(line);
  const result = assess(book, decider, answers, region);
  const walk = new Walk(decider, given);
  const told = [
    result,
    showing(book, decider, answers, result),
    [walk.answers, walk.page, walk.pagesLeft, walk.back().given],
  ];
  process.stdout.write(`${JSON.stringify(told)}\n`);
}
