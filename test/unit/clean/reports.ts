import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { steadyBytes } from "../../../src/clean/write/input";
import { planCleaning } from "../../../src/clean/plan/plan";
import { recipeSchema } from "../../../src/clean/recipe/recipe";
import { reportOf, type CleaningReport } from "../../../src/clean/write/report";
import { writeCleaned } from "../../../src/clean/write/write";
import type { RowScore } from "../../../src/dataset/scores/row-score";

export interface ReportedOptions {
  readonly locale?: "en" | "zh-cn";
  /** The nats a piece of a row's text, where a model is asked for it. */
  readonly nats?: (text: string) => number;
}

/** The report of a cleaning that was carried out on rows as JSON Lines. */
export async function reported(
  rows: readonly string[],
  steps: readonly object[],
  { locale = "en", nats }: ReportedOptions = {},
): Promise<CleaningReport> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "winnow-report-"));
  try {
    const file = path.join(folder, "a.jsonl");
    fs.writeFileSync(file, `${rows.join("\n")}\n`);
    const score = (texts: readonly string[]): Promise<RowScore[]> =>
      Promise.resolve(texts.map((text) => ({ tokens: 100, pieces: 100, nll: nats!(text) * 100 })));
    const plan = await planCleaning(steadyBytes(file), recipeSchema.parse({ name: "own", steps }), {
      locale,
      name: "a.jsonl",
      settings: { model: undefined, trainer: undefined },
      ...(nats && { score, model: "tiny" }),
    });
    const targets = {
      clean: path.join(folder, "clean.jsonl"),
      rejected: path.join(folder, "rejected.jsonl"),
      pairs: path.join(folder, "pairs.jsonl"),
      replace: false,
    };
    const written = await writeCleaned(plan, steadyBytes(file), targets, { name: "a.jsonl" }, () =>
      Promise.resolve([]),
    );
    return reportOf(plan, "1.2.3", "a.jsonl", written);
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

/** A row as Alpaca has them. */
export function alpaca(instruction: string, output: string, more: object = {}): string {
  return JSON.stringify({ instruction, input: "", output, ...more });
}
