// Serves one engine to benchmarks/peers/in_node.py: a line of JSON in, a line of JSON out.
//
//     node serve.mjs ./engine.mjs
//
// The engine's module exports `setUp(rules)`, which gives {ready(person), decide: {task: (person) => result},
// told(task, result)}: a person as the engine wants it, how to decide, and a result as plain JSON.

import { createInterface } from "node:readline";

const { setUp } = await import(process.argv[2]);
const groups = new Map();
let engine;

async function results(task, people) {
  const found = [];
  for (const person of people) found.push(engine.told(task, await engine.decide[task](person)));
  return found;
}

// A few people at a time, each decided once before the clock starts.
async function seconds(task, people, few) {
  let taken = 0;
  for (let start = 0; start < people.length; start += few) {
    await decideAll(task, people.slice(start, start + few));
    taken += await decideAll(task, people.slice(start, start + few));
  }
  return taken / 1e6;
}

async function decideAll(task, people) {
  const decide = engine.decide[task];
  const start = process.cpuUsage();
  for (const person of people) {
    const result = decide(person);
    if (result instanceof Promise) await result; // Who answers at once is not made to wait.
  }
  const { user, system } = process.cpuUsage(start);
  return user + system;
}

const commands = {
  setUp: ({ rules }) => ((engine = setUp(rules)), true),
  seat: ({ group, people }) => (groups.set(group, people.map(engine.ready)), true),
  results: ({ group, task }) => results(task, groups.get(group)),
  seconds: ({ group, task, count, few }) => seconds(task, groups.get(group).slice(0, count), few),
};

for await (const line of createInterface({ input: process.stdin })) {
  const request = JSON.parse(line);
  process.stdout.write(JSON.stringify(await commands[request.do](request)) + "\n");
}
