import assert from "node:assert/strict";
import { scanPrompt } from "../../../../src/prompt/parser/scan";
import { blanked } from "../../../../src/text/blank-out";
import { slices } from "../slices";

describe("scanPrompt", () => {
  it("blanks out what is not the author's word, and keeps every offset", () => {
    const text = '---\na: 1\n---\nSay "no" to {{name}}. {# ask #}\n```\ncode\n```\nBye.';
    const { visible, smallVisible } = scanPrompt(text, ["jinja"]);
    assert.equal(visible.length, text.length);
    assert.equal(visible.replaceAll(blanked, ""), 'Say "" to . \n\nBye.');
    assert.equal(smallVisible, visible.toLowerCase());
  });

  it("says why each mask is there", () => {
    const text = '---\na: 1\n---\nSay "no" to {{name}}. {# ask #}\n```\ncode\n```';
    const { masks } = scanPrompt(text, ["jinja"]);
    assert.deepEqual(
      masks.map(({ reason, range }) => [reason, text.slice(range.start, range.end)]),
      [
        ["front-matter", "---\na: 1\n---\n"],
        ["comment", "{# ask #}"],
        ["code", "```\ncode\n```"],
        ["quoted", "no"],
        ["variable", "{{name}}"],
      ],
    );
  });

  it("takes comments for text, and their marks for no slots, unless they are stripped", () => {
    const text = "Hi {{! greet {{name}} }} <!-- {x} -->";
    assert.equal(scanPrompt(text, []).masks.filter(({ reason }) => reason === "comment").length, 0);
    const { masks, variables } = scanPrompt("Hi {{! greet }} {{name}}", ["handlebars"]);
    assert.deepEqual(
      masks.map(({ reason }) => reason),
      ["comment", "variable"],
    );
    assert.deepEqual(
      variables.map(({ name }) => name),
      ["name"],
    );
  });

  it("leaves out the messages that the model is to have written", () => {
    const text = "system:\nBe brief.\nuser:\nHi.\nassistant:\nHello there.\nuser:\nBye.";
    assert.deepEqual(slices(text, scanPrompt(text, []).blocks), ["Be brief.", "Hi.", "Bye."]);
  });

  it("reads the strings of a prompt that is one JSON document", () => {
    const text =
      '{\n"subject": "A cat that sits on a mat in the sun",\n"style": "oil",\n"notes": ["Never show any people in it"]\n}';
    const { isData, blocks } = scanPrompt(text, []);
    assert.ok(isData);
    assert.deepEqual(slices(text, blocks), ["A cat that sits on a mat in the sun", "Never show any people in it"]);
    assert.ok(!scanPrompt("{name}, write a poem about {{topic}}", []).isData);
  });

  it("reads a chat of JSON as a chat", () => {
    const json = '\n"aaa": "b",\n"cc": "d",\n"eee": ["words enough for a string block"],\n';
    const { isData } = scanPrompt(
      `{{role "user"}}${json}<|im_end|>\n["and once more words enough for a block"]\n}`,
      [],
    );
    assert.ok(!isData);
  });

  it("clips a fence that runs on behind a message", () => {
    const text = "system:\n```name: a\n";
    assert.deepEqual(
      scanPrompt(text, []).blocks.map(({ type }) => type),
      ["fence"],
    );
  });
});
