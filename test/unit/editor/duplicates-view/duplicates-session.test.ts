import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import type { LineChange } from "../../../../src/dataset/open/open-text";
import { OpenDataset } from "../../../../src/dataset/open/open-dataset";
import { bytesOf } from "../../../../src/dataset/source/source";
import { applyEdits } from "../../../../src/lint/fixes";
import { LineIndex } from "../../../../src/text/lines";
import type { DiffPiece } from "../../../../src/similarity/diff-pieces";
import type { SearchOptions } from "../../../../src/editor/dataset-worker/duplicates-protocol";
import { DocumentRows } from "../../../../src/editor/row-source/document-rows";
import { DuplicatesSession } from "../../../../src/editor/duplicates-view/worker/duplicates-session";
import { besideName, FileRowSource } from "../../../../src/editor/row-source/file-row-source";

const options = { locale: "en", settings: { model: undefined, trainer: undefined } } as const;
const search: SearchOptions = { field: "auto", metric: "rouge-l", threshold: 0.7, tokenizer: "words" };
const never = new AbortController().signal;

const row = (instruction: string): string => JSON.stringify({ instruction, input: "", output: "Yes." });

/** A group of three, one of two, and rows that are like no other; row 4 is a blank line. */
const rows = [
  row("Name three kinds of apples that keep well."), // 0
  row("How far away is the moon from the earth?"), // 1
  row("Name five kinds of apples that keep well."), // 2
  row("Write a poem about the sea."), // 3
  "", // 4
  row("How far is the moon from the earth?"), // 5
  row("Name three kinds of apples which keep well, please."), // 6
  row("Translate the sentence into Welsh."), // 7
];

function applied(text: string, edits: readonly LineChange[]): string {
  const lines = new LineIndex(text);
  return applyEdits(
    text,
    edits.map(({ start, end, text: by }) => ({
      range: { start: lines.offsetAt(start), end: lines.offsetAt(end) },
      text: by,
    })),
  );
}

async function document(text = rows.join("\n")): Promise<DuplicatesSession> {
  return new DuplicatesSession(await DocumentRows.of(bytesOf(text), "a.jsonl", options), () => undefined);
}

async function found(text?: string, given: Partial<SearchOptions> = {}) {
  const session = await document(text);
  return { session, result: await session.find({ ...search, ...given }, never) };
}

const shown = (pieces: readonly DiffPiece[]): string =>
  pieces
    .map(({ kind, text }) => ({ same: text, added: `+${text}+`, removed: `-${text}-`, skipped: "…" })[kind])
    .join("");

