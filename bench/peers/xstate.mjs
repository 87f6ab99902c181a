// The common graph as a machine of xstate: node xstate.mjs GRAPH.json pure|actor
import { readFileSync } from "node:fs";
import { assign, createActor, initialTransition, setup, transition } from "xstate";

const { scenes, opening, gauges, walks, warmUp } = JSON.parse(readFileSync(process.argv[2]));
const ids = Object.fromEntries(Object.entries(scenes).map(([name, ways]) => [name, ways.map((way) => way.id)]));
const events = Object.fromEntries(["a", "b", "c", "d"].map((type) => [type, { type }]));

const machine = setup({}).createMachine({
  context: { ...gauges },
  initial: opening,
  states: Object.fromEntries(Object.entries(scenes).map(([name, ways]) => [name, { on: on(ways) }])),
});

function on(ways) {
  return Object.fromEntries(ways.map((way) => [way.id, {
    target: way.goes,
    actions: assign(written(`({ ${way.gains} })`)),
    ...(way.guard && { guard: written(way.guard) }),
  }]));
}

// As somebody would have typed it: an arrow function.
function written(expression) {
  return new Function(`return ({ context }) => ${expression}`)();
}

const offered = (snapshot) => ids[snapshot.value].filter((id) => snapshot.can(events[id]));
const ended = ({ value, context }) => [value, ...Object.keys(gauges).map((gauge) => context[gauge])];

function walkPurely(walk) {
  let [snapshot] = initialTransition(machine);
  let open = offered(snapshot);
  for (const number of walk) {
    [snapshot] = transition(machine, snapshot, events[open[number % open.length]]);
    open = offered(snapshot);
  }
  return ended(snapshot);
}

function walkAnActor(walk) {
  const actor = createActor(machine).start();
  let open = offered(actor.getSnapshot());
  for (const number of walk) {
    actor.send(events[open[number % open.length]]);
    open = offered(actor.getSnapshot());
  }
  return ended(actor.getSnapshot());
}

const walkOnce = process.argv[3] === "actor" ? walkAnActor : walkPurely;
walks.slice(0, warmUp).map(walkOnce);
const before = process.cpuUsage();
const all = walks.map(walkOnce);
const { user, system } = process.cpuUsage(before);
console.log(JSON.stringify({ seconds: (user + system) / 1e6, ended: all }));
