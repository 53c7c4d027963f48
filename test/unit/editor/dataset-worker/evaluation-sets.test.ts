import assert from "node:assert/strict";
import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, it } from "mocha";
import type { EvaluationSet } from "../../../../src/dataset/set/evaluation-set";
import { rowKeys } from "../../../../src/dataset/set/row-keys";
import { formatOf } from "../../../../src/dataset/format";
import { EvaluationSets } from "../../../../src/editor/dataset-worker/evaluation-sets";
import { rowPlace } from "../../../../src/editor/dataset-worker/row-place";

const rowOf = (instruction: string): string => `${JSON.stringify({ instruction, input: "", output: "Yes." })}\n`;

/** The row of a set that asks the same. */
function found(set: EvaluationSet | undefined, instruction: string): number | undefined {
  const object = { instruction, input: "", output: "No." };
  const view = formatOf(object)!.view(object);
  return set!.find(rowKeys({ segments: view.segments, object, view, text: JSON.stringify(object) }))?.row;
}

describe("evaluation sets of the dataset thread", () => {
  let folder: string;
  let logged: string[];

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), "winnow-evaluation-"));
    logged = [];
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  function write(name: string, text: string) {
    writeFileSync(path.join(folder, name), text);
    return { path: path.join(folder, name), shown: name };
  }

  it("are read once while their files stay as they are, and anew when not", async () => {
    const sets = new EvaluationSets((message) => logged.push(message));
    const file = write("eval.jsonl", rowOf("Is 7 prime?") + rowOf("Is 11 prime?"));
    const [first] = await sets.read([file], {});
    assert.deepEqual([first!.path, first!.file], ["eval.jsonl", file.path]);
    assert.equal(found(first, "Is 11 prime?"), 1);
    assert.equal((await sets.read([file], {}))[0], first);
    appendFileSync(file.path, rowOf("Is 13 prime?"));
    const [second] = await sets.read([file], {});
    assert.notEqual(second, first);
    assert.equal(found(second, "Is 13 prime?"), 2);
    rmSync(file.path);
    assert.deepEqual(await sets.read([file], {}), []);
    assert.deepEqual(logged, []);
  });

  it("know the user's own formats", async () => {
    const sets = new EvaluationSets();
    const file = write("eval.jsonl", '{"q": "Is 7 prime?", "a": "Yes."}\n'.repeat(2));
    const formats = [{ name: "asked", instruction: "q", output: "a" }];
    const [set] = await sets.read([file], { datasets: { formats } });
    assert.equal(found(set, "Is 7 prime?"), 0);
  });

  it("hold no more than the limit, and say so", async () => {
    const long = rowOf("Is 7 prime?") + rowOf("x".repeat(3_000_000)) + rowOf("Is 11 prime?");
    const files = [write("a.jsonl", long), write("b.jsonl", rowOf("Is 13 prime?"))];
    const sets = new EvaluationSets((message) => logged.push(message), 1_500_000);
    const [set, ...more] = await sets.read(files, {});
    assert.equal(found(set, "Is 7 prime?"), 0);
    assert.equal(found(set, "Is 11 prime?"), undefined);
    assert.deepEqual(more, []);
    assert.equal(logged.length, 2);
    assert.match(logged[0]!, /^a\.jsonl: only its first/);
    assert.match(logged[1]!, /^b\.jsonl: not read/);
  });

  it("say why a file could not be read", async () => {
    const file = write("eval.jsonl", "");
    writeFileSync(file.path, Buffer.from(`\uFEFF${rowOf("Is 7 prime?")}`, "utf16le"));
    await new EvaluationSets((message) => logged.push(message)).read([file], {});
    assert.match(logged[0]!, /^eval\.jsonl: not all of it could be read/);
  });
});

describe("the place of a row in a file", () => {
  it("is told by lines, whatever the container", async () => {
    const folder = mkdtempSync(path.join(tmpdir(), "winnow-place-"));
    const file = path.join(folder, "eval.json");
    const { signal } = new AbortController();
    try {
      writeFileSync(file, '[\n  {"a": 1},\n  {"a":\n 2}\n]');
      const start = { line: 2, character: 2 };
      assert.deepEqual(await rowPlace(file, 1, signal), { start, end: { line: 3, character: 3 } });
      assert.equal(await rowPlace(file, 2, signal), undefined);
      await assert.rejects(rowPlace(path.join(folder, "none.json"), 0, signal));
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
