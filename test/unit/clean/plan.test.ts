import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { planCleaning, type CleaningPlan } from "../../../src/clean/plan/plan";
import { preset, presetNames } from "../../../src/clean/recipe/presets";
import { parseRecipe, recipeSchema, type Recipe } from "../../../src/clean/recipe/recipe";
import { bytesOf } from "../../../src/dataset/source/source";
import type { RowScore } from "../../../src/dataset/scores/row-score";

const row = (instruction: string, output: string, more: object = {}): string =>
  JSON.stringify({ instruction, input: "", output, ...more });

const recipe = (...steps: object[]): Recipe => recipeSchema.parse({ steps });

interface Outcome {
  readonly plan: CleaningPlan;
  /** The 1-based rows that stay, as they are then. */
  readonly left: readonly [row: number, text: string][];
  /** Row, step (0: none) and rule of each row that goes. */
  readonly gone: readonly [row: number, step: number, rule: string][];
}

async function planned(
  rows: readonly string[],
  steps: Recipe,
  score?: (text: string) => number | undefined,
): Promise<Outcome> {
  const text = `${rows.join("\n")}\n`;
  const scoreTexts = (texts: readonly string[]): Promise<(RowScore | undefined)[]> =>
    Promise.resolve(
      texts.map((one) => {
        const nats = score?.(one);
        return nats === undefined ? undefined : { tokens: 100, pieces: 100, nll: nats * 100 };
      }),
    );
  const plan = await planCleaning(() => bytesOf(text), steps, {
    locale: "en",
    name: "a.jsonl",
    settings: { model: undefined, trainer: undefined },
    ...(score && { score: scoreTexts }),
  });
  const numbers = rows.map((_, i) => i);
  const left = numbers.flatMap((i): [number, string][] =>
    plan.decisions.rejection(i) === undefined ? [[i + 1, plan.decisions.text(i) ?? rows[i]!]] : [],
  );
  const gone = numbers.flatMap((i): [number, number, string][] => {
    const why = plan.decisions.rejection(i);
    return why === undefined ? [] : [[i + 1, why.step + 1, why.rule]];
  });
  return { plan, left, gone };
}

const apples = row("Name three kinds of apples that keep well.", "Braeburn, Fuji, Cox.");
const moreApples = row("Name five kinds of apples that keep well.", "Braeburn, Fuji, Cox, Jonagold, Idared.");
const moon = row("How far away is the moon?", "About 384,400 km.");
const empty = row("Write a poem about the sea.", "");

