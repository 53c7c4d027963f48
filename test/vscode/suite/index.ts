import fs from "node:fs";
import path from "node:path";
import Mocha from "mocha";

/** One finished test; the launcher reads these lines, because the editor's console is not reliable at its end. */
export interface TestRecord {
  readonly title: readonly string[];
  readonly state: "passed" | "failed" | "pending";
  readonly milliseconds: number;
  readonly error?: string;
}

/** Runs every bundled test file beside this one; VS Code calls it in the extension host. Rejects when a test failed. */
export async function run(): Promise<void> {
  process.setSourceMapsEnabled(true);
  const results = path.join(__dirname, "results.jsonl");
  const record = (line: TestRecord | { readonly end: true }): void =>
    fs.appendFileSync(results, `${JSON.stringify(line)}\n`);

  const mocha = new Mocha({ ui: "bdd", timeout: 20_000, reporter: Mocha.reporters.Base });
  for (const file of fs.readdirSync(__dirname, { recursive: true, encoding: "utf8" }).sort()) {
    if (file.endsWith(".test.js")) mocha.addFile(path.join(__dirname, file));
  }
  const failures = await new Promise<number>((resolve) => {
    const runner = mocha.run(resolve);
    runner.on("pass", (test) => record({ ...summary(test), state: "passed" }));
    runner.on("pending", (test) => record({ ...summary(test), state: "pending" }));
    runner.on("fail", (test, error: unknown) => record({ ...summary(test), state: "failed", error: text(error) }));
  });
  record({ end: true });
  if (failures > 0) throw new Error(`${failures} failed`);
}

function summary(test: Mocha.Runnable): { title: string[]; milliseconds: number } {
  return { title: test.titlePath(), milliseconds: test.duration ?? 0 };
}

function text(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
