import assert from "node:assert/strict";
import type { Problem } from "../../../../src/lint/problem";
import { runRules } from "../../../../src/lint/run";
import type { TemplateName } from "../../../../src/prompt/model";
import { parsePrompt } from "../../../../src/prompt/parse";
import type { PromptRule } from "../../../../src/prompt/rule";
import { templateMismatch } from "../../../../src/prompt/rules/template-mismatch";
import { chatTemplates } from "../../../../src/prompt/templates";

function check(text: string, template: TemplateName | undefined): Problem[] {
  const document = parsePrompt(text);
  const model = template === undefined ? undefined : { template };
  return runRules([templateMismatch as PromptRule], document, document.kind, { locale: "en", settings: { model } });
}

function fix(text: string, problems: readonly Problem[], choice: number): string {
  let fixed = text;
  const edits = problems.flatMap((problem) => problem.fixes[choice]?.edits ?? []);
  for (const { range, text: written } of [...edits].sort((a, b) => b.range.start - a.range.start)) {
    fixed = fixed.slice(0, range.start) + written + fixed.slice(range.end);
  }
  return fixed;
}

describe("prompt/template-mismatch", () => {
  for (const example of templateMismatch.examples) {
    // Those without a model are run with all rules' examples.
    if (example.settings === undefined) continue;
    const { model } = example.settings as { model: { template: TemplateName } };
    it(`finds ${example.problems} in ${JSON.stringify(example.text)} for ${model.template}`, () => {
      const problems = check(example.text, model.template);
      assert.equal(problems.length, example.problems);
      if (example.fixed === undefined) return;
      assert.equal(fix(example.text, problems, 0), example.fixed);
      assert.deepEqual(check(example.fixed, model.template), []);
    });
  }

  it("is silent without a configured template", () => {
    assert.deepEqual(check("[INST] Hi. [/INST]", undefined), []);
  });

  for (const from of chatTemplates) {
    it(`finds ${from.name}'s markers for every other family, and both fixes mend them`, () => {
      const text = from.render(
        [
          { role: "system", text: "Be brief." },
          { role: "user", text: "Name a river." },
          { role: "assistant", text: "The Rhône." },
          { role: "user", text: "And a hill?" },
        ],
        { generationPrompt: true },
      );
      for (const to of chatTemplates) {
        // Llama 2 reads all of Mistral's markers.
        const known = from.family === to.family || (from.family === "mistral" && to.name === "llama2");
        const problems = check(text, to.name);
        assert.equal(problems.length, known ? 0 : 1, to.name);
        for (const choice of known ? [] : [0, 1]) {
          const fixed = fix(text, problems, choice);
          assert.deepEqual(check(fixed, to.name), [], `${to.name}: ${fixed}`);
          for (const words of ["Be brief.", "Name a river.", "The Rhône.", "And a hill?"])
            assert.ok(fixed.includes(words));
        }
      }
    });
  }

  it("takes markers out without joining turns", () => {
    const text = "<s>[INST] Name a river. [/INST]The Rhône.</s>[INST] And a hill? [/INST]";
    assert.equal(fix(text, check(text, "chatml"), 1), "Name a river. \n\nThe Rhône.\n\nAnd a hill? ");
    const headers = "<|im_start|>system\nBe brief.<|im_end|>\n<|im_start|>user\nName a river.<|im_end|>\n";
    assert.equal(fix(headers, check(headers, "vicuna"), 1), "Be brief.\nName a river.\n");
  });

  it("leaves code, quotes and front matter alone", () => {
    const text =
      '---\nnote: "[INST]"\n---\nExplain this line:\n\n```\n<|im_start|>user\n```\n\nWhat does "[INST]" mean in it?';
    assert.deepEqual(check(text, "gemma"), []);
  });

  it("names the other markers, up to ten", () => {
    const [problem] = check("[INST] a [/INST] b ".repeat(20), "gemma");
    assert.equal(problem?.related.length, 10);
    assert.equal(
      problem?.message,
      "`[INST]` belongs to the Llama 2 template, but the configured model uses Gemma. Convert the prompt, or remove the markers.",
    );
  });
});
