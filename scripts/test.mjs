// `npm test`: from a fresh clone through every check there is. Its last line is the sum of all of them.
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { installIfStale, node } from "./steps.mjs";

const checks = {
  build: ["scripts/build.mjs"],
  types: ["node_modules/typescript/bin/tsc", "--noEmit"],
  "types of the table": ["node_modules/typescript/bin/tsc", "--noEmit", "-p", "src/editor/dataset-table/webview"],
  "types of duplicates": ["node_modules/typescript/bin/tsc", "--noEmit", "-p", "src/editor/duplicates-view/webview"],
  "types of cleaning": ["node_modules/typescript/bin/tsc", "--noEmit", "-p", "src/editor/cleaning/webview"],
  format: ["node_modules/prettier/bin/prettier.cjs", "--check", "src", "test", "scripts", "bench"],
};
const mocha = "node_modules/mocha/bin/mocha.js";
const runners = {
  unit: [mocha, "test/unit/**/*.test.ts"],
  process: [mocha, "--timeout", "60000", "test/process/**/*.test.ts"],
  package: [mocha, "--timeout", "300000", "test/package/**/*.test.ts"],
  vscode: ["test/vscode/run.mjs"],
};

/** Runs one check; it counts as one test. */
function check(args) {
  return node(args) === 0 ? { passed: 1, failed: 0, failures: [] } : { passed: 0, failed: 1, failures: [] };
}

/** Runs one test runner, which leaves its counts and failures in a file; without them, or on a bad exit, one has failed. */
function runTests(args) {
  const folder = mkdtempSync(path.join(tmpdir(), "winnow-counts-"));
  const file = path.join(folder, "counts.json");
  const exitCode = node(args, { env: { ...process.env, WINNOW_COUNTS_FILE: file } });
  const none = { passed: 0, failed: 0, failures: [] };
  const { passed, failed, failures } = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : none;
  rmSync(folder, { recursive: true });
  return { passed, failed: exitCode === 0 && passed > 0 ? failed : Math.max(failed, 1), failures };
}

function titled(name, run) {
  console.log(`\n── ${name}`);
  return { name, ...run() };
}

installIfStale();
const results = Object.entries(checks).map(([name, args]) => titled(name, () => check(args)));
const built = results[0].failed === 0;
if (built) {
  results.push(...Object.entries(runners).map(([name, args]) => titled(name, () => runTests(args))));
} else {
  console.log("\nThe build failed, so no test ran.");
}
const sum = (key) => results.reduce((total, result) => total + result[key], 0);

console.log();
for (const { name, passed, failed, failures } of results) {
  console.log(`${name}: ${passed} passed, ${failed} failed`);
  for (const { title, message } of failures) console.log(`  ✖ ${title}\n    ${message.replaceAll("\n", "\n    ")}`);
}
console.log(`\n${sum("passed")} passed, ${sum("failed")} failed`);
process.exitCode = sum("failed") === 0 ? 0 : 1;
