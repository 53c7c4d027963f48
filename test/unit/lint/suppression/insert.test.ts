import assert from "node:assert/strict";
import { parse } from "jsonc-parser";
import { parse as parseYaml } from "yaml";
import { applyEdits } from "../../../../src/lint/fixes";
import { disableInFrontMatter, insertSuppressionEntry } from "../../../../src/lint/suppression/insert";

const entry = { rule: "prompt/late-task", path: "a.prompt", fingerprint: "0123456789abcdef" };
const configurations = [
  "",
  "{}",
  '{\n  // why\n  "rules": { "prompt/secret": "error" }\n}\n',
  '{ "suppressions": [] }',
  '{\r\n  "suppressions": [\r\n    { "rule": "a", "path": "b", "fingerprint": "c" }\r\n  ]\r\n}\r\n',
];

/** Takes front matter apart as the parser does, for texts that begin with one. */
function place(text: string) {
  const match = /^\uFEFF?---\r?\n((?:.*\r?\n)*?)---\r?\n/.exec(text);
  if (match === null) return undefined;
  const start = text.indexOf("\n") + 1;
  return { range: { start: 0, end: match[0].length }, content: { start, end: start + match[1]!.length } };
}

describe("inserting suppressions", () => {
  for (const text of configurations) {
    it(`adds an entry to ${JSON.stringify(text)}`, () => {
      const before = parse(text || "{}") as { suppressions?: unknown[] };
      const result = applyEdits(text, insertSuppressionEntry(text, entry));
      assert.deepEqual(parse(result), { ...before, suppressions: [...(before.suppressions ?? []), entry] });
    });
  }

  it("keeps comments of the configuration", () => {
    assert.match(applyEdits(configurations[2]!, insertSuppressionEntry(configurations[2]!, entry)), /\/\/ why/);
  });

  const heads = [
    "Write.",
    "\uFEFFWrite.",
    "---\nname: a\n---\nWrite.",
    "---\n---\nWrite.",
    "---\r\nname: a\r\n---\r\nWrite.",
    "---\nwinnow:\n  disable: [prompt/a]\nname: b\n---\nWrite.",
    "---\nwinnow:\n  disable:\n    - prompt/a\n    - prompt/b # why\nname: b\n---\nWrite.",
    "---\nwinnow:\n  disable:\n  - prompt/a\n---\nWrite.",
    "---\nwinnow:\n  disable: prompt/a\n---\nWrite.",
    "---\nwinnow: { disable: [prompt/a] }\n---\nWrite.",
    "---\nwinnow:\n  disable: []\n---\nWrite.",
    "---\nwinnow:\n  disable:\n---\nWrite.",
    "---\nwinnow:\nname: b\n---\nWrite.",
    "---\nwinnow: {}\n---\nWrite.",
    "---\nwinnow:\n  other: 1\n---\nWrite.",
  ];
  for (const text of heads) {
    it(`names the rule in the front matter of ${JSON.stringify(text)}`, () => {
      const result = applyEdits(text, disableInFrontMatter(text, place(text), "prompt/late-task"));
      const head = place(result)!;
      const data = parseYaml(result.slice(head.content.start, head.content.end)) as { winnow: { disable: string[] } };
      assert.equal(data.winnow.disable.at(-1), "prompt/late-task");
      assert.equal(data.winnow.disable.length, (text.match(/prompt\/[ab]/g) ?? []).length + 1);
      assert.equal(result.slice(head.range.end), "Write.");
      assert.equal(/name: [ab]/.test(result), /name: [ab]/.test(text));
    });
  }
});
