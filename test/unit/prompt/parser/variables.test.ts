import assert from "node:assert/strict";
import { findVariables } from "../../../../src/prompt/parser/variables";

const variables = (text: string, inCode = false) =>
  findVariables(
    text,
    { start: 0, end: text.length },
    () => inCode,
    () => false,
  ).map(({ syntax, name, range, fallback }) => {
    assert.ok(text.slice(range.start, range.end).includes(name.split(" ")[0]!));
    return fallback === undefined ? [syntax, name] : [syntax, name, fallback];
  });

describe("findVariables", () => {
  it("knows every common syntax", () => {
    const text =
      "{{text}} {name} ${tone:formal} [INSERT TOPIC] <user question> %lang% {% if x %} 【请填写姓名】 {{ 文本 }}";
    assert.deepEqual(variables(text), [
      ["mustache", "text"],
      ["brace", "name"],
      ["dollar", "tone", "formal"],
      ["bracket", "INSERT TOPIC"],
      ["angle", "user question"],
      ["percent", "lang"],
      ["jinja", "if x"],
      ["bracket", "请填写姓名"],
      ["mustache", "文本"],
    ]);
  });

  it("takes no JSON, mathematics, links, notes or check boxes for slots", () => {
    for (const text of [
      '{"name": "x"}',
      "{1, 2, 3}",
      "x_{i} and \\frac{a}",
      "[a link](https://example.com)",
      "![picture](a.png)",
      "[1] and [x] and [ ]",
      "第【一】条",
      '{{role "user"}}',
      "100% sure, 50% off",
    ])
      assert.deepEqual(variables(text), [], text);
  });

  it("counts in code only what cannot be code", () => {
    assert.deepEqual(variables("{a} [KEY] <T> {{b}} ${c}", true), [
      ["mustache", "b"],
      ["dollar", "c"],
    ]);
  });

  it("lets no two overlap", () => {
    assert.deepEqual(variables("[your {{name}} here]"), [["mustache", "name"]]);
    assert.deepEqual(variables("{{{raw}}}"), [["mustache", "raw"]]);
  });
});
