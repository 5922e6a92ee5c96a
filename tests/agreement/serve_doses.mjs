import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

const scripts = pathToFileURL(`${process.argv[2]}/`);
const [rules, { Teller }] = await Promise.all(
  ["dose-rules.js", "dose-shown.js"].map((name) => import(new URL(name, scripts).href)),
);
const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
const bundle = JSON.parse((await lines.next()).value);

for await (const line of lines) {
  const { events, region, now, dose, taken } = JSON.parse(line);
  const teller = new Teller(bundle, region, Date.parse(now));
  const doses = rules.standing(events);
  const one = { ...dose, at: Date.parse(dose.at), noted: Date.parse(dose.noted_at) };
  const result = rules.note(teller.packets, teller.dosing, doses, one, taken);
  const merged = rules.merge(events.slice(2), events, events.slice(0, 3)).map(({ id }) => id);
  process.stdout.write(`${JSON.stringify([teller.shown(events), teller.note(result), merged])}\n`);
}
