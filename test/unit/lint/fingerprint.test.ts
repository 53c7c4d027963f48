import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { fingerprints } from "../../../src/lint/fingerprint";
import { problemAt } from "./problems";

const print = (text: string, part: string, rule = "prompt/vague-wording"): string =>
  fingerprints(text, [problemAt(text, part, { rule })])[0]!;

describe("fingerprints", () => {
  it("are 16 hexadecimal digits", () => {
    assert.match(print("Write some lines.", "some"), /^[0-9a-f]{16}$/);
  });

  it("stay the same when the sentence moves or its white space changes", () => {
    const before = print("Write some lines. Be kind.", "some");
    assert.equal(print("Be kind.\n\nHello.  Write  some\tlines. More follows.", "some"), before);
    const chinese = print("请写一些句子。要简短。", "一些");
    assert.equal(print("你好！\n请写一些句子。", "一些"), chinese);
  });

  it("change with the rule and with the sentence", () => {
    const before = print("Write some lines.", "some");
    assert.notEqual(print("Write some lines.", "some", "prompt/other"), before);
    assert.notEqual(print("Write some verses.", "some"), before);
  });

  it("tell equal problems of one file apart by their order", () => {
    const text = "Write some lines.\nWrite some lines.\n";
    const second = { rule: "prompt/vague-wording", range: { start: 24, end: 28 } };
    const [one, two] = fingerprints(text, [problemAt(text, "some", { rule: second.rule }), second]);
    assert.notEqual(one, two);
    assert.equal(one, print("Write some lines.", "some"));
  });

  it("read no further than a bounded way on a line of megabytes", () => {
    const far = "x".repeat(1000);
    assert.equal(print(`${"a".repeat(5000)}some${far}`, "some"), print(`${"a".repeat(9000)}some${far}b`, "some"));
  });
});
