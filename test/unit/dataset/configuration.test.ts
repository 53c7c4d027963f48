import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { datasetSettings, formatsOf, parseConfiguration } from "../../../src/dataset/configuration";
import { parseConfiguration as parseOfPrompts } from "../../../src/prompt/configuration";

const mine = { name: "mine", instruction: "q", output: "a" };
const parse = (value: object) => {
  const result = parseConfiguration(JSON.stringify(value), "en");
  assert.ok(result.ok, JSON.stringify(result));
  return result.value;
};
const issues = (value: object, locale: "en" | "zh-cn" = "en"): string[] => {
  const result = parseConfiguration(JSON.stringify(value), locale);
  return result.ok ? [] : result.issues.map(({ message }) => message);
};

describe(".winnow.json on datasets", () => {
  it("is read, with what it says of prompts", () => {
    const value = {
      prompts: { include: ["*.md"] },
      rules: {
        "prompt/missing-goal": { kinds: { agent: "off" } },
        "dataset/empty-output": { severity: "hint", kinds: { instruction: "error" } },
        "dataset/turn-ratio": { options: { from: 2 } },
      },
      datasets: {
        include: ["data/*"],
        exclude: ["*.log.jsonl"],
        evaluation: ["dev.json"],
        format: "mine",
        formats: [mine],
      },
      overrides: [{ files: ["*.x.jsonl"], format: "alpaca", trainer: "trl" }],
    };
    assert.deepEqual(JSON.parse(JSON.stringify(parse(value))), value);
  });

  it("says what is wrong: unknown formats, trainers, rules, kinds and options, with the nearest name", () => {
    assert.deepEqual(issues({ datasets: { format: "alpacca" } }), [
      "There is no format “alpacca” for datasets.format. Did you mean “alpaca”?",
    ]);
    assert.deepEqual(issues({ datasets: { formats: [mine] }, overrides: [{ files: ["*"], format: "mime" }] }), [
      "There is no format “mime” for overrides[0].format. Did you mean “mine”?",
    ]);
    assert.deepEqual(issues({ datasets: { format: "alpacca" } }, "zh-cn"), [
      "“datasets.format”中的格式“alpacca”不存在。是否要写“alpaca”？",
    ]);
    assert.match(issues({ datasets: { trainer: "trll" } })[0]!, /must be one of llama-factory, trl, .*“trl”\?$/);
    assert.match(issues({ rules: { "dataset/empty-outputs": "off" } })[0]!, /“dataset\/empty-output”\?$/);
    assert.match(issues({ rules: { "dataset/empty-output": { kinds: { agent: "off" } } } })[0]!, /“agent”/);
    assert.match(issues({ rules: { "dataset/turn-ratio": { options: { form: 2 } } } })[0]!, /“from”\?$/);
    assert.match(issues({ datasets: { formats: [{ name: "x" }] } })[0]!, /^datasets\.formats\[0\] must name the field/);
    assert.match(issues({ dataset: {} })[0]!, /“datasets”\?$/);
  });

  it("gives the settings of a file: those of its overrides above those of all", () => {
    const configuration = parse({
      model: { template: "qwen" },
      datasets: { format: "alpaca", trainer: "trl" },
      overrides: [
        { files: ["chat/*"], format: "sharegpt" },
        { files: ["chat/x.jsonl"], trainer: "openai" },
      ],
    });
    const of = (path: string) => {
      const { format, settings } = datasetSettings(configuration, path);
      return [format?.id, settings.trainer, settings.model?.template];
    };
    assert.deepEqual(of("a.jsonl"), ["alpaca", "trl", "qwen"]);
    assert.deepEqual(of("chat/a.jsonl"), ["sharegpt", "trl", "qwen"]);
    assert.deepEqual(of("chat/x.jsonl"), ["sharegpt", "openai", "qwen"]);
    assert.deepEqual(datasetSettings({}, "a.jsonl").settings, { model: undefined, trainer: undefined });
  });

  it("puts formats of one's own before the public ones, and makes them once", () => {
    const configuration = parse({ datasets: { formats: [mine] } });
    const formats = formatsOf(configuration);
    assert.equal(formats[0]!.id, "mine");
    assert.ok(formats.some(({ id }) => id === "alpaca"));
    assert.equal(formatsOf(configuration), formats);
    assert.equal(formatsOf({}), formatsOf({ prompts: {} }));
  });

  it("that says nothing of datasets needs none of their code to be read", () => {
    const text = JSON.stringify({ prompts: { include: ["*.md"] }, rules: { "prompt/missing-goal": "off" } });
    assert.deepEqual(parseOfPrompts(text, "en"), parseConfiguration(text, "en"));
    assert.ok(!parseOfPrompts('{ "datasets": {} }', "en").ok);
  });
});
