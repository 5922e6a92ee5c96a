import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

const scripts = pathToFileURL(`${process.argv[2]}/`);
const [{ Search }, { wordsOf }] = await Promise.all(
  ["search.js", "search-words.js"].map((name) => import(new URL(name, scripts).href)),
);
const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
const search = new Search(JSON.parse((await lines.next()).value));

for await (const line of lines) {
  const query = JSON.parse(line);
  const { asks, hits } = search.of(query);
  process.stdout.write(`${JSON.stringify([wordsOf(query), asks, hits])}\n`);
}
