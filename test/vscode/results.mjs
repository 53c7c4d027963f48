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

/** Prints one line a test, then each failure, then the sum; gives whether all is well: at least one test, all passed. */
export function printResults({ tests, ended }) {
  for (const { title, state, milliseconds } of tests) {
    console.log(`  ${{ passed: "✔", failed: "✖", pending: "○" }[state]} ${title.join(" › ")} (${milliseconds} ms)`);
  }
  const failed = tests.filter((test) => test.state !== "passed");
  for (const { title, state, error } of failed) {
    console.log(`\n✖ ${title.join(" › ")}\n${error ?? `The test is ${state}: skipped tests count as failed.`}`);
  }
  if (!ended) console.log("\nThe suite did not come to its end.");
  if (tests.length === 0) console.log("\nNo test ran.");

  const failures = failed.length + (ended && tests.length > 0 ? 0 : 1);
  const counts = { passed: tests.length - failed.length, failed: failures };
  if (process.env.WINNOW_COUNTS_FILE) writeFileSync(process.env.WINNOW_COUNTS_FILE, JSON.stringify(counts));
  console.log(`\n${counts.passed} passed, ${counts.failed} failed`);
  return failures === 0;
}
