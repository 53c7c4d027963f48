import assert from "node:assert/strict";
import type { JsonObject } from "../../../../src/dataset/format/format";
import type { Segment } from "../../../../src/dataset/row/view";
import { rowKeys, type ComparedRow, type Point } from "../../../../src/dataset/set/row-keys";
import { dialogue, keysOf } from "./conversations";

function row(segments: readonly Segment[], object: JsonObject = {}, label?: boolean): ComparedRow {
  return { segments, object, view: label === undefined ? {} : { label }, text: "" };
}

const asked = (point: Point) => [point.askedLow, point.askedHigh];
const whole = (point: Point) => [point.wholeLow, point.wholeHigh];

describe("the keys of a row", () => {
  it("tell what is asked from what is answered", () => {
    const [first, second] = [keysOf("Is 7 prime?", "Yes."), keysOf("Is 7 prime?", "No.")];
    assert.deepEqual(asked(first), asked(second));
    assert.notDeepEqual(whole(first), whole(second));
    assert.notDeepEqual(asked(first), asked(keysOf("Is 9 prime?", "Yes.")));
    assert.deepEqual([first.rounds, first.hasPrompt, first.hasAnswer, first.isEmpty], [1, true, true, false]);
  });

  it("have a beginning for every round but the last, which is that of the shorter dialogue", () => {
    const long = keysOf("a", "b", "c", "d", "e", "f");
    assert.equal(long.rounds, 3);
    assert.deepEqual(
      long.beginnings.map((point) => [asked(point), whole(point)]),
      [keysOf("a", "b"), keysOf("a", "b", "c", "d")].map((point) => [asked(point), whole(point)]),
    );
  });

  it("do not mix up who says what and where a text ends", () => {
    const ways = [keysOf("ab", "c"), keysOf("a", "bc"), keysOf("abc"), keysOf("a", "b", "c"), keysOf("", "ab", "c")];
    assert.equal(new Set(ways.map((keys) => whole(keys).join())).size, ways.length);
    const system: Segment = { turn: 0, role: "system", part: "system", text: "ab", path: [] };
    assert.notDeepEqual(whole(rowKeys(row([system, dialogue("", "c")[1]!]))), whole(keysOf("ab", "c")));
  });

  it("count a question that is made of two texts once", () => {
    const parts: Segment[] = [
      { turn: 0, role: "user", part: "instruction", text: "Translate.", path: ["instruction"] },
      { turn: 0, role: "user", part: "input", text: "Guten Tag", path: ["input"] },
      { turn: 1, role: "assistant", part: "output", text: "Good day", path: ["output"] },
    ];
    const keys = rowKeys(row(parts));
    assert.deepEqual([keys.rounds, keys.beginnings.length], [1, 0]);
  });

  it("hold both answers of a preference row, and the label of one that has a label", () => {
    const [question, chosen, rejected] = [dialogue("q")[0]!, dialogue("q", "good")[1]!, dialogue("q", "bad")[1]!];
    const pair = rowKeys(row([question, { ...chosen, answer: "chosen" }, { ...rejected, answer: "rejected" }]));
    const turned = rowKeys(row([question, { ...rejected, answer: "chosen" }, { ...chosen, answer: "rejected" }]));
    assert.deepEqual(asked(pair), asked(turned));
    assert.notDeepEqual(whole(pair), whole(turned));
    const labels = [true, false, undefined].map((label) => rowKeys(row(dialogue("q", "a"), {}, label)));
    assert.equal(new Set(labels.map((keys) => whole(keys).join())).size, 3);
  });

  it("hold the pictures that a question is about", () => {
    const texts = dialogue("Who is this?", "A player.");
    const urls = (name: string) => ({ messages: [{ content: [{ type: "image_url", image_url: { url: name } }] }] });
    const rows = [{}, { images: ["1.jpg"] }, { images: ["2.jpg"] }, urls("1.jpg"), urls("2.jpg")];
    const keys = rows.map((object) => asked(rowKeys(row(texts, object))).join());
    assert.equal(new Set(keys).size, keys.length);
  });

  it("compare rows of no known format as they are written", () => {
    const keys = (text: string) => rowKeys({ segments: [], object: {}, view: {}, text });
    assert.deepEqual(whole(keys('{"a": 1}')), whole(keys('{"a": 1} ')));
    assert.notDeepEqual(whole(keys('{"a": 1}')), whole(keys('{"a": 2}')));
    assert.ok(!keys('{"a": 1}').isEmpty);
  });

  it("say when there is nothing to compare, or no answer", () => {
    assert.ok(keysOf("", " ").isEmpty);
    const open = keysOf("And then?", "");
    assert.deepEqual([open.isEmpty, open.hasPrompt, open.hasAnswer], [false, true, false]);
    assert.deepEqual(asked(open), asked(keysOf("And then?", "Nothing.")));
    assert.equal(keysOf("a", "b", "c").hasAnswer, false);
  });

  it("hold the field that names the domain, if it is text", () => {
    assert.equal(rowKeys(row(dialogue("a", "b"), { source: "law" }), { domainField: "source" }).domain, "law");
    assert.equal(rowKeys(row(dialogue("a", "b"), { source: 3 }), { domainField: "source" }).domain, undefined);
    assert.equal(rowKeys(row(dialogue("a", "b"), { source: "law" })).domain, undefined);
  });
});
