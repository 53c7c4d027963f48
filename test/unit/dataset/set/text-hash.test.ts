import assert from "node:assert/strict";
import fc from "fast-check";
import { TextHash } from "../../../../src/dataset/set/text-hash";

const text = new TextHash();

function hash(of: string): string {
  return text.read(of) ? `${text.low} ${text.high}` : "empty";
}

describe("the hash of a text", () => {
  it("leaves out the white space at the ends", () => {
    assert.equal(hash(" \n给我讲个故事\t"), hash("给我讲个故事"));
    assert.equal(hash(`\r\n${"a ".repeat(40)}`), hash(`${"a ".repeat(39)}a`));
    assert.equal(hash(" \n"), "empty");
    assert.equal(hash(""), "empty");
    assert.notEqual(hash("a b"), hash("ab"));
  });

  it("does not hang on how the text came to be", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), fc.nat(200), (whole, at) => {
        assert.equal(hash(whole.slice(0, at) + whole.slice(at)), hash(`x${whole}y`.slice(1, -1)));
      }),
    );
  });

  it("tells apart a quarter of a million texts that hardly differ, short and long, in each half", () => {
    for (const frame of [
      "",
      "Write a story of at least three hundred words about the number ",
      "请写一个关于数字的故事：",
    ]) {
      const low = new Set<number>();
      const high = new Set<number>();
      const both = new Set<number>();
      const count = 1 << 18;
      for (let i = 0; i < count; i++) {
        text.read(frame + i);
        low.add(text.low);
        high.add(text.high);
        both.add((text.low >>> 0) * 2 ** 21 + (text.high >>> 11));
      }
      assert.equal(both.size, count);
      // Of random numbers of 32 bits, 8 of so many would be the same as another.
      assert.ok(count - low.size < 30, `${frame}: ${count - low.size} of the low half`);
      assert.ok(count - high.size < 30, `${frame}: ${count - high.size} of the high half`);
    }
  });

  it("tells apart texts that differ in one unit anywhere, lone surrogates too", () => {
    for (const length of [1, 2, 31, 32, 33, 34, 1000, 40_000, 70_001]) {
      const plain = "字".repeat(length);
      const seen = new Set([hash(plain)]);
      const places = [0, 1, (length >> 1) | 1, length - 2, length - 1].filter((at) => at >= 0 && at < length);
      for (const at of new Set(places))
        for (const unit of ["a", "宇", "\ud800", "\udc00", "\0"]) {
          const other = plain.slice(0, at) + unit + plain.slice(at + 1);
          // A control character at an end is white space.
          if (unit !== "\0" || (at > 0 && at < length - 1)) seen.add(hash(other));
        }
      const inside = [...new Set(places)].filter((at) => at > 0 && at < length - 1).length;
      assert.equal(seen.size, 1 + new Set(places).size * 4 + inside, `length ${length}`);
    }
  });
});
