import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { containers, hasHeader, type Container, type ScanOptions } from "../../../../src/dataset/container/container";
import { readRows, type RowText } from "../../../../src/dataset/container/read-rows";
import { RowReader } from "../../../../src/dataset/container/row-reader";
import { scannerFor } from "../../../../src/dataset/container/scanner";
import { contentReader } from "../../../../src/dataset/row/read-content";
import { SlidingWindow } from "../../../../src/dataset/source/sliding-window";
import { LineIndex } from "../../../../src/text/lines";
import { inPieces, readAll, rowsOf } from "./reading";

const pieces = fc.constantFrom(
  ..."{}[]\",:\\\n\r\t '/#a1é你😀".split(/(?:)/u),
  '{"a": "b"}',
  '{"a": "b"},\n',
  '{"a":',
  '"a, b"',
  "a,b\n",
  '"c\n",d\r\n',
  "\r\n",
  "\uFEFF",
  "null",
  "\uFFFD",
);
const text = fc.array(pieces, { maxLength: 60 }).map((all) => Buffer.from(all.join("")));
const bytes = fc.oneof(
  text,
  fc.uint8Array({ maxLength: 80 }).map((all) => Buffer.from(all)),
  // Text with some of its bytes lost.
  fc.tuple(text, fc.array(fc.nat(), { maxLength: 4 })).map(([all, lost]) => {
    const left = Buffer.from(all);
    for (const at of lost) if (left.length > 0) left[at % left.length] = 0x80 + (at % 0x80);
    return left;
  }),
);
const sizes = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 });
const anyContainer = fc.constantFrom<Container | undefined>(undefined, ...containers);
const limit = fc.constantFrom(5, 20, 1000, undefined);

/** The rows of a file, or the kind of file that it is no text of. */
async function read(all: Buffer, container?: Container, rowLimit?: number, cut?: readonly number[]): Promise<unknown> {
  try {
    const { rows } = await readAll(all, { ...(container && { container }), ...(rowLimit && { rowLimit }) }, cut);
    return rows.map(known);
  } catch (error) {
    return error instanceof Error && error.name === "FileError" ? error.message : Promise.reject(error);
  }
}

const rowsIn = async (all: Buffer, container?: Container): Promise<RowText[] | undefined> => {
  const rows = await read(all, container);
  return Array.isArray(rows) ? (rows as RowText[]) : undefined;
};

/** What a row is, but for what reading notes of it beside. */
function known({ number, text: own, place, isUtf8, error }: RowText): unknown {
  return { number, text: own, place, isUtf8, error };
}

/** The rows that a scanner finds without knowing the beginning of the file before. */
function scan(all: Buffer, container: Container, options: ScanOptions, cut: readonly number[]): unknown[] {
  const rows: unknown[] = [];
  const window = new SlidingWindow();
  const reader = new RowReader(
    window,
    (parses) => scannerFor(container, { ...options, parses }),
    0,
    (row) => rows.push(known(row)),
  );
  for (let at = 0, i = 0; at < all.length; i++) {
    const next = at + cut[i % cut.length]!;
    window.append(all.subarray(at, next));
    reader.read(false);
    at = next;
  }
  reader.read(true);
  return rows;
}

