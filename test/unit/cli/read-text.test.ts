import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { decodeUtf8 } from "../../../src/cli/read-text";
import { UsageError } from "../../../src/cli/usage-error";

const bytes = (...values: (number | string)[]): Uint8Array =>
  Buffer.concat(values.map((value) => (typeof value === "string" ? Buffer.from(value) : Buffer.from([value]))));

describe("decodeUtf8", () => {
  it("keeps everything, the byte order mark included", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        assert.equal(decodeUtf8(Buffer.from(`\uFEFF${text}`), "a", "en"), `\uFEFF${text}`);
      }),
    );
  });

  it("finds the very byte", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.string(), (before, behind) => {
        const place = Buffer.byteLength(before) + 1;
        assert.throws(
          () => decodeUtf8(bytes(before, 0xff, "x", behind), "a", "en"),
          ({ message }: UsageError) => message.includes(`(at byte ${place})`),
        );
      }),
    );
  });

  it("says where a file is not UTF-8", () => {
    const message = (broken: Uint8Array): string => {
      try {
        return decodeUtf8(broken, "a.prompt", "en");
      } catch (error) {
        assert.ok(error instanceof UsageError);
        return error.message;
      }
    };
    assert.match(message(bytes("你好\nab", 0xff, "c")), /^a\.prompt:2: not valid UTF-8 \(at byte 10\)/);
    assert.match(message(bytes(0xc0, "abc")), /^a\.prompt:1: .* \(at byte 1\)/);
    assert.match(message(bytes("你", 0xe4, 0xbd)), /^a\.prompt:1: not valid UTF-8/);
    assert.match(message(bytes(0xff, 0xfe, "a", 0)), /UTF-16/);
  });
});