describe("a cleaning plan", () => {
  it("drops what a rule for single rows finds, at the first step that does", async () => {
    const steps = recipe({ rule: "dataset/empty-output" }, { rule: "dataset/unsupported-modality" });
    const { left, gone, plan } = await planned([moon, empty, row("Draw a picture of a cat.", "")], steps);
    assert.deepEqual(left, [[1, moon]]);
    assert.deepEqual(gone, [
      [2, 1, "dataset/empty-output"],
      [3, 1, "dataset/empty-output"],
    ]);
    assert.equal(plan.rows, 3);
  });

  it("rejects rows that do not parse, unless a step repairs them", async () => {
    const broken = `${moon.slice(0, -1)},}`;
    const { gone } = await planned([moon, broken], recipe({ rule: "dataset/size", action: "flag" }));
    assert.deepEqual(gone, [[2, 0, "dataset/json-syntax"]]);
    const { left, plan } = await planned([moon, broken], recipe({ rule: "dataset/json-syntax", action: "fix" }));
    assert.deepEqual(JSON.parse(left[1]![1]), JSON.parse(moon));
    assert.equal(plan.decisions.counts[0]!.changed, 1);
  });

  it("never glues together what stood around lost characters, and drops no row for a mark at the file's beginning", async () => {
    const lost = row("Name a tool.", "A ham\uFFFD\uFFFDer.");
    const mark = `\uFEFF${row("Name a drink.", "Tea.")}`;
    const steps = recipe({ rule: "dataset/encoding", action: "fix" }, { rule: "dataset/encoding" });
    const { left, gone } = await planned([`\uFEFF${moon}`, lost, mark], steps);
    assert.deepEqual(
      left.map(([number]) => number),
      [1, 3],
    );
    assert.equal(left[1]![1], mark.slice(1));
    assert.deepEqual(gone, [[2, 2, "dataset/encoding"]]);
  });

  it("holds no row to account for what is wrong with its file", async () => {
    const settings = { model: undefined, trainer: "trl" } as const;
    const steps = recipe({ rule: "dataset/trainer-drops-row" });
    const text = `${moon}\n${apples}\n`;
    const { decisions } = await planCleaning(() => bytesOf(text), steps, { locale: "en", name: "a.jsonl", settings });
    assert.equal(decisions.rejected, 0);
  });

  it("masks, and shows later steps what is masked", async () => {
    const mail = (name: string): string => row(`Answer the mail of ${name}@corp-mail.com, please.`, "It is done.");
    const steps = recipe({ rule: "dataset/pii", action: "mask" }, { rule: "dataset/exact-duplicate" });
    const { left, gone } = await planned([mail("jane.roe"), mail("rick.poe")], steps);
    assert.doesNotMatch(left[0]![1], /jane/);
    assert.deepEqual(gone, [[2, 2, "dataset/exact-duplicate"]]);
  });

  it("does not hold rows against those that are gone", async () => {
    const copy = row("Name three kinds of apples that keep well.", "");
    const steps = recipe({ rule: "dataset/empty-output" }, { rule: "dataset/near-duplicate" });
    const { left } = await planned([copy, apples, moreApples], steps);
    assert.deepEqual(
      left.map(([number]) => number),
      [2],
    );
  });

  it("flags without dropping", async () => {
    const { left, plan } = await planned([moon, empty], recipe({ rule: "dataset/empty-output", action: "flag" }));
    assert.equal(left.length, 2);
    assert.deepEqual(plan.decisions.counts[0], { found: 1, dropped: 0, changed: 0 });
  });

  it("keeps the row of a group that is asked for", async () => {
    const rows = [apples, moon, moreApples];
    const kept = async (keep: string): Promise<number[]> =>
      (await planned(rows, recipe({ rule: "dataset/near-duplicate", keep }))).left.map(([number]) => number);
    assert.deepEqual(await kept("first"), [1, 2]);
    assert.deepEqual(await kept("last"), [2, 3]);
    assert.deepEqual(await kept("longest"), [2, 3]);
    assert.deepEqual(await kept("shortest"), [1, 2]);
    const scored = await planned(rows, recipe({ rule: "dataset/near-duplicate", keep: "best" }), (text) =>
      text.includes("five") ? 2 : 4,
    );
    assert.deepEqual(
      scored.left.map(([number]) => number),
      [2, 3],
    );
  });

  it("compares the same part of all rows, however many there are", async () => {
    const answer = "This is a long answer that many rows share, word for word, from the first of them to the last.";
    const rows = Array.from({ length: 250 }, (_, i) => row(`Ask a${i} about b${i}, c${i} and d${i}.`, answer));
    const { gone } = await planned(rows, recipe({ rule: "dataset/near-duplicate" }));
    assert.deepEqual(gone, []);
  });

  it("keeps one answer to each question", async () => {
    const rows = [row("Is 7 prime?", "Yes."), row("Is 7 prime?", "No, it is not a prime number."), moon];
    const steps = (keep: string): Recipe => recipe({ rule: "dataset/conflicting-outputs", keep });
    assert.deepEqual(
      (await planned(rows, steps("first"))).left.map(([number]) => number),
      [1, 3],
    );
    assert.deepEqual(
      (await planned(rows, steps("longest"))).left.map(([number]) => number),
      [2, 3],
    );
  });

  it("keeps some languages, and rows whose language cannot be told", async () => {
    const rows = [
      row("Why is the sky blue in the daytime, and red in the evening?", "Because the air scatters blue light."),
      row("天空为什么是蓝色的？", "因为空气散射蓝光。"),
      row("2 + 2", "4"),
    ];
    const { gone } = await planned(rows, recipe({ languages: ["zh"] }));
    assert.deepEqual(gone, [[1, 1, "languages"]]);
  });

  it("drops the tails of what a model finds surprising", async () => {
    const rows = Array.from({ length: 150 }, (_, i) =>
      row(`Say the number ${i} in words, please.`, `It is number ${i}.`),
    );
    const steps = recipe({ rule: "dataset/high-perplexity", options: { threshold: 100 } });
    const { gone } = await planned(rows, steps, (text) => (text.includes("number 7 ") ? 6 : 3));
    assert.deepEqual(gone, [[8, 1, "dataset/high-perplexity"]]);
  });

  it("leaves rows out until single turns and dialogues are in proportion, the same ones each time", async () => {
    const single = Array.from({ length: 30 }, (_, i) => row(`Question ${i}?`, `Answer ${i}.`));
    const multi = [0, 1].map((i) => row(`And ${i}?`, "Yes.", { history: [[`What of ${i}?`, "So."]] }));
    const steps = recipe({ ratio: "turns", seed: 5 });
    const one = await planned([...single, ...multi], steps);
    assert.equal(one.left.length, 2 + 2 * 8);
    assert.deepEqual((await planned([...single, ...multi], steps)).left, one.left);
    const other = await planned([...single, ...multi], recipe({ ratio: "turns", seed: 6 }));
    assert.notDeepEqual(other.left, one.left);
  });
});