describe("reading any bytes", () => {
  it("gives the same rows however they come", async () => {
    await fc.assert(
      fc.asyncProperty(bytes, anyContainer, limit, sizes, async (all, container, rowLimit, cut) => {
        assert.deepEqual(await read(all, container, rowLimit, cut), await read(all, container, rowLimit));
      }),
      { numRuns: 500 },
    );
  });

  it("gives the same rows of a big object however they come", async () => {
    const between = fc.constantFrom('],"test":[', ', "n": ["', '"]', '{"a": 1},', '{"data": [', "}");
    const parts = fc.array(fc.oneof(between, pieces), { maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(parts, limit, sizes, async (inside, rowLimit, cut) => {
        const all = Buffer.from(`{"data": [{"a": 1}${inside.join("")}`);
        assert.deepEqual(await read(all, "json", rowLimit, cut), await read(all, "json", rowLimit));
      }),
      { numRuns: 500 },
    );
  });

  it("gives the same rows however they come, from the first byte on", async () => {
    await fc.assert(
      fc.property(bytes, fc.constantFrom(...containers), limit, fc.boolean(), sizes, (all, container, ...rest) => {
        const [rowLimit, carriageReturns, cut] = rest;
        const options = { carriageReturns, ...(rowLimit && { rowLimit }) };
        // In an array, so that it need not be seen first whether all of it is one big object.
        const given = container === "json" ? Buffer.concat([Buffer.from("["), all]) : all;
        assert.deepEqual(scan(given, container, options, cut), scan(given, container, options, [given.length]));
      }),
      { numRuns: 1000 },
    );
  });

  it("gives rows at their places", async () => {
    await fc.assert(
      fc.asyncProperty(bytes, anyContainer, async (all, container) => {
        const start = all.subarray(0, 3).toString("hex") === "efbbbf" ? 3 : 0;
        const decoded = all.toString("utf8", start);
        const lines = new LineIndex(decoded);
        for (const { text: row, place, isUtf8 } of (await rowsIn(all, container)) ?? []) {
          const { byteStart, byteEnd, offset, line, character, removal } = place;
          assert.equal(all.toString("utf8", byteStart, byteEnd), row);
          assert.equal(decoded.slice(offset, offset + row.length), row);
          assert.deepEqual({ line, character }, lines.positionAt(offset));
          assert.ok(removal.start <= 0 && removal.end >= row.length && offset + removal.end <= decoded.length);
          if (isUtf8) assert.ok(all.subarray(byteStart, byteEnd).equals(Buffer.from(row)));
        }
      }),
      { numRuns: 1000 },
    );
  });

  for (const container of ["jsonl", "text", "csv", "tsv"] as const) {
    it(`has each byte of ${container} in one row`, async () => {
      await fc.assert(
        fc.asyncProperty(bytes, async (all) => {
          const rows = await rowsIn(all, container);
          if (rows === undefined) return;
          // A header stands before the first row.
          const first = hasHeader(container) ? rows[0]?.place.byteStart : undefined;
          let end = first ?? (all.subarray(0, 3).toString("hex") === "efbbbf" ? 3 : 0);
          if (hasHeader(container) && rows.length === 0) return;
          for (const { text: row, place } of rows) {
            assert.equal(place.byteStart, end);
            assert.equal(place.removal.start, 0);
            end = place.byteEnd + place.removal.end - row.length;
            assert.match(all.toString("latin1", place.byteEnd, end), /^(?:\r\n|\r|\n|)$/);
          }
          assert.equal(end, all.length);
        }),
      );
    });
  }

  it("leaves nothing but marks between the rows of JSON", async () => {
    await fc.assert(
      fc.asyncProperty(bytes, async (all) => {
        const rows = await rowsIn(all, "json");
        if (rows === undefined) return;
        let end = all.subarray(0, 3).toString("hex") === "efbbbf" ? 3 : 0;
        for (const { place } of [...rows, { place: { byteStart: all.length, byteEnd: all.length } }]) {
          assert.match(all.toString("latin1", end, place.byteStart), /^[[\]},:\s]*$/);
          end = place.byteEnd;
        }
      }),
      { numRuns: 1000 },
    );
  });

  it("never throws when rows are read, and finds no error in a row whose text is JSON", async () => {
    await fc.assert(
      fc.asyncProperty(bytes, anyContainer, async (all, container) => {
        const rows = (await rowsIn(all, container)) ?? [];
        for (const each of containers) {
          const reader = contentReader(each, rows[0]?.text);
          for (const row of rows) {
            const { error, layout } = reader(row.text, row);
            if (error !== undefined) assert.ok(error.range.end <= row.text.length);
            layout.valueRange(["a"]);
          }
        }
      }),
    );
  });

  it("stops when told to", async () => {
    const stop = new AbortController();
    const all = Buffer.from('{"a": 1}\n'.repeat(50_000));
    let count = 0;
    const reading = readRows(inPieces(all, [100_000]), { signal: stop.signal }, () => {
      if (++count === 5) stop.abort(new Error("stopped"));
    });
    await assert.rejects(reading, /stopped/);
    assert.ok(count < 20_000);
  });
});

