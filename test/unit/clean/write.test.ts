import assert from "node:assert/strict";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, it } from "mocha";
import { steadyBytes } from "../../../src/clean/write/input";
import { planCleaning } from "../../../src/clean/plan/plan";
import { recipeSchema } from "../../../src/clean/recipe/recipe";
import { writeCleaned, type Written } from "../../../src/clean/write/write";

const steps = [
  { rule: "dataset/empty-output" },
  { rule: "dataset/pii", action: "mask" },
  { rule: "dataset/exact-duplicate" },
];
const mail = "jane.roe@corp-mail.com";

interface Rejected {
  readonly row: number;
  readonly step?: number;
  readonly rule: string;
  readonly reason: string;
  readonly original?: string;
  readonly originalBase64?: string;
}

async function* inPieces(bytes: Buffer, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

describe("a cleaned dataset", () => {
  let folder = "";
  beforeEach(() => (folder = fs.mkdtempSync(path.join(os.tmpdir(), "winnow-clean-"))));
  afterEach(() => fs.rmSync(folder, { recursive: true }));

  /** Cleans a file, and gives what was written. */
  async function cleaned(content: string | Buffer, name = "a.jsonl", more: object[] = [], replace = false) {
    const file = path.join(folder, name);
    fs.writeFileSync(file, content);
    const open = steadyBytes(file);
    const plan = await planCleaning(open, recipeSchema.parse({ steps: [...steps, ...more] }), {
      locale: "en",
      name,
      settings: { model: undefined, trainer: undefined },
    });
    const targets = { clean: path.join(folder, "out"), rejected: path.join(folder, "out.rejected"), replace };
    const also = (): Promise<{ path: string; text: string }[]> =>
      Promise.resolve([{ path: path.join(folder, "out.report"), text: "{}" }]);
    const written: Written = await writeCleaned(plan, open, targets, { name }, also);
    const rejected = fs
      .readFileSync(targets.rejected, "utf8")
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => JSON.parse(line) as Rejected);
    return { written, text: fs.readFileSync(targets.clean), rejected, plan };
  }

  const row = (instruction: string, output: string): string => JSON.stringify({ instruction, input: "", output });
  const good = '{ "instruction":"Add 2 and 2." , "input":"", "output":"4" }';

  it("has the rows that stay byte for byte, whatever stands between them", async () => {
    const text = `\uFEFF${good}\r\n${row("Add 3.", "")}\r\n\r\n${row("Sing.", "La.")}`;
    const { text: clean, rejected } = await cleaned(text);
    assert.equal(clean.toString(), `\uFEFF${good}\r\n\r\n${row("Sing.", "La.")}`);
    assert.deepEqual(
      rejected.map(({ row: number, step, rule, original }) => [number, step, rule, original]),
      [[2, 1, "dataset/empty-output", row("Add 3.", "")]],
    );
  });

  it("has what was changed in its place", async () => {
    const { text } = await cleaned(`${good}\n${row(`Write to ${mail}.`, "Done.")}\n${row("Sing.", "La.")}\n`);
    const lines = text.toString().split("\n");
    assert.equal(lines[0], good);
    assert.doesNotMatch(lines[1]!, /jane/);
    assert.equal(lines[2], row("Sing.", "La."));
    assert.equal(lines[3], "");
  });

  it("is a sound array where the file is one, also when its ends go", async () => {
    const rows = [row("Add 3.", ""), good, row("Add 5.", ""), row(`Ask ${mail}.`, "Done."), row("Add 7.", "")];
    const { text, rejected } = await cleaned(`[\n  ${rows.join(",\n  ")}\n]\n`, "a.json");
    const values = JSON.parse(text.toString()) as { instruction: string }[];
    assert.deepEqual(
      values.map(({ instruction }) => instruction.slice(0, 4)),
      ["Add ", "Ask "],
    );
    assert.ok(text.toString().includes(good));
    assert.equal(rejected.length, 3);
    const none = await cleaned(`[${row("Add 3.", "")}]`, "b.json", [], true);
    assert.deepEqual(JSON.parse(none.text.toString()), []);
  });

  it("is a table with its header where the file is one", async () => {
    const { text, rejected } = await cleaned('instruction,output\n"Add 2, and 2.",4\nSing.,\n', "a.csv");
    assert.equal(text.toString(), 'instruction,output\n"Add 2, and 2.",4\n');
    assert.equal(rejected[0]!.original, "Sing.,");
  });

  it("is read again as what the whole file was, though only its header is left", async () => {
    const { text, written } = await cleaned("instruction,output\nSing.,\nDance.,\n", "<stdin>");
    assert.deepEqual([text.toString(), written.rejected.rows], ["instruction,output\n", 2]);
  });

  it("has a table's rows of empty cells, which are no blank lines", async () => {
    const table = "instruction\tscore\nSing.\t1\n\t\nDance.\t2\n";
    const { text, written, plan } = await cleaned(table, "a.tsv");
    assert.deepEqual([plan.rows, written.clean.rows, text.toString()], [3, 3, table]);
  });

  it("comes of a packed file too", async () => {
    const { text } = await cleaned(gzipSync(`${good}\n${row("Add 3.", "")}\n`), "a.jsonl.gz");
    assert.equal(text.toString(), `${good}\n`);
  });

  it("keeps the bytes of rows that are no text", async () => {
    const broken = Buffer.concat([Buffer.from('{"instruction": "'), Buffer.from([0xff, 0xfe]), Buffer.from('"')]);
    const { rejected } = await cleaned(Buffer.concat([Buffer.from(`${good}\n`), broken, Buffer.from("\n")]));
    assert.deepEqual(Buffer.from(rejected[0]!.originalBase64!, "base64"), broken);
    assert.equal(rejected[0]!.rule, "dataset/json-syntax");
    assert.equal("step" in rejected[0]!, false);
  });

  it("is the same in whatever pieces the bytes come", async () => {
    const rows = [row("Add 3.", ""), good, row(`Ask ${mail}.`, "Done."), row("Sing.", ""), "{", row("Sing.", "La.")];
    const contents = { "a.jsonl": `\uFEFF${rows.join("\r\n")}`, "a.json": `[\n  ${rows.join(",\n  ")}\n]\n` };
    for (const [name, content] of Object.entries(contents)) {
      const whole = await cleaned(content, name, [], true);
      for (const size of [1, 7, 100]) {
        const open = () => inPieces(Buffer.from(content), size);
        const [clean, rejected] = [path.join(folder, "clean"), path.join(folder, "rejected")];
        const targets = { clean, rejected, replace: true };
        const written = await writeCleaned(whole.plan, open, targets, { name }, () => Promise.resolve([]));
        assert.deepEqual(written, whole.written, `${name}, ${size}`);
      }
    }
  });

  it("is the same each time", async () => {
    const text = `${good}\n${row("Add 3.", "")}\n${row(`Ask ${mail}.`, "Done.")}\n`;
    const one = await cleaned(text);
    const other = await cleaned(text, "a.jsonl", [], true);
    assert.deepEqual(other.written, one.written);
    assert.match(one.written.input.sha256, /^[0-9a-f]{64}$/);
  });

  it("takes no file's place unasked, and leaves nothing then", async () => {
    fs.writeFileSync(path.join(folder, "out.rejected"), "mine");
    await assert.rejects(cleaned(`${good}\n`), { code: "EEXIST" });
    assert.deepEqual(fs.readdirSync(folder).sort(), ["a.jsonl", "out.rejected"]);
    assert.equal(fs.readFileSync(path.join(folder, "out.rejected"), "utf8"), "mine");
  });

  it("is not written where the file changes meanwhile", async () => {
    const file = path.join(folder, "a.jsonl");
    fs.writeFileSync(file, `${good}\n`);
    const open = steadyBytes(file);
    const options = { locale: "en", name: "a.jsonl", settings: { model: undefined, trainer: undefined } } as const;
    const plan = await planCleaning(open, recipeSchema.parse({ steps }), options);
    fs.appendFileSync(file, `${row("Sing.", "La.")}\n`);
    const targets = { clean: path.join(folder, "out"), rejected: path.join(folder, "rejected"), replace: false };
    await assert.rejects(
      writeCleaned(plan, open, targets, { name: "a.jsonl" }, () => Promise.resolve([])),
      /changed/,
    );
    assert.deepEqual(fs.readdirSync(folder), ["a.jsonl"]);
  });
});