describe("search for near duplicates", () => {
  it("gives the groups, the largest first, and what goes", async () => {
    const { session, result } = await found();
    assert.deepEqual(
      [result.field, result.rows, result.groups, result.pairs, result.dropped, result.stay],
      ["prompt", 7, 2, 4, 3, 4],
    );
    const groups = await session.groups(0, 10, 10);
    assert.deepEqual(
      groups.map(({ rows: members, size, dropped }) => [members.map((one) => one.row), size, dropped]),
      [
        [[0, 2, 6], 3, 2],
        [[1, 5], 2, 1],
      ],
    );
    assert.deepEqual(
      groups[0]!.rows.map(({ kept, like }) => [kept, like?.row, like?.score.toFixed(4)]),
      [
        [true, undefined, undefined],
        [false, 0, "0.8750"],
        [false, 0, "0.8235"],
      ],
    );
    assert.equal((await session.groups(1, 10, 1)).length, 1);
  });

  it("marks where a row differs from the one that is kept", async () => {
    const { session } = await found();
    const [first, second] = await session.groups(0, 2, 10);
    assert.deepEqual(
      first!.rows.map(({ pieces }) => shown(pieces)),
      [
        "Name three kinds of apples that keep well.",
        "Name -three-+five+ kinds of apples that keep well.",
        "Name three kinds of apples -that-+which+ keep well, +please+.",
      ],
    );
    assert.equal(shown(second!.rows[1]!.pieces), "How far -away -is the moon from the earth?");
  });

  it("keeps of a chain what is like none that stays", async () => {
    const words = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen".split(" ");
    const chain = [0, 2, 4].map((i) => row(words.slice(i, i + 10).join(" ")));
    const { session, result } = await found(chain.join("\n"));
    assert.deepEqual([result.groups, result.pairs, result.dropped], [1, 2, 1]);
    const [group] = await session.groups(0, 1, 10);
    assert.deepEqual(
      group!.rows.map(({ kept, like }) => [kept, like?.row, like?.score.toFixed(4)]),
      [
        [true, undefined, undefined],
        [false, 0, "0.8000"],
        [true, 0, "0.6000"],
      ],
    );
  });

  it("lets one choose what is kept, in a group and in all", async () => {
    const { session } = await found();
    const kept = async () => (await session.groups(0, 9, 9)).map((group) => group.rows.map((one) => one.kept));
    assert.deepEqual(session.keep(0, "longest"), { dropped: 3, stay: 4 });
    assert.deepEqual(await kept(), [
      [false, false, true],
      [true, false],
    ]);
    assert.deepEqual(session.keep(undefined, "all"), { dropped: 0, stay: 7 });
    assert.deepEqual(session.keepRow(1, 0, false), { dropped: 1, stay: 6 });
    assert.deepEqual(session.keepRow(1, 0, false), { dropped: 1, stay: 6 });
    assert.deepEqual(await kept(), [
      [true, true, true],
      [false, true],
    ]);
    assert.deepEqual(session.keep(undefined, "suggested"), { dropped: 3, stay: 4 });
    assert.deepEqual(session.keep(1, "first"), { dropped: 3, stay: 4 });
  });

  it("compares with the kept row that is most alike, and with the first where none is kept", async () => {
    const { session } = await found();
    session.keepRow(0, 0, false);
    session.keepRow(0, 2, true);
    assert.deepEqual(
      (await session.group(0, 0, 3, false)).rows.map(({ like }) => like?.row),
      [6, 6, undefined],
    );
    session.keepRow(0, 2, false);
    assert.deepEqual(
      (await session.group(0, 0, 3, false)).rows.map(({ like }) => like?.row),
      [undefined, 0, 0],
    );
  });

  it("shows only groups that have a text", async () => {
    const { session } = await found();
    assert.equal(await session.filter("MOON"), 1);
    assert.deepEqual(
      (await session.groups(0, 9, 9)).map(({ group }) => group),
      [1],
    );
    assert.equal(await session.filter("welsh"), 0);
    assert.deepEqual(await session.groups(0, 9, 9), []);
    assert.equal(await session.filter(""), 2);
  });

  it("compares Chinese by characters, and finds nothing where the tokens see none", async () => {
    const chinese = [row("请写一首关于秋天的诗。"), row("请写一首关于冬天的诗。")].join("\n");
    const { session, result } = await found(chinese);
    assert.equal(result.groups, 1);
    const [, second] = (await session.group(0, 0, 2, false)).rows;
    assert.equal(shown(second!.pieces), "请写一首关于-秋-+冬+天的诗。");
    assert.equal((await session.find({ ...search, tokenizer: "rouge-score" }, never)).groups, 0);
  });

  it("groups documents by MinHash", async () => {
    const text = Array.from({ length: 60 }, (_, i) => `word${i}`).join(" ");
    const { session, result } = await found([row(text), row("Something else."), row(`${text} more`)].join("\n"), {
      metric: "minhash",
    });
    assert.deepEqual([result.groups, result.pairs, result.dropped], [1, 1, 1]);
    const [, second] = (await session.group(0, 0, 2, false)).rows;
    assert.deepEqual([second!.row, second!.like], [2, { row: 0, score: 56 / 57 }]);
  });

  it("leaves out what is long and the same, and shows all when asked", async () => {
    const same = Array.from({ length: 200 }, (_, i) => `word${i}`).join(" ");
    const { session } = await found([row(`${same} one ${same}`), row(`${same} two ${same}`)].join("\n"));
    const [first, second] = (await session.group(0, 0, 2, false)).rows;
    assert.equal(first!.isShortened && second!.isShortened, true);
    assert.match(shown(second!.pieces), /^word0 .{60,90}….{60,90} -one-\+two\+ word0 .{60,90}…$/);
    const [, whole] = (await session.group(0, 0, 2, true)).rows;
    assert.equal(whole!.isShortened, false);
    assert.equal(shown(whole!.pieces), `${same} -one-+two+ ${same}`);
  });

  it("keeps what was found before when a search is stopped", async () => {
    const { session } = await found();
    const stop = new AbortController();
    const searching = session.find({ ...search, field: "output" }, stop.signal);
    stop.abort();
    await assert.rejects(searching);
    assert.equal((await session.groups(0, 9, 9)).length, 2);
  });
});

