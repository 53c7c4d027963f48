import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { recipeSchema, type Recipe } from "../../../../src/clean/recipe/recipe";
import { OpenDataset } from "../../../../src/dataset/open/open-dataset";
import { bytesOf } from "../../../../src/dataset/source/source";
import { CleaningSession } from "../../../../src/editor/cleaning/worker/cleaning-session";
import type { ChangeFilter, ShownChange } from "../../../../src/editor/dataset-worker/cleaning-protocol";
import type { Progress } from "../../../../src/editor/dataset-worker/protocol";
import { DocumentRows } from "../../../../src/editor/row-source/document-rows";
import { FileRowSource } from "../../../../src/editor/row-source/file-row-source";
import type { RowSource } from "../../../../src/editor/row-source/row-source";

const row = (instruction: string, output: string): string => JSON.stringify({ instruction, input: "", output });
const rows = [
  row("Name three kinds of apples that keep well.", "Braeburn, Fuji, Cox."),
  row("Sing.", ""),
  "Sing!",
  row("Name five kinds of apples that keep well.", "Braeburn, Fuji, Cox, Jonagold, Idared."),
  row("Write to me.", "I am at jane.roe@corp-mail.com."),
  '{"instruction": "Count.", "input": "", "output": "One, two.",}',
  row("How far away is the moon?", "About 384,400 km."),
];
const text = `${rows.join("\n")}\n`;
const recipe = recipeSchema.parse({
  name: "own",
  steps: [
    { rule: "dataset/json-syntax", action: "fix" },
    { rule: "dataset/empty-output" },
    { rule: "dataset/pii", action: "mask" },
    { rule: "dataset/near-duplicate", options: { threshold: 0.7 } },
  ],
});
const settings = { model: undefined, trainer: undefined };
const options = { locale: "en", settings } as const;
const all: ChangeFilter = { text: "", step: undefined, order: "risk" };

let folder: string;
before(() => {
  folder = mkdtempSync(path.join(tmpdir(), "winnow-cleaning-"));
  writeFileSync(path.join(folder, "a.jsonl"), text);
});
after(() => rmSync(folder, { recursive: true }));

const sources: Readonly<Record<string, () => Promise<RowSource>>> = {
  "a file": () => Promise.resolve(new FileRowSource(path.join(folder, "a.jsonl"), options)),
  "a document": () => DocumentRows.of(bytesOf(text), "a.jsonl", options),
};

const context = () => ({ signal: new AbortController().signal, progress: () => undefined });
const plan = (session: CleaningSession, without: readonly number[] = [], by: Recipe = recipe) =>
  session.plan(by, without, {}, context());
const shown = ({ pieces }: ShownChange): string =>
  pieces
    .map(({ kind, text: piece }) => ({ same: piece, added: `+${piece}+`, removed: `-${piece}-`, skipped: "…" })[kind])
    .join("");