describe("recipes", () => {
  const wrong = (text: string): string[] => {
    const read = parseRecipe(text, "en");
    return read.ok ? [] : read.issues.map(({ message }) => message);
  };

  it("that come with Winnow are sound", () => {
    assert.deepEqual([...presetNames], ["guide", "light", "strict", "self-instruct"]);
    for (const name of presetNames) assert.ok(preset(name).steps.length > 3);
  });

  it("say what is meant by a language that none is, and what parts of a step mean nothing", () => {
    const step = (given: object): string => wrong(JSON.stringify({ steps: [given] })).join(" ");
    const meant = { english: "en", cn: "zh", "zh-CN": "zh", 英文: "en", Japanese: "ja", eng: "en", Frensh: "fr" };
    for (const [given, code] of Object.entries(meant)) {
      const says = `steps[0].languages[1]: “${given}” is no language code. Did you mean “${code}”?`;
      assert.equal(step({ languages: ["zh", given] }), says);
    }
    assert.match(step({ languages: ["xx"] }), /ISO 639-1 codes/);
    assert.equal(step({ languages: ["zh", "en", "mixed", "ja"] }), "");
    assert.match(step({ languages: [] }), /needs 1 or more entries/);
    assert.match(step({ rule: "dataset/pii", action: "mask", keep: "first" }), /^steps\[0\]\.keep: .* no groups/);
    assert.match(step({ languages: ["zh"], keep: "last" }), /no groups/);
    assert.match(step({ rule: "dataset/exact-duplicate", seed: 1 }), /^steps\[0\]\.seed: only a ratio/);
    assert.match(step({ rule: "dataset/size" }), /set as a whole.* action: flag\.$/);
    assert.match(step({ rule: "dataset/turn-ratio", action: "fix" }), /or ratio: turns in the place/);
    assert.match(step({ rule: "dataset/domain-ratio", action: "drop" }), /^steps\[0\]\.rule: .* or ratio: domains/);
    assert.equal(step({ rule: "dataset/exact-duplicate", keep: "last" }) + step({ ratio: "turns", seed: 1 }), "");
    const long = wrong('{"steps": [{"rule": "dataset/near-duplicat"}]}');
    assert.deepEqual(long, ["steps[0].rule cannot be “dataset/near-duplicat”. Did you mean “dataset/near-duplicate”?"]);
  });

  it("say what is wrong with them", () => {
    assert.match(wrong('{"steps": []}')[0]!, /^steps needs 1 or more entries/);
    assert.match(wrong('{"steps": [{"rule": "dataset/pi"}]}')[0]!, /dataset\/pii/);
    assert.match(wrong('{"steps": [{"action": "drop"}]}')[0]!, /one of rule, languages and ratio/);
    assert.match(wrong('{"steps": [{"rule": "dataset/encoding", "action": "mask"}]}')[0]!, /only for dataset\/pii/);
    assert.match(wrong('{"steps": [{"rule": "dataset/near-duplicate", "options": {"treshold": 1}}]}')[0]!, /options/);
    assert.match(wrong('{"steps": [{"rule": "dataset/near-duplicate", "action": "fix"}]}')[0]!, /cannot be fixed/);
    assert.match(wrong('{"steps": [')[0]!, /./);
  });

  it("may be YAML", () => {
    const text = "steps:\n  - rule: dataset/empty-output\n  - rule: dataset/pii\n    action: mask\n";
    const read = parseRecipe(text, "en", true);
    assert.deepEqual(read.ok && read.value.steps.map(({ action }) => action), ["drop", "mask"]);
    const wrong = "steps:\n  - rule: dataset/empty-output\n    acton: drop\n";
    const issues = parseRecipe(wrong, "en", true);
    assert.equal(issues.ok, false);
    const [issue] = issues.ok ? [] : issues.issues;
    assert.equal(wrong.slice(issue!.range.start, issue!.range.end), "acton");
    assert.equal(parseRecipe("steps: [", "en", true).ok, false);
  });
});
