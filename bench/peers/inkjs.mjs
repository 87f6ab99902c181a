// The common graph as a story of ink, played by inkjs: node inkjs.mjs GRAPH.json
import { readFileSync } from "node:fs";
import { Compiler } from "inkjs/full";

const { ink, gauges, walks, warmUp } = JSON.parse(readFileSync(process.argv[2]));
const story = new Compiler(ink).Compile();

function walkOnce(walk) {
  story.ResetState();
  let said = story.ContinueMaximally();
  for (const number of walk) {
    story.ChooseChoiceIndex(number % story.currentChoices.length);
    said = story.ContinueMaximally();
  }
  return [said.trim(), ...Object.keys(gauges).map((gauge) => story.variablesState[gauge])];
}

walks.slice(0, warmUp).map(walkOnce);
const before = process.cpuUsage();
const ended = walks.map(walkOnce);
const { user, system } = process.cpuUsage(before);
console.log(JSON.stringify({ seconds: (user + system) / 1e6, ended }));
