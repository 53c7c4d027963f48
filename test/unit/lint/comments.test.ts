import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { findDirectives, nearestDirective } from "../../../src/lint/comments";

const read = (text: string) =>
  findDirectives(text).directives.map(({ action, syntax, rules }) => [action, syntax, rules.map(({ id }) => id)]);

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
    const [directive] = findDirectives(text).directives;
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

  it("needs no space before the comment's end", () => {
    assert.deepEqual(read("<!--winnow-disable-->{#-winnow-enable-#}"), [
      ["disable", "html", []],
      ["enable", "jinja", []],
    ]);
  });

  it("gives those whose names it does not know apart", () => {
    const text = "<!-- winnow-disable-file -->{# Winnow-disable prompt/a #}{{! winnow-off }}<!-- winnow -->";
    const { directives, unknown } = findDirectives(text);
    assert.deepEqual(directives, []);
    assert.deepEqual(
      unknown.map(({ name, nameRange, syntax }) => [name, text.slice(nameRange.start, nameRange.end), syntax]),
      [
        ["winnow-disable-file", "winnow-disable-file", "html"],
        ["Winnow-disable", "Winnow-disable", "jinja"],
        ["winnow-off", "winnow-off", "handlebars"],
      ],
    );
  });
});

describe("nearestDirective", () => {
  it("guesses what was meant", () => {
    for (const [written, meant] of [
      ["winnow-disable-file", "winnow-disable"],
      ["winnow-ignore", "winnow-disable"],
      ["winnow-disabled", "winnow-disable"],
      ["winnow-disable_line", "winnow-disable-line"],
      ["winnow-disable-next", "winnow-disable-next-line"],
      ["winnow-disble-next-line", "winnow-disable-next-line"],
      ["WINNOW-ENABLE", "winnow-enable"],
      ["winnow-configuration", undefined],
    ] as const) {
      assert.equal(nearestDirective(written), meant, written);
    }
  });
});
