// Reads what the suite wrote while it ran, and prints it.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

/** The suite's records in `folder`, and whether it came to its end. A line that was cut off is left out. */
export function readResults(folder) {
  const file = path.join(folder, "results.jsonl");
  const lines = existsSync(file) ? readFileSync(file, "utf8").split("\n").slice(0, -1) : [];
  const records = lines.map((line) => JSON.parse(line));
  return { tests: records.filter((record) => record.title), ended: records.some((record) => record.end) };
}

/**
 * Prints one line a test, then each failure, then the sum, over all runs of the suite. Gives whether all is well: every
 * run has come to its end with at least one test, and all tests have passed.
 */
export function printResults(runs) {
  const tests = runs.flatMap((run) => run.tests);
  const broken = runs.filter((run) => !run.ended || run.tests.length === 0);
  for (const { title, state, milliseconds } of tests) {
    console.log(`  ${{ passed: "✔", failed: "✖", pending: "○" }[state]} ${title.join(" › ")} (${milliseconds} ms)`);
  }
  const failed = tests.filter((test) => test.state !== "passed");
  for (const { title, state, error } of failed) {
    console.log(`\n✖ ${title.join(" › ")}\n${error ?? `The test is ${state}: skipped tests count as failed.`}`);
  }
  for (const run of broken) console.log(run.ended ? "\nNo test ran." : "\nThe suite did not come to its end.");

  const failures = failed.length + broken.length;
  const counts = {
    passed: tests.length - failed.length,
    failed: failures,
    failures: failed.map(({ title, error = "" }) => ({ title: title.join(" › "), message: error })),
  };
  if (process.env.WINNOW_COUNTS_FILE) writeFileSync(process.env.WINNOW_COUNTS_FILE, JSON.stringify(counts));
  console.log(`\n${counts.passed} passed, ${counts.failed} failed`);
  return failures === 0;
}
