import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { findDirectives } from "../../../src/lint/comments";

const read = (text: string) =>
  findDirectives(text).map(({ action, syntax, rules }) => [action, syntax, rules.map(({ id }) => id)]);

describe("findDirectives", () => {
  it("reads each syntax and each action", () => {
    assert.deepEqual(read("<!-- winnow-disable-next-line prompt/a, prompt/b -->"), [
      ["disable-next-line", "html", ["prompt/a", "prompt/b"]],
    ]);
    assert.deepEqual(read("{# winnow-disable-line #}{#- winnow-enable prompt/a -#}"), [
      ["disable-line", "jinja", []],
      ["enable", "jinja", ["prompt/a"]],
    ]);
    assert.deepEqual(read("{{! winnow-disable prompt/a }}{{!-- winnow-enable --}}{{~!-- winnow-enable --~}}"), [
      ["disable", "handlebars", ["prompt/a"]],
      ["enable", "handlebars", []],
      ["enable", "handlebars", []],
    ]);
  });

  it("leaves the reason behind -- alone", () => {
    assert.deepEqual(read("<!-- winnow-disable-line prompt/a -- the poet wants it so -->"), [
      ["disable-line", "html", ["prompt/a"]],
    ]);
  });

  it("gives the places of the comment and of each rule", () => {
    const text = "text <!-- winnow-disable-line prompt/a -->\n";
    const [directive] = findDirectives(text);
    assert.equal(text.slice(directive!.range.start, directive!.range.end), "<!-- winnow-disable-line prompt/a -->");
    const { start, end } = directive!.rules[0]!.range;
    assert.equal(text.slice(start, end), "prompt/a");
  });

  it("finds none in other comments, unclosed ones and those of more than one line", () => {
    for (const text of [
      "<!-- hello -->",
      "<!-- winnow-disabled -->",
      "<!-- winnow-disable",
      "<!-- winnow-disable\n-->",
    ]) {
      assert.deepEqual(read(text), [], text);
    }
  });
});
