import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { ChangeList } from "../../../src/clean/plan/changes";
import { planCleaning } from "../../../src/clean/plan/plan";
import { recipeSchema } from "../../../src/clean/recipe/recipe";
import { riskOf, type RiskyChange } from "../../../src/clean/plan/risk";
import { bytesOf } from "../../../src/dataset/source/source";

const row = (instruction: string, output: string): string => JSON.stringify({ instruction, input: "", output });

const rows = [
  row("Name three kinds of apples that keep well.", "Braeburn, Fuji, Cox."),
  row("Sing.", ""),
  "{",
  row("Name five kinds of apples that keep well.", "Braeburn, Fuji, Cox, Jonagold, Idared."),
  row("Write to me.", "My address is jane.roe@corp-mail.com."),
  row("Name three kinds of apples that keep well.", "Braeburn, Fuji, Cox."),
  row("How far away is the moon?", "About 384,400 km."),
];

async function changes(): Promise<ChangeList> {
  const recipe = recipeSchema.parse({
    steps: [
      { rule: "dataset/empty-output" },
      { rule: "dataset/pii", action: "mask" },
      { rule: "dataset/near-duplicate", options: { threshold: 0.7 } },
    ],
  });
  const settings = { model: undefined, trainer: undefined };
  const plan = await planCleaning(() => bytesOf(rows.join("\n")), recipe, { locale: "en", name: "a.jsonl", settings });
  return new ChangeList(plan, (number) => rows[number]!.length);
}

describe("the changes of a plan", () => {
  it("are all rows that go or change, each with its step and what is done", async () => {
    const list = await changes();
    const shown = [...list.places("file")].map((place) => {
      const { row: number, step, steps, action, rule } = list.at(place);
      return [number, step, steps, action, rule];
    });
    assert.deepEqual(shown, [
      [1, 0, [0], "drop", "dataset/empty-output"],
      [2, -1, [-1], "drop", "dataset/json-syntax"],
      [3, 2, [2], "drop", "dataset/near-duplicate"],
      [4, 1, [1], "mask", undefined],
      [5, 2, [2], "drop", "dataset/near-duplicate"],
    ]);
    assert.match(list.changeOf(4)!.text!, /"My address is \*+@corp-mail\.com\."/);
    assert.match(list.changeOf(3)!.reason!, /row 1/);
    assert.equal(list.changeOf(6), undefined);
  });

  it("come with the riskiest first, or those of one step", async () => {
    const list = await changes();
    const numbers = (places: Uint32Array): number[] => [...places].map((place) => list.at(place).row);
    assert.deepEqual(numbers(list.places("risk")), [3, 4, 5, 1, 2]);
    assert.deepEqual(numbers(list.places("risk", 2)), [3, 5]);
    assert.deepEqual(numbers(list.places("file", -1)), [2]);
  });
});

describe("the risk of a change", () => {
  const risk = (change: Partial<RiskyChange>): number =>
    riskOf({ rule: "dataset/pii", action: "drop", length: 100, ...change });
  const near = (score: number): number => risk({ rule: "dataset/near-duplicate", score, threshold: 0.7 });

  it("grows from what a row's form tells to what is only unusual", () => {
    const rules = ["exact-duplicate", "template-leak", "boilerplate-answer", "length-outlier"];
    const risks = rules.map((rule) => risk({ rule: `dataset/${rule}` }));
    assert.deepEqual(
      risks,
      risks.toSorted((a, b) => a - b),
    );
    assert.equal(new Set(risks).size, rules.length);
    assert.equal(risk({ rule: "languages" }), risk({ rule: "dataset/boilerplate-answer" }));
  });

  it("of a near duplicate grows towards the threshold, and ends at that of an exact copy", () => {
    assert.ok(near(0.71) > near(0.8) && near(0.8) > near(0.99));
    assert.ok(near(0.7) > risk({ rule: "dataset/boilerplate-answer" }));
    assert.ok(Math.abs(near(1) - risk({ rule: "dataset/exact-duplicate" })) < 1e-9);
    assert.equal(risk({ rule: "dataset/near-duplicate", score: 1, threshold: 1 }), near(1));
  });

  it("is less where the row is only changed, and more for a longer one", () => {
    assert.ok(risk({ action: "mask" }) < risk({ action: "drop" }));
    assert.equal(risk({ action: "pair" }), risk({ action: "drop" }));
    assert.ok(risk({ length: 2000 }) > risk({ length: 200 }));
    assert.ok(risk({ length: 1e9, rule: "dataset/length-outlier" }) <= 1);
  });
});
