// Loosen's own back end for the browser.

import { readFile } from "node:fs/promises";

// By its text, since node below 20.19 takes a .js file without a package.json for CommonJS.
const source = await readFile(new URL("../../src/loosen/engine/backends/scripts/decide.js", import.meta.url), "utf8");
const { Decider } = await import(`data:text/javascript,${encodeURIComponent(source)}`);

export function setUp(program) {
  const decider = new Decider(program);
  const conclude = (answers) => decider.conclude(answers);
  const page = (answers) => decider.nextPage(decider.conclude(answers), answers);
  return {
    ready: (answers) => answers,
    decide: { urgency: conclude, reasons: conclude, page },
    told: (task, result) => result,
  };
}
