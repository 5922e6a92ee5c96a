// json-rules-engine: an engine a rail for the urgency, the most urgent level first and stopped when found; for the
// reasons one engine with every rule. An event's `params` is what its ladder says.

import { Engine } from "json-rules-engine";

export function setUp({ least, most, reasons }) {
  const [atLeast, atMost, fired] = [ladder(least), ladder(most), withRules(new Engine(), reasons.flat())];
  return {
    ready: (person) => person,
    decide: {
      urgency: async (person) => [await codes(atLeast, person), await codes(atMost, person)],
      reasons: async (person) => [await codes(fired, person), await codes(atMost, person)],
    },
    told: (task, result) => result,
  };
}

function ladder(steps) {
  const engine = withRules(new Engine(), steps);
  return engine.on("success", () => engine.stop());
}

function withRules(engine, steps) {
  steps.forEach(([conditions, code], place) =>
    engine.addRule({ conditions, event: { type: "holds", params: { code } }, priority: steps.length - place }),
  );
  return engine;
}

async function codes(engine, person) {
  const { events } = await engine.run(person);
  return events.map(({ params }) => params.code);
}