for (const [name, source] of Object.entries(sources)) {
  describe(`the cleaning of ${name}`, () => {
    let session: CleaningSession;
    beforeEach(async () => (session = new CleaningSession(await source(), { ...options, name: "a.jsonl" })));
    afterEach(() => session.close());

    const listed = async (filter: Partial<ChangeFilter>): Promise<number[]> => {
      const count = await session.filter({ ...all, ...filter });
      return (await session.changes(0, count)).map(({ row: number }) => number + 1);
    };

    it("shows a row that is like another beside the one that stays", async () => {
      await plan(session);
      const like = await session.change(3, true);
      assert.equal(like.beside, 0);
      assert.match(shown(like), /Name -three-\+five\+ kinds of apples/);
      assert.equal((await session.change(1, true)).beside, undefined);
    });

    it("is planned with what each step does, also where it is left out", async () => {
      const { rows: read, kept, rejected, changed, unparsed, changes, recipe: by, steps } = await plan(session);
      assert.deepEqual([read, kept, rejected, changed, unparsed, changes, by], [7, 4, 3, 2, 1, 5, "own"]);
      const figures = steps.map(({ action, found, dropped, changed: altered, left }) => [
        action,
        found,
        dropped,
        altered,
        left,
      ]);
      assert.deepEqual(figures, [
        ["fix", 2, 0, 1, 6],
        ["drop", 1, 1, 0, 5],
        ["mask", 1, 0, 1, 5],
        ["drop", 1, 1, 0, 4],
      ]);
      const anew = await plan(session, [3]);
      assert.deepEqual(
        [anew.kept, anew.steps[3]?.action, anew.steps[3]?.found, anew.steps[3]?.dropped],
        [5, "drop", 1, 0],
      );
    });

    it("is listed by risk, as in the file, by a step, and by a text of the row, its reason or its rule", async () => {
      await plan(session);
      assert.deepEqual(await listed({}), [4, 5, 2, 3, 6]);
      assert.deepEqual(await listed({ order: "file" }), [2, 3, 4, 5, 6]);
      assert.deepEqual(await listed({ step: 2 }), [5]);
      assert.deepEqual(await listed({ step: -1 }), [3]);
      assert.deepEqual(await listed({ text: "IDARED" }), [4]);
      assert.deepEqual(await listed({ text: "rouge-l" }), [4]);
      assert.deepEqual(await listed({ text: "personal data" }), [5]);
      assert.deepEqual(await listed({ text: "*****" }), [5]);
      assert.deepEqual(await listed({ text: "moon" }), []);
    });

    it("shows what is said in a row, and what is different in it", async () => {
      await plan(session);
      assert.equal(shown(await session.change(1, false)), "Sing.");
      assert.equal(shown(await session.change(2, false)), "Sing!");
      assert.equal(shown(await session.change(4, false)), "Write to me.\nI am at -jane.roe-+********+@corp-mail.com.");
      assert.match(shown(await session.change(5, false)), /"One, two\."-,-\}$/);
    });

    it("leaves rows as they are, also when it is planned anew, but never one that does not parse", async () => {
      await plan(session);
      assert.deepEqual(session.spare(3, true).kept, 5);
      const { kept, spared, rejected, changed } = session.spare("listed", true);
      assert.deepEqual([kept, spared, rejected, changed], [6, 3, 1, 1]);
      assert.equal((await session.change(2, false)).isSpared, false);
      // A step has mended row 6: as it was, nobody could read it.
      assert.equal((await session.change(5, false)).canSpare, false);
      await session.filter({ ...all, step: 2 });
      assert.equal(session.spare("listed", false).changed, 2);
      const anew = await plan(session, [0]);
      // Without the step that mends it, row 6 goes.
      assert.deepEqual([anew.kept, anew.spared, anew.rejected], [5, 2, 2]);
    });

    it("is closed when what it writes is there, and not before", async () => {
      await plan(session);
      const out = mkdtempSync(path.join(folder, "out-"));
      const [clean, rejected, pairs, report] = ["a.jsonl", "b.jsonl", "c.jsonl", "d.html"].map((file) =>
        path.join(out, file),
      ) as [string, string, string, string];
      const written = session.write({ clean, rejected, pairs, report }, context());
      await session.close();
      assert.deepEqual(readdirSync(out).sort(), ["a.jsonl", "b.jsonl", "d.html"]);
      await written;
    });

    it("is the one of before where it is cancelled when all has been read", async () => {
      await plan(session);
      const controller = new AbortController();
      const progress = ({ done, total = 0 }: Progress): void => {
        if (done === total) setImmediate(() => controller.abort());
      };
      await assert.rejects(session.plan(recipe, [3], {}, { signal: controller.signal, progress }), /abort/);
      assert.equal(session.spare(3, false).kept, 4);
    });

    it("warns of a step that drops most of the rows, by its name, until they are to stay", async () => {
      const many = Array.from({ length: 30 }, (_, i) => row(`Count to ${i}.`, i % 2 === 0 ? "" : `${i}`)).join("\n");
      const other = new CleaningSession(await DocumentRows.of(bytesOf(many), "a.jsonl", options), {
        ...options,
        name: "a.jsonl",
      });
      const { warnings } = await plan(other);
      assert.equal(warnings.length, 1);
      assert.match(warnings[0]!, /Empty output.*50/);
      assert.deepEqual(other.spare(0, true).warnings, []);
      await other.close();
    });

    it("says of a step what it lacks to find anything", async () => {
      const lacking = [{ rule: "dataset/flagged-words" }, { rule: "dataset/structured-output" }];
      const by = recipeSchema.parse({ steps: [{ rule: "dataset/empty-output" }, ...lacking] });
      const { steps } = await plan(session, [], by);
      assert.equal(steps[0]?.needs, undefined);
      assert.match(steps[1]!.needs!, /it has no words to look for/);
      assert.match(steps[2]!.needs!, /it has no structure/);
    });

    it("can be carried out on a document with the same rows, and on no other", async () => {
      await plan(session);
      const open = (content: string) => OpenDataset.read(bytesOf(content), { name: "a.jsonl" }, options);
      const { signal } = new AbortController();
      const edits = await session.edits(await open(text), signal);
      assert.deepEqual([edits?.dropped, edits?.changed], [3, 2]);
      const gone = edits!.rejected.map((line) => JSON.parse(line) as { row: number; original: string });
      assert.deepEqual(
        gone.map(({ row: number, original }) => [number, original]),
        [2, 3, 4].map((number) => [number, rows[number - 1]]),
      );
      assert.equal(await session.edits(await open(text.replace("moon", "sun")), signal), undefined);
      assert.equal(await session.edits(await open(`${text}${rows[0]}\n`), signal), undefined);
    });
  });
}
