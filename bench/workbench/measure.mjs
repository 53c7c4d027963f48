// Prints, as JSON, what activating the extension in the folder that is the argument takes in a real VS Code: the figure
// of its log's line and the time of `activate()` seen from outside, each several times.
import path from "node:path";
import { runSuite } from "./run-suite.mjs";

const times = 3;

const extension = path.resolve(process.argv[2]);
const results = [];
for (let time = 0; time < times; time++) results.push(await runSuite({ extension, suite: "suite.cjs" }));
console.log(JSON.stringify(results.filter((result) => result !== undefined)));