describe("dropping near duplicates", () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), "winnow-duplicates-"))));
  afterEach(() => rmSync(folder, { recursive: true }));

  const opened = (text: string) => OpenDataset.read(bytesOf(text), { name: "a.jsonl" }, options);

  it("takes rows out of an open text, if they are those that were compared", async () => {
    const { session } = await found();
    const text = rows.join("\n");
    const { edits, rows: count } = session.edits(await opened(text))!;
    assert.equal(count, 3);
    assert.equal(applied(text, edits), [0, 1, 3, 4, 7].map((i) => rows[i]).join("\n"));
    assert.equal(session.edits(await opened(text.replace("poem", "song"))), undefined);
    assert.equal(session.edits(await opened(`${text}\n${row("More.")}`)), undefined);
    assert.equal(session.edits(await opened(rows.slice(0, 7).join("\n"))), undefined);
  });

  /** Writes a dataset, has its near duplicates dropped, and gives the two files that come of it. */
  async function split(content: string | Uint8Array, name: string, signal = never) {
    const file = path.join(folder, name);
    writeFileSync(file, content);
    const source = new FileRowSource(file, options);
    const session = new DuplicatesSession(source, () => undefined);
    try {
      await session.find(search, never);
      const { kept, dropped } = await source.split(session.dropped(), { signal, onShare: () => undefined });
      assert.deepEqual(readFileSync(file), Buffer.from(content));
      return { kept: readFileSync(kept, "utf8"), dropped: readFileSync(dropped, "utf8"), names: [kept, dropped] };
    } finally {
      await session.close();
    }
  }

  const inFile = (names: readonly string[]): string[] => names.map((name) => path.basename(name));

  it("writes rows of JSON Lines to two files, byte for byte", async () => {
    const { kept, dropped, names } = await split(`\uFEFF${rows.join("\r\n")}\r\n`, "a.jsonl");
    assert.equal(kept, `\uFEFF${[0, 1, 3, 4, 7].map((i) => rows[i]).join("\r\n")}\r\n`);
    assert.equal(dropped, [2, 5, 6].map((i) => `${rows[i]}\n`).join(""));
    assert.deepEqual(inFile(names), ["a.deduplicated.jsonl", "a.duplicates.jsonl"]);
  });

  it("writes over no file, and unpacks what is packed", async () => {
    await split(rows.join("\n"), "a.jsonl");
    const again = await split(rows.join("\n"), "a.jsonl");
    assert.deepEqual(inFile(again.names), ["a.deduplicated-2.jsonl", "a.duplicates-2.jsonl"]);
    const packed = await split(gzipSync(rows.join("\n")), "b.jsonl.gz");
    assert.deepEqual(inFile(packed.names), ["b.deduplicated.jsonl", "b.duplicates.jsonl"]);
    assert.equal(packed.kept, [0, 1, 3, 4, 7].map((i) => rows[i]).join("\n"));
    assert.equal(gunzipSync(readFileSync(path.join(folder, "b.jsonl.gz"))).toString(), rows.join("\n"));
  });

  it("leaves an array sound, whichever of its rows go", async () => {
    const alike = Array.from({ length: 4 }, (_, i) => row(`Name three kinds of apples that keep well${"!".repeat(i)}`));
    const other = [row("Write a poem about the sea."), row("How far away is the moon?")];
    for (const set of [
      [...alike, ...other],
      [other[0]!, ...alike, other[1]!],
      [...other, ...alike],
      [alike[0]!, other[0]!, alike[1]!, other[1]!, alike[2]!],
    ]) {
      const { kept, dropped } = await split(`[\n  ${set.join(",\n  ")}\n]\n`, "a.json");
      const first = set.find((one) => alike.includes(one));
      assert.deepEqual(
        JSON.parse(kept),
        set.filter((one) => one === first || other.includes(one)).map((one) => JSON.parse(one)),
      );
      assert.deepEqual(
        JSON.parse(dropped),
        set.filter((one) => one !== first && alike.includes(one)).map((one) => JSON.parse(one)),
      );
    }
  });

  it("leaves an array sound when its first rows go", async () => {
    const file = path.join(folder, "a.json");
    writeFileSync(file, `[ ${rows.filter(Boolean).join(" , ")} ]`);
    for (const count of [1, 2, 6, 7]) {
      const source = new FileRowSource(file, options);
      await source.read({ signal: never, onShare: () => undefined }, () => undefined);
      const { kept } = await source.split((number) => number < count, { signal: never, onShare: () => undefined });
      assert.equal((JSON.parse(readFileSync(kept, "utf8")) as unknown[]).length, 7 - count);
      await source.close();
    }
  });

  it("gives both files of a table its header", async () => {
    const table = [
      "Write about apples, pears\nand plums.",
      "Write about apples, pears\nand cherries.",
      "Count to ten.",
    ];
    const content = `instruction,output\n${table.map((one) => `"${one}",Yes.\n`).join("")}`;
    const { kept, dropped } = await split(content, "a.csv");
    assert.equal(kept, `instruction,output\n"${table[0]}",Yes.\n"${table[2]}",Yes.\n`);
    assert.equal(dropped, `instruction,output\n"${table[1]}",Yes.\n`);
  });

  it("leaves nothing behind when it is stopped", async () => {
    await assert.rejects(split(rows.join("\n"), "a.jsonl", AbortSignal.abort()));
    assert.deepEqual(readdirSync(folder), ["a.jsonl"]);
  });

  it("says that the file is another by now", async () => {
    const file = path.join(folder, "a.jsonl");
    writeFileSync(file, rows.join("\n"));
    const source = new FileRowSource(file, options);
    const session = new DuplicatesSession(source, () => undefined);
    await session.find(search, never);
    writeFileSync(file, rows.slice(1).join("\n"));
    await assert.rejects(source.split(session.dropped(), { signal: never, onShare: () => undefined }), {
      kind: "changed",
    });
    await session.close();
    assert.deepEqual(readdirSync(folder), ["a.jsonl"]);
  });

  it("names the new files after the old one", () => {
    assert.equal(besideName("/x.y/train", "duplicates", 1), "/x.y/train.duplicates");
    assert.equal(besideName("/x/.hidden", "duplicates", 1), "/x/.hidden.duplicates");
    assert.equal(besideName("/x/a.b.json.gz", "duplicates", 3), "/x/a.b.duplicates-3.json");
  });
});
