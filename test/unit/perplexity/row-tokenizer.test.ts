import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { openModelFolder } from "../../../src/perplexity/model-folder";
import { RowTokenizer } from "../../../src/perplexity/sidecar/row-tokenizer";
import { tokenPlaces } from "../../../src/perplexity/sidecar/token-places";
import { modelPath, never, referenceOf } from "./models";

const names = ["gpt2", "llama", "qwen2"];

for (const name of names) {
  describe(`tokeniser of ${name}`, () => {
    const tokenizer = new RowTokenizer(openModelFolder(modelPath(name)));
    const { texts, long } = referenceOf(name);

    it("gives the tokens of Hugging Face's own", async () => {
      for (const { text, ids } of texts) assert.deepEqual((await tokenizer.encode(text, never)).ids, ids);
    });

    it("gives a long text in pieces the tokens that it has as a whole", async () => {
      const text = `${long.text} \n${long.text}\n\n`.repeat(Math.ceil(45_000 / (2 * long.text.length)));
      const whole = await tokenizer.encode(text.slice(0, 39_000), never);
      const { ids } = await tokenizer.encode(text, never);
      assert.deepEqual(ids.slice(0, whole.ids.length - 10), whole.ids.slice(0, -10));
      assert.ok(ids.length > whole.ids.length);
    });

    it("stops in the middle of a text", async () => {
      const stop = new AbortController();
      const done = tokenizer.encode(`${long.text} `.repeat(100), stop.signal);
      stop.abort();
      await assert.rejects(done, { name: "AbortError" });
    });
  });
}

describe("places of tokens", () => {
  it("are those of Hugging Face's tokenisers where the text is not changed", async () => {
    for (const name of ["gpt2", "qwen2"]) {
      const tokenizer = new RowTokenizer(openModelFolder(modelPath(name)));
      for (const { text, offsets } of referenceOf(name).texts.filter(({ text }) => text === text.normalize("NFC"))) {
        const places = tokenPlaces(text, await tokenizer.encode(text, never), tokenizer.isByteLevel);
        assert.deepEqual(Array.from(places), offsets.flat());
      }
    }
  });

  const spans = async (name: string, text: string) => {
    const tokenizer = new RowTokenizer(openModelFolder(modelPath(name)));
    const encoded = await tokenizer.encode(text, never);
    const places = tokenPlaces(text, encoded, tokenizer.isByteLevel);
    return encoded.ids.map((_, i) => text.slice(places[2 * i], places[2 * i + 1]));
  };

  it("leave out what the tokeniser adds", async () => {
    const [start, ...rest] = await spans("llama", "水 and 水");
    assert.equal(start, "");
    assert.equal(rest.join(""), "水 and 水");
    assert.equal((await spans("llama", "  two spaces")).join(""), "  two spaces");
  });

  it("are empty for what the tokeniser adds, however long it is", () => {
    const tokens = ["<|begin_of_text|>", "T", "oo", "Ġmuch", "<|end_of_text|>"];
    const places = tokenPlaces("Too much", { tokens, before: 1, behind: 1 }, true);
    assert.deepEqual(Array.from(places), [0, 0, 0, 1, 1, 3, 3, 8, 8, 8]);
  });

  it("cover a character and its accent where they become one", async () => {
    const found = await spans("qwen2", "xe\u0301y");
    assert.equal(found[0], "x");
    assert.equal(found.at(-1), "y");
    assert.deepEqual(new Set(found.slice(1, -1)), new Set(["e\u0301"]));
  });

  it("are whole characters where a token is some of their bytes", async () => {
    assert.deepEqual(await spans("gpt2", "😀"), ["😀", "😀", "😀", "😀"]);
  });
});
