import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { withLineBreaks } from "../../../../src/dataset/open/line-breaks";

async function* pieces(texts: readonly string[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) yield Buffer.from(text);
}

describe("line breaks of a source", () => {
  it("are all of one kind, wherever the pieces end", async () => {
    const text = fc
      .array(fc.constantFrom("a", "é", "好", "\r", "\n", "\r\n"), { maxLength: 12 })
      .map((all) => all.join(""));
    await fc.assert(
      fc.asyncProperty(fc.array(text, { maxLength: 5 }), fc.constantFrom("\n", "\r\n"), async (texts, lineBreak) => {
        const parts: Uint8Array[] = [];
        for await (const piece of withLineBreaks(pieces(texts), lineBreak)) parts.push(Buffer.from(piece));
        assert.equal(Buffer.concat(parts).toString(), texts.join("").replace(/\r\n|\r|\n/g, lineBreak));
      }),
    );
  });
});
