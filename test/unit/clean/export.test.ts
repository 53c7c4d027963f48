import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { parse } from "yaml";
import { parseRecipe, preset, presetNames, toDataJuicer, type DataJuicerRecipe } from "../../../src/clean";

type Parameters = Readonly<Record<string, unknown>>;

function exported(steps: readonly object[], ray = false, locale: "en" | "zh-cn" = "en"): DataJuicerRecipe {
  const recipe = parseRecipe(JSON.stringify({ name: "test", steps }), "en");
  assert.ok(recipe.ok, JSON.stringify(recipe));
  return toDataJuicer(recipe.value, { ray, locale });
}

function operators({ yaml }: DataJuicerRecipe): readonly (readonly [string, Parameters])[] {
  const { process } = parse(yaml) as { readonly process: readonly Readonly<Record<string, Parameters>>[] };
  return process.map((one) => Object.entries(one)[0]!);
}

const names = (recipe: DataJuicerRecipe): readonly string[] => operators(recipe).map(([name]) => name);
const own = (recipe: DataJuicerRecipe): readonly (readonly [string, Parameters])[] =>
  operators(recipe).filter(([name]) => name !== "python_lambda_mapper");
const lambdas = (recipe: DataJuicerRecipe): readonly string[] =>
  operators(recipe).flatMap(([name, { lambda_str: code }]) => (name === "python_lambda_mapper" ? [String(code)] : []));

describe("a recipe for Data-Juicer", () => {
  it("has every step once: with operators, or among those without an equal with a reason", () => {
    for (const name of presetNames) {
      const recipe = preset(name);
      for (const ray of [false, true]) {
        const { near, without } = toDataJuicer(recipe, { ray, locale: "en" });
        const steps = [...near, ...without].map(({ step }) => step).sort((a, b) => a - b);
        assert.deepEqual(
          steps,
          recipe.steps.map((_, i) => i + 1),
          name,
        );
        for (const { says } of [...near, ...without]) assert.ok(says.length > 10);
      }
    }
  });

  it("says the same steps in the YAML, in English and in Chinese", () => {
    const steps = [{ rule: "dataset/json-syntax", action: "fix" }, { rule: "dataset/exact-duplicate" }];
    assert.match(exported(steps).yaml, /# {3}Step 1, dataset\/json-syntax: Data-Juicer's reader/);
    assert.match(exported(steps).yaml, / {2}# Step 2, dataset\/exact-duplicate: The same comparison, by MD5\./);
    assert.match(exported(steps, false, "zh-cn").yaml, /# {3}步骤 1，dataset\/json-syntax：Data-Juicer 先读取后处理/);
  });

  it("spells out every parameter of the deduplicators", () => {
    const steps = [
      { rule: "dataset/exact-duplicate" },
      { rule: "dataset/near-duplicate", options: { threshold: 0.8 } },
    ];
    const [exact, near] = own(exported(steps));
    assert.deepEqual(exact, [
      "document_deduplicator",
      { text_key: "winnow_same", lowercase: false, ignore_non_character: false },
    ]);
    assert.equal(near![0], "document_minhash_deduplicator");
    assert.equal(near![1].jaccard_threshold, 0.8);
    assert.equal(near![1].text_key, "winnow_compared");
  });

  it("takes the operators for Ray, and says that the row which stays is left to chance", () => {
    const recipe = exported([{ rule: "dataset/exact-duplicate" }, { rule: "dataset/near-duplicate" }], true);
    assert.deepEqual(names(recipe).slice(1), ["ray_document_deduplicator", "ray_bts_minhash_deduplicator"]);
    assert.equal((parse(recipe.yaml) as { executor_type: string }).executor_type, "ray");
    for (const { says } of recipe.near) assert.match(says, /left to chance/);
  });

  it("flattens rows into the columns that are read, and no others", () => {
    const recipe = exported([{ rule: "dataset/empty-output" }]);
    assert.deepEqual(recipe.flattened, ["winnow_answer"]);
    assert.match(lambdas(recipe)[0]!, /'winnow_answer':/);
    assert.doesNotMatch(lambdas(recipe)[0]!, /'winnow_asked':/);
    assert.deepEqual(names(exported([{ rule: "dataset/size", action: "flag" }])), []);
  });

  it("puts masked texts back before anything else reads the rows, and at the end", () => {
    const mask = { rule: "dataset/pii", action: "mask" };
    const [redacts, lambda] = ["pii_redaction_mapper", "python_lambda_mapper"];
    assert.deepEqual(names(exported([mask])), [lambda, redacts, lambda]);
    assert.deepEqual(
      names(exported([mask, { rule: "dataset/secret", action: "mask" }, { rule: "dataset/no-reply" }])),
      [lambda, redacts, redacts, lambda, lambda, "specified_field_filter"],
    );
    const masks = own(exported([{ ...mask, options: { kinds: ["phone", "ip"] } }]))[0]![1];
    assert.deepEqual(
      [masks.mask_phones, masks.mask_ips, masks.mask_emails, masks.mask_secrets],
      [true, true, false, false],
    );
  });

  it("has computed anew what an operator would take from one of its name before it", () => {
    const recipe = exported([{ rule: "dataset/exact-duplicate" }, { rule: "dataset/conflicting-outputs" }]);
    assert.deepEqual(
      own(recipe).map(([, { text_key: column }]) => column),
      ["winnow_same", "winnow_asked"],
    );
    assert.match(lambdas(recipe)[1]!, /'__dj__hash': .*row\['winnow_asked'\]/);
    const lengths = exported([{ rule: "dataset/length-outlier", options: { mostPrompt: 10, leastAnswer: 2 } }]);
    assert.match(lambdas(lengths)[1]!, /'text_len': len\(row\['winnow_answer'\]\)/);
    // Ray's computes its hashes each time.
    assert.equal(
      lambdas(exported([{ rule: "dataset/exact-duplicate" }, { rule: "dataset/conflicting-outputs" }], true)).length,
      1,
    );
  });

  it("has no operator where it could not do what is asked", () => {
    const steps = [
      { rule: "dataset/near-duplicate", keep: "longest" },
      { rule: "dataset/conflicting-outputs", keep: "last" },
      { rule: "dataset/conflicting-outputs", action: "pair" },
      { rule: "dataset/pii", action: "drop" },
      { rule: "dataset/high-perplexity", options: { quantile: 0.99 } },
      { rule: "dataset/length-outlier" },
      { rule: "dataset/flagged-words" },
      { ratio: "turns" },
      { languages: ["mixed"] },
    ];
    const recipe = exported(steps);
    assert.deepEqual(recipe.near, []);
    assert.equal(recipe.without.length, steps.length);
    assert.deepEqual(names(recipe), []);
  });

  it("takes limits, languages and words over", () => {
    const recipe = exported([
      { rule: "dataset/high-perplexity", options: { threshold: 900 } },
      { languages: ["zh", "en", "mixed"] },
      { rule: "dataset/flagged-words", options: { words: ["Acme"], lists: { rivals: ["globex"] } } },
    ]);
    const [perplexity, language, words] = own(recipe);
    assert.deepEqual([perplexity![0], perplexity![1].max_ppl, perplexity![1].min_ppl], ["perplexity_filter", 900, 0]);
    assert.deepEqual([language![0], language![1].lang], ["language_id_score_filter", ["zh", "en"]]);
    assert.equal(words![0], "flagged_words_filter");
    assert.match(recipe.near[0]!.says, /KenLM/);
    assert.match(recipe.near[2]!.says, /\{"winnow":\["acme","globex"\]\}/);
    assert.match(recipe.yaml, /fasttext/);
  });
});
