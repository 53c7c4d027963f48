import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { asAsked } from "../../../../src/cli/dataset/as-asked";
import type { ByteSource } from "../../../../src/dataset/source/source";

async function* source(pieces: readonly number[], given: number[] = []): AsyncGenerator<Uint8Array> {
  for (const piece of pieces) {
    given.push(piece);
    yield Uint8Array.from([piece]);
  }
}

/** Pushes each byte as many times as it says, and `last` at the end. */
const repeat =
  (last: readonly number[] = []) =>
  async (bytes: ByteSource, push: (item: number) => void): Promise<void> => {
    for await (const piece of bytes) for (let i = 0; i < piece[0]!; i++) push(piece[0]!);
    for (const item of last) push(item);
  };

async function collect<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const all: Item[] = [];
  for await (const item of items) all.push(item);
  return all;
}

describe("asAsked", () => {
  it("gives everything that is read, in order", async () => {
    const pieces = fc.array(fc.nat(4), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(pieces, pieces, async (counts, last) => {
        const expected = [...counts.flatMap((count) => Array<number>(count).fill(count)), ...last];
        assert.deepEqual(await collect(asAsked(source(counts), repeat(last))), expected);
      }),
    );
  });

  it("reads no further while items wait", async () => {
    const given: number[] = [];
    const items = asAsked(source([1, 1, 1, 1, 1], given), repeat());
    await items.next();
    assert.ok(given.length <= 1, String(given.length));
    await items.next();
    assert.ok(given.length <= 2, String(given.length));
    await items.return(undefined);
    assert.ok(given.length <= 3, String(given.length));
  });

  it("throws what reading throws, behind the items that came before", async () => {
    const items: number[] = [];
    const failing = async (bytes: ByteSource, push: (item: number) => void): Promise<void> => {
      await repeat()(bytes, push);
      throw new Error("cut off");
    };
    await assert.rejects(async () => {
      for await (const item of asAsked(source([1, 2]), failing)) items.push(item);
    }, /cut off/);
    assert.deepEqual(items, [1, 2, 2]);
  });
});
