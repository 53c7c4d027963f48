import assert from "node:assert/strict";
import type { DatasetCheckOptions } from "../../../src/dataset/check";
import { rowRules } from "../../../src/dataset/rules";
import { setRules } from "../../../src/dataset/set/rules";
import type { DatasetSettings } from "../../../src/dataset/settings";
import { applyFixes } from "../../../src/lint/fixes";
import { locales, type Locale } from "../../../src/lint/locale";
import type { RuleExample } from "../../../src/lint/rule";
import type { RuleSetting } from "../../../src/lint/run";
import { checkText, type CheckedText } from "./check-text";

type Documented = Pick<(typeof rowRules)[number], "id" | "examples">;

const rules: readonly Documented[] = [...rowRules, ...setRules];

/** Checks a text by one rule alone, under the example's options and settings. */
function check({ id }: Documented, text: string, example: RuleExample, locale: Locale = "en"): Promise<CheckedText> {
  const settings = new Map<string, RuleSetting>(rules.map((other) => [other.id, { severity: "off" }]));
  settings.set(id, { options: example.options });
  const options: Partial<DatasetCheckOptions> = {
    locale,
    settings: { model: undefined, trainer: undefined, ...(example.settings as Partial<DatasetSettings> | undefined) },
    rules: settings,
    onRuleError: (rule, error) => assert.fail(`${rule} threw ${String(error)}`),
  };
  return checkText(text, options);
}

/** Rows that have changed have no score. */
function unscored(example: RuleExample): RuleExample {
  const { scores: _, ...settings } = (example.settings ?? {}) as Partial<DatasetSettings>;
  return { ...example, settings };
}

const excerpt = (text: string): string => JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text);

describe("dataset rules", () => {
  it("have ids of their own", () => {
    const ids = rules.map(({ id }) => id);
    assert.deepEqual(ids, [...new Set(ids)]);
    for (const id of ids) assert.match(id, /^dataset\/[a-z]+(?:-[a-z]+)*$/);
  });

  for (const rule of rules) {
    describe(rule.id, () => {
      it("is shown by good and bad examples in both languages", () => {
        for (const language of ["en", "zh"]) {
          const own = rule.examples.filter((example) => example.language === language);
          assert.ok(
            own.some(({ problems }) => problems === 0),
            `${language}: a good example`,
          );
          assert.ok(
            own.some(({ problems }) => problems > 0),
            `${language}: a bad example`,
          );
        }
      });

      for (const example of rule.examples) {
        const { text } = example;

        it(`finds ${example.problems} in ${excerpt(text)}`, async () => {
          const { problems } = await check(rule, text, example);
          assert.equal(problems.length, example.problems, JSON.stringify(problems.map(({ message }) => message)));
          for (const { range } of problems)
            assert.ok(0 <= range.start && range.start <= range.end && range.end <= text.length);
        });

        if (example.problems === 0) continue;

        it(`has every value that it says of ${excerpt(text)}`, async () => {
          for (const locale of locales) {
            const { problems } = await check(rule, text, example, locale);
            for (const { message, related, fixes } of problems)
              for (const said of [
                message,
                ...related.map((place) => place.message),
                ...fixes.map(({ title }) => title),
              ])
                assert.doesNotMatch(said.replace(/[“"`「][^]*?[”"`」]/g, ""), /\{\w+\}/);
          }
        });

        it(`mends ${excerpt(text)}${example.fixed === undefined ? "" : " as shown"}`, async () => {
          const { problems } = await check(rule, text, example);
          const fixed = applyFixes(text, problems).text;
          if (example.fixed !== undefined) assert.equal(fixed, example.fixed);
          const unfixed = problems.filter(({ fixes }) => fixes.length === 0).length;
          if (unfixed === problems.length) return;
          const after = await check(rule, fixed, unscored(example));
          assert.ok(after.problems.length <= unfixed, `${after.problems.length} problems in\n${fixed}`);
          assert.equal(after.facts.unparsed, 0, `does not parse:\n${fixed}`);
        });
      }
    });
  }
});
