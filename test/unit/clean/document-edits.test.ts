import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, it } from "mocha";
import { documentEdits } from "../../../src/clean/write/document-edits";
import { planCleaning } from "../../../src/clean/plan/plan";
import { recipeSchema } from "../../../src/clean/recipe/recipe";
import { writeCleaned } from "../../../src/clean/write/write";
import { OpenDataset } from "../../../src/dataset/open/open-dataset";
import { bytesOf } from "../../../src/dataset/source/source";
import { applyEdits } from "../../../src/lint/fixes";
import { LineIndex } from "../../../src/text/lines";

const recipe = recipeSchema.parse({
  steps: [
    { rule: "dataset/blank-line" },
    { rule: "dataset/empty-output" },
    { rule: "dataset/pii", action: "mask" },
    { rule: "dataset/exact-duplicate" },
  ],
});
const settings = { model: undefined, trainer: undefined };

const mail = "Write to jane.roe@corp-mail.com, or to mary.poe@corp-mail.com.";
const rows = [
  { instruction: "Sing.", output: "" },
  { instruction: "Who are you?", output: mail },
  { instruction: "Add 2 and 2.", output: "4" },
  { instruction: "Sing.", output: "" },
  { instruction: "Add 2 and 2.", output: "4" },
  { instruction: "Who are you then?", output: mail },
  { instruction: "Say nothing.", output: "" },
];
const lines = rows.map((row) => JSON.stringify(row));
const texts: Readonly<Record<string, string>> = {
  "a.jsonl": `${lines.slice(0, 3).join("\n")}\n\n${lines.slice(3).join("\n")}\n`,
  "b.jsonl": lines.join("\r\n"),
  "c.json": JSON.stringify(rows, undefined, 2),
  "d.csv": ["instruction,output", ...rows.map((row) => `${row.instruction},"${row.output}"`)].join("\n"),
};

describe("the edits of a document", () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), "winnow-edits-"))));
  afterEach(() => rmSync(folder, { recursive: true }));

  for (const [name, text] of Object.entries(texts)) {
    it(`of ${name} make what is written of it to a file, spared rows too`, async () => {
      const source = () => bytesOf(text);
      const plan = await planCleaning(source, recipe, { locale: "en", name, settings });
      assert.deepEqual([plan.decisions.rejected, plan.decisions.changed], [4, 2]);
      for (const spared of [undefined, plan.decisions.rows[0]!, plan.decisions.rows[1]!]) {
        if (spared !== undefined) plan.decisions.spare(spared);
        const dataset = await OpenDataset.read(source(), { name }, { locale: "en", settings });
        const index = new LineIndex(text);
        const edits = documentEdits(dataset, plan).map(({ start, end, text: now }) => {
          const [from, to] = [start, end].map((place) => index.offsetAt(place));
          return { range: { start: from!, end: to! }, text: now };
        });
        const named = (part: string): string => path.join(folder, `${spared ?? "none"}.${part}.${name}`);
        const targets = { clean: named("clean"), rejected: named("rejected"), pairs: named("pairs"), replace: false };
        await writeCleaned(plan, source, targets, { name }, () => Promise.resolve([]));
        assert.equal(applyEdits(text, edits), readFileSync(targets.clean, "utf8"));
      }
    });
  }
});
