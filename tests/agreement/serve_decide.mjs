import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

const { Decider } = await import(pathToFileURL(process.argv[2]).href);

for await (const line of createInterface({ input: process.stdin })) {
  const { program, people } = JSON.parse(line);
  const decider = new Decider(program);
  const told = people.map((answers) => {
    try {
      const conclusion = decider.conclude(answers);
      return [conclusion, decider.nextPage(conclusion, answers), decider.order(conclusion), decider.stillAsked(answers)];
    } catch (error) {
      if (error instanceof RangeError) return null;
      throw error;
    }
  });
  process.stdout.write(JSON.stringify(told) + "\n");
}
