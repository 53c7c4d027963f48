import assert from "node:assert/strict";
import { applyEdits, applyFixes } from "../../../src/lint/fixes";
import { locales } from "../../../src/lint/locale";
import type { Fix, Problem } from "../../../src/lint/problem";
import type { RuleExample } from "../../../src/lint/rule";
import { runRules } from "../../../src/lint/run";
import { elementNames, type ElementName, type PromptDocument } from "../../../src/prompt/document";
import { parsePrompt } from "../../../src/prompt/parse";
import type { PromptRule, PromptSettings } from "../../../src/prompt/rule";
import { promptRules } from "../../../src/prompt/rules";

interface Checked {
  readonly document: PromptDocument;
  readonly problems: readonly Problem[];
}

function lint(rule: PromptRule, text: string, example: Pick<RuleExample, "options" | "settings"> = {}): Checked {
  const document = parsePrompt(text);
  const settings: PromptSettings = { model: undefined, ...(example.settings as Partial<PromptSettings> | undefined) };
  const problems = runRules([rule], document, document.kind, {
    locale: "en",
    settings,
    rules: new Map([[rule.id, { options: example.options }]]),
    onRuleError: (id, error) => assert.fail(`${id} threw ${String(error)}`),
  });
  return { document, problems };
}

function apply(text: string, fix: Fix): string {
  return applyEdits(
    text,
    [...fix.edits].sort((a, b) => a.range.start - b.range.start),
  );
}

/** The element that a rule such as `prompt/missing-output-format` misses. */
function missedElement(id: string): ElementName | undefined {
  const name = id.replace("prompt/missing-", "").replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
  return elementNames.find((element) => element === name);
}

const excerpt = (text: string): string => JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);

const hostile: Readonly<Record<string, string>> = {
  "an empty text": "",
  "white space": " \r\n\t\n",
  "lone surrogates": "Write \ud800 about \udc00 the text. 请\ud83d总结\udfff以下内容。",
  "a megabyte of one letter": "a".repeat(1_000_000),
  "everything unclosed": '---\ntitle: "x\nTranslate <text> the {{ text ```\n"""\n“ 【 [ ${ <!-- {% if ```js\n<example>',
  "control characters": "Summarize\u0000 the \u001b[31mtext\u0007 below:\u2028\ufeff…",
};

describe("prompt rules", () => {
  it("have ids of their own", () => {
    const ids = promptRules.map((rule) => rule.id);
    assert.deepEqual(ids, [...new Set(ids)]);
  });

  for (const rule of promptRules) {
    describe(rule.id, () => {
      it("is shown by good and bad examples in both languages", () => {
        for (const language of ["en", "zh"]) {
          const examples = rule.examples.filter((example) => example.language === language);
          assert.ok(examples.filter(({ problems }) => problems === 0).length >= 2, `${language}: two good examples`);
          assert.ok(examples.filter(({ problems }) => problems > 0).length >= 2, `${language}: two bad examples`);
        }
      });

      for (const example of rule.examples) {
        it(`finds ${example.problems} in ${excerpt(example.text)}`, () => {
          const { problems } = lint(rule, example.text, example);
          assert.equal(problems.length, example.problems, JSON.stringify(problems.map(({ message }) => message)));
          for (const { range } of problems)
            assert.ok(0 <= range.start && range.start <= range.end && range.end <= example.text.length);
        });

        if (example.fixed !== undefined)
          it(`mends ${excerpt(example.text)} as shown`, () => {
            const { problems } = lint(rule, example.text, example);
            assert.equal(applyFixes(example.text, problems).text, example.fixed);
          });

        if (example.problems > 0)
          it(`is content after each fix of ${excerpt(example.text)}`, () => {
            for (const { fixes } of lint(rule, example.text, example).problems)
              for (const fix of fixes) {
                const fixed = apply(example.text, fix);
                const { document, problems } = lint(rule, fixed, example);
                const still = example.problems - 1;
                assert.ok(problems.length <= still, `${fix.title}: ${problems.length} problems in\n${fixed}`);
                const element = missedElement(rule.id);
                if (element)
                  assert.ok(document.elements[element].length > 0, `${fix.title}: no ${element} in\n${fixed}`);
              }
          });
      }

      it("has every value that its messages name", () => {
        for (const locale of locales)
          for (const example of rule.examples) {
            const document = parsePrompt(example.text);
            const problems = runRules([rule], document, document.kind, {
              locale,
              settings: { model: undefined, ...(example.settings as Partial<PromptSettings> | undefined) },
              rules: new Map([[rule.id, { options: example.options }]]),
            });
            for (const { message, related, fixes } of problems)
              for (const said of [message, ...related.map((place) => place.message), ...fixes.map((fix) => fix.title)])
                assert.doesNotMatch(said.replace(/[“"`「][^]*?[”"`」]/g, ""), /\{\w+\}/);
          }
      });

      for (const [name, text] of Object.entries(hostile))
        it(`lives through ${name}`, () => {
          lint(rule, text);
        });
    });
  }
});

describe("rules named for a missing part", () => {
  for (const { id, asksFor } of promptRules) {
    it(`${id} asks for ${missedElement(id) ?? "no part"}`, () => assert.equal(asksFor, missedElement(id)));
  }
});
