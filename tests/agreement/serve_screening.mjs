import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

const scripts = pathToFileURL(`${process.argv[2]}/`);
const names = ["engine/decide.js", "cabinet.js", "visit.js", "screening-shown.js"];
const [{ Decider }, { Cabinet }, { Visit }, { screeningShown }] = await Promise.all(
  names.map((name) => import(new URL(name, scripts).href)),
);
const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
const book = JSON.parse((await lines.next()).value);
const screens = JSON.parse((await lines.next()).value);
const tools = { decider: new Decider(book.program), screens, names: new Cabinet(screens) };

for await (const line of lines) {
  const { check, region, typed, herbs, given } = JSON.parse(line);
  const visit = new Visit({ ...tools, region }, check, { typed, herbs, given });
  const { page, pagesLeft, answers } = visit.walk;
  process.stdout.write(`${JSON.stringify([screeningShown(book, visit.screening, answers), page, pagesLeft, answers])}\n`);
}