describe("reading JSON that is sound", () => {
  const object = fc.dictionary(fc.string(), fc.jsonValue());
  const space = fc.constantFrom(undefined, 1, "\t");

  it("finds the rows of any array, written in any way", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(object, { maxLength: 12 }), space, sizes, async (rows, indent, cut) => {
        const written = Buffer.from(JSON.stringify(rows, undefined, indent));
        const { rows: found } = await readAll(written, { container: "json" }, cut);
        assert.deepEqual(
          found.map((row) => JSON.parse(row.text) as unknown),
          JSON.parse(written.toString()),
        );
        assert.ok(found.every(({ error }) => error === undefined));
      }),
      { numRuns: 500 },
    );
  });

  it("finds rows that are alike, with something else among them", async () => {
    const row = fc.oneof(
      { weight: 6, arbitrary: fc.record({ instruction: fc.string(), output: fc.string() }) },
      { weight: 1, arbitrary: fc.record({ output: fc.string(), instruction: fc.jsonValue() }) },
      {
        weight: 1,
        arbitrary: fc.array(fc.record({ instruction: fc.string() })).map((list) => ({ instruction: list })),
      },
      { weight: 1, arbitrary: fc.constantFrom<unknown>(1, "},{", { "": [{ instruction: 1 }] }) },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 40 }), space, sizes, async (rows, indent, cut) => {
        const written = JSON.stringify(rows, undefined, indent);
        const { rows: found } = await readAll(written, { container: "json" }, cut);
        assert.deepEqual(
          found.map((each) => JSON.parse(each.text) as unknown),
          JSON.parse(written),
        );
      }),
      { numRuns: 300 },
    );
  });

  it("finds the rows of every array of a big object, and nothing else", async () => {
    const rows = fc.array(fc.record({ q: fc.string(), a: fc.jsonValue() }), { minLength: 1, maxLength: 4 });
    const name = fc.constantFrom("train", "Test", "data", "rows", "no rows", 'a "name": [{');
    const others = fc.oneof(fc.dictionary(fc.string(), fc.jsonValue()), fc.array(fc.integer()), fc.string());
    const value = fc.oneof({ weight: 3, arbitrary: rows }, { weight: 1, arbitrary: others });
    const envelope = fc.uniqueArray(fc.tuple(name, value), { minLength: 1, maxLength: 6, selector: ([key]) => key });
    await fc.assert(
      fc.asyncProperty(fc.array(envelope, { minLength: 1, maxLength: 2 }), space, sizes, async (all, indent, cut) => {
        const written = all.map((members) => JSON.stringify(Object.fromEntries(members), undefined, indent));
        const { rows: found } = await readAll(Buffer.from(written.join("\n")), { container: "json" }, cut);
        let isBehindRow = false;
        const wanted = all.flatMap((members) => {
          const lists = members.filter(([key, list]) => key !== "no rows" && !key.includes('"') && isList(list));
          isBehindRow ||= lists.length === 0;
          return isBehindRow ? [Object.fromEntries(members)] : lists.flatMap(([, list]) => list);
        });
        assert.deepEqual(
          found.map((row) => JSON.parse(row.text) as unknown),
          JSON.parse(JSON.stringify(wanted)),
        );
        assert.ok(found.every(({ error }) => error === undefined));
      }),
      { numRuns: 500 },
    );
  });

  it("finds an error wherever JSON.parse does, but for objects that follow one another", async () => {
    const damaged = fc
      .tuple(fc.array(object, { maxLength: 4 }), space, fc.nat(), fc.nat({ max: 2 }), pieces)
      .map(([rows, indent, at, cut, put]) => {
        const json = JSON.stringify(rows, undefined, indent);
        const from = at % (json.length + 1);
        return json.slice(0, from) + put + json.slice(from + cut);
      });
    await fc.assert(
      fc.asyncProperty(fc.oneof(damaged, text.map(String)), async (json) => {
        if (json.startsWith("\uFEFF") || json.trim() === "" || /\}\s*\{/.test(json)) return;
        const rows = await rowsOf(json, { container: "json" });
        assert.equal(
          rows.every(({ error }) => error === undefined),
          parses(json),
        );
      }),
      { numRuns: 1000 },
    );
  });
});

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value) && typeof value[0] === "object" && value[0] !== null && !Array.isArray(value[0]);
}

function parses(json: string): boolean {
  try {
    JSON.parse(json);
    return true;
  } catch {
    return false;
  }
}
