import assert from "node:assert/strict";
import { applyEdits } from "../../../../src/lint/fixes";
import { findDeclarations, type Declarations } from "../../../../src/prompt/analysis/declarations";
import { parsePrompt } from "../../../../src/prompt/parse";

const withFrontMatter = (yaml: string): string => `---\n${yaml}\n---\nSummarize {{text}}.`;
const read = (yaml: string): Declarations | undefined => findDeclarations(parsePrompt(withFrontMatter(yaml)));
const names = (yaml: string): string[] | undefined => read(yaml)?.variables.map(({ name }) => name);

describe("declarations", () => {
  const forms: Readonly<Record<string, string>> = {
    "Prompty's inputs": "inputs:\n  text:\n    type: string\n  tone:\n    type: string",
    "Prompty's list of inputs": "inputs:\n  - name: text\n    kind: string\n  - name: tone\n    kind: string",
    "Prompty's sample": "sample:\n  text: hello\n  tone: formal",
    "Dotprompt's Picoschema": "input:\n  schema:\n    text: string\n    tone?(enum, how it sounds): [formal, plain]",
    "a JSON schema":
      "input:\n  schema:\n    type: object\n    properties:\n      text: { type: string }\n      tone: { type: string }",
    "a flow list": "variables: [text, tone]",
    "a block list": "variables:\n  - text\n  - tone",
  };
  for (const [form, yaml] of Object.entries(forms)) {
    it(`are read from ${form}`, () => {
      assert.deepEqual(names(yaml), ["text", "tone"]);
    });

    it(`gain and lose a name in ${form}`, () => {
      const text = withFrontMatter(yaml);
      const grown = applyEdits(text, read(yaml)!.declare("reader"));
      const again = findDeclarations(parsePrompt(grown));
      assert.deepEqual(
        again?.variables.map(({ name }) => name),
        ["text", "tone", "reader"],
        grown,
      );
      const shrunk = applyEdits(text, read(yaml)!.variables[0]!.removal);
      assert.deepEqual(
        findDeclarations(parsePrompt(shrunk))?.variables.map(({ name }) => name),
        ["tone"],
        shrunk,
      );
    });
  }

  it("keep their key when the last name goes", () => {
    const text = withFrontMatter("inputs:\n  tone: string\nname: x");
    const [tone] = findDeclarations(parsePrompt(text))!.variables;
    assert.equal(applyEdits(text, tone!.removal), withFrontMatter("inputs: {}\nname: x"));
  });

  it("are none where the front matter declares nothing, names a schema or is broken", () => {
    for (const yaml of ["name: x", "input:\n  schema: Recipe", "inputs: [text", "inputs:", "variables: 3"])
      assert.equal(names(yaml), undefined, yaml);
  });

  it("are open where names may come from elsewhere", () => {
    assert.equal(read("inputs:\n  text: string\nsample: ${file:sample.json}")?.open, true);
    assert.equal(read("input:\n  schema:\n    text: string\n    (*): any")?.open, true);
    assert.equal(read("variables: [text]")?.open, false);
  });
});
