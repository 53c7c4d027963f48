import assert from "node:assert/strict";
import { parseMessages } from "../../../../src/prompt/parser/chat";

const messages = (text: string) =>
  parseMessages(text, { start: 0, end: text.length }, [], () => false).map(({ role, content, marker }) => [
    role,
    text.slice(content.start, content.end),
    text.slice(marker.start, marker.end),
  ]);

describe("parseMessages", () => {
  it("takes a text without markers for one user message", () => {
    assert.deepEqual(messages("Summarise it.\nuser: me"), [["user", "Summarise it.\nuser: me", ""]]);
    assert.deepEqual(messages(""), [["user", "", ""]]);
  });

  it("reads roles alone on their lines", () => {
    assert.deepEqual(messages("system:\nBe brief.\n\nuser:\nHi {{name}}\n"), [
      ["system", "Be brief.", "system:"],
      ["user", "Hi {{name}}", "user:"],
    ]);
    assert.deepEqual(messages("系统：\n简短。\n用户：\n你好"), [
      ["system", "简短。", "系统："],
      ["user", "你好", "用户："],
    ]);
    assert.deepEqual(messages("# System:\nBe brief.\n# User:\nHi"), [
      ["system", "Be brief.", "# System:"],
      ["user", "Hi", "# User:"],
    ]);
  });

  it("reads Dotprompt's and ChatML's marks", () => {
    assert.deepEqual(messages('{{role "system"}}\nBe brief.\n{{role "model"}}\nOk.'), [
      ["system", "Be brief.", '{{role "system"}}'],
      ["assistant", "Ok.", '{{role "model"}}'],
    ]);
    assert.deepEqual(messages("<|im_start|>system\nBe brief.<|im_end|>\n<|im_start|>user\nHi<|im_end|>"), [
      ["system", "Be brief.", "<|im_start|>system\n"],
      ["user", "Hi", "<|im_start|>user\n"],
    ]);
  });

  it("reads labels with the words behind them only when a system speaks", () => {
    assert.deepEqual(messages("System: Be brief.\nUser: Hi"), [
      ["system", "Be brief.", "System:"],
      ["user", "Hi", "User:"],
    ]);
    assert.equal(messages("User: Hi\nAssistant: Hello\nUser: Bye").length, 1);
  });

  it("is no chat when other words come first", () => {
    assert.equal(messages("Read this chat.\nsystem:\nBe brief.\nuser:\nHi").length, 1);
  });

  it("passes over leading comments, and over markers in code", () => {
    const text = "{# draft #}\nsystem:\nShow:\n```\nuser:\n```\nuser:\nHi";
    const fence = { start: text.indexOf("```"), end: text.lastIndexOf("```") };
    const found = parseMessages(
      text,
      { start: 0, end: text.length },
      [{ start: 0, end: 11 }],
      (offset) => offset >= fence.start && offset < fence.end,
    );
    assert.deepEqual(
      found.map(({ role }) => role),
      ["system", "user"],
    );
  });
});
