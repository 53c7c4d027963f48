import fs from "node:fs";
import { findSourceMap } from "node:module";
import path from "node:path";
import Mocha from "mocha";

/** One finished test; the launcher reads these lines, because the editor's console is not reliable at its end. */
export interface TestRecord {
  readonly title: readonly string[];
  readonly state: "passed" | "failed" | "pending";
  readonly milliseconds: number;
  readonly error?: string;
}

type Outcome = Pick<TestRecord, "state" | "error">;

/** Runs every bundled test file beside this one; VS Code calls it in the extension host. Rejects when a test failed. */
export async function run(): Promise<void> {
  process.setSourceMapsEnabled(true);
  const results = path.join(__dirname, "results.jsonl");
  const write = (line: TestRecord | { readonly end: true }): void =>
    fs.appendFileSync(results, `${JSON.stringify(line)}\n`);
  const failures = await runMocha((test, outcome) =>
    write({ title: test.titlePath(), milliseconds: test.duration ?? 0, ...outcome }),
  ).catch((error: unknown) => {
    write({ title: ["the suite is loaded"], milliseconds: 0, state: "failed", error: text(error) });
    return 1;
  });
  write({ end: true });
  if (failures > 0) throw new Error(`${failures} failed`);
}

/** Gives the number of failures. Rejects when a test file cannot be loaded. */
async function runMocha(record: (test: Mocha.Runnable, outcome: Outcome) => void): Promise<number> {
  const mocha = new Mocha({ ui: "bdd", timeout: 20_000, reporter: Mocha.reporters.Base });
  for (const file of fs.readdirSync(__dirname, { recursive: true, encoding: "utf8" }).sort()) {
    if (file.endsWith(".test.js")) mocha.addFile(path.join(__dirname, file));
  }
  return new Promise((resolve) => {
    const runner = mocha.run(resolve);
    runner.on("pass", (test) => record(test, { state: "passed" }));
    runner.on("pending", (test) => record(test, { state: "pending" }));
    runner.on("fail", (test, error: unknown) => record(test, { state: "failed", error: text(error) }));
  });
}

/** The error with its stack, by the places in the sources: the extension host formats stacks without source maps. */
function text(error: unknown): string {
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return stack.replace(/(\/[^\s():]+\.js):(\d+):(\d+)/g, (place, file: string, line: string, column: string) => {
    const entry = findSourceMap(file)?.findEntry(Number(line) - 1, Number(column) - 1);
    if (entry === undefined || !("originalSource" in entry)) return place;
    return `${entry.originalSource}:${entry.originalLine + 1}:${entry.originalColumn + 1}`;
  });
}
