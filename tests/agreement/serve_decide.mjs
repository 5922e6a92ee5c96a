import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

const script = (name) => import(pathToFileURL(`${process.argv[2]}/${name}`).href);
const { Decider } = await script("decide.js");
const { because, wouldChange } = await script("explain.js");

for await (const line of createInterface({ input: process.stdin })) {
  const { program, people, explain } = JSON.parse(line);
  const decider = new Decider(program);
  const told = people.map((answers) => {
    try {
      const conclusion = decider.conclude(answers);
      if (explain) return [because(decider, answers, conclusion), wouldChange(decider, answers)];
      return [conclusion, decider.nextPage(conclusion, answers), decider.order(conclusion), decider.stillAsked(answers)];
    } catch (error) {
      if (error instanceof RangeError) return null;
      throw error;
    }
  });
  process.stdout.write(JSON.stringify(told) + "\n");
}
