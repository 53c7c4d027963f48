import assert from "node:assert/strict";
import { profileSchema } from "../../../../src/dataset/profile/schema";
import { lines, profileOf } from "./profiles";

const single = { instruction: "Name the capital of France.", input: "", output: "Paris is the capital." };
const chinese = { instruction: "请说出法国的首都。", input: "", output: "法国的首都是巴黎。" };
const multi = {
  instruction: "And that of Spain?",
  output: "Madrid is the capital.",
  system: "You are a geographer.",
  history: [["Name the capital of France.", "Paris is the capital."]],
};

describe("the profile of a dataset", () => {
  it("counts rows, turns, languages, roles and system prompts", async () => {
    const profile = await profileOf({ "a.jsonl": lines(single, chinese, multi) });
    assert.deepEqual(profileSchema.parse(profile), profile);
    assert.deepEqual(profile.formats, [{ format: "alpaca", rows: 3 }]);
    assert.deepEqual(profile.turns, {
      single: 2,
      multi: 1,
      none: 0,
      histogram: [
        { rounds: 1, rows: 2 },
        { rounds: 2, rows: 1 },
      ],
    });
    assert.deepEqual(profile.languages, [
      { language: "en", rows: 2 },
      { language: "zh", rows: 1 },
    ]);
    assert.deepEqual(profile.roles, [
      { role: "system", turns: 1, rows: 1 },
      { role: "user", turns: 4, rows: 3 },
      { role: "assistant", turns: 4, rows: 3 },
    ]);
    assert.deepEqual(profile.systemPrompts, {
      rows: 1,
      distinct: 1,
      isComplete: true,
      most: [{ text: "You are a geographer.", rows: 1 }],
    });
  });

  it("measures what is asked, what is answered and both", async () => {
    const { characters, tokens, sampled } = await profileOf({ "a.jsonl": lines(single, chinese) });
    assert.equal(characters.prompt.total, single.instruction.length + chinese.instruction.length);
    assert.equal(characters.answer.least, chinese.output.length);
    assert.equal(characters.row.most, single.instruction.length + single.output.length);
    assert.ok(tokens.answer.total > 5 && tokens.answer.total < characters.answer.total);
    assert.equal(sampled, 2);
  });

  it("counts problems by rule, with the first row of each, and what the set's rules find late", async () => {
    const profile = await profileOf({
      "a.jsonl": `${lines(single, { ...single, output: "" })}{"instruction": "x"\n${lines(single)}`,
    });
    assert.equal(profile.unparsed, 1);
    assert.equal(profile.rows, 4);
    assert.deepEqual(profile.duplicates, { exact: 1, conflicting: 0, beginnings: 0 });
    const byRule = Object.fromEntries(profile.problems.rules.map(({ rule, first }) => [rule, first?.row]));
    assert.equal(byRule["dataset/json-syntax"], 3);
    assert.equal(byRule["dataset/empty-output"], 2);
    assert.equal(byRule["dataset/exact-duplicate"], 4);
    assert.equal(profile.problems.severities.error, 1);
    assert.equal(profile.problems.rules[0]?.severity, "error");

    const late = await profileOf({ "a.jsonl": lines({ ...single, history: [] }, { ...multi, system: "" }) });
    assert.equal(late.duplicates.beginnings, 1);
  });

  it("adds up several files", async () => {
    const profile = await profileOf({ "a.jsonl": lines(single), "b.json": JSON.stringify([chinese, multi]) });
    assert.deepEqual(
      profile.files.map(({ path, container, rows }) => [path, container, rows]),
      [
        ["a.jsonl", "jsonl", 1],
        ["b.json", "json", 2],
      ],
    );
    assert.deepEqual([profile.rows, profile.turns.single, profile.characters.row.histogram.length > 0], [3, 2, true]);
  });

  it("counts languages and tokens of a large set in a part of its rows", async () => {
    const rows = 120_000;
    const each = Array.from({ length: 3 }, (_, i) => JSON.stringify(i === 0 ? chinese : single));
    const text = Array.from({ length: rows }, (_, i) => each[i % 3]).join("\n");
    const profile = await profileOf({ "a.jsonl": text });
    assert.ok(profile.sampled < 100_000 && profile.sampled > 60_000, String(profile.sampled));
    const share = (profile.languages.find(({ language }) => language === "zh")?.rows ?? 0) / rows;
    assert.ok(Math.abs(share - 1 / 3) < 0.02, String(share));
    const counted = profile.tokens.row.histogram.reduce((sum, bin) => sum + bin.rows, 0);
    assert.ok(Math.abs(counted - rows) <= profile.tokens.row.histogram.length);
    assert.equal(
      profile.characters.row.histogram.reduce((sum, bin) => sum + bin.rows, 0),
      rows,
    );
  }).timeout(60_000);

  it("stands against the guide's figures", async () => {
    const verdicts = async (rows: readonly unknown[], options = {}) =>
      Object.fromEntries(
        (await profileOf({ "a.jsonl": lines(...rows) }, options)).guide.map(({ figure, verdict }) => [figure, verdict]),
      );
    const singles = Array.from({ length: 8 }, () => single);
    assert.deepEqual(await verdicts([...singles, multi]), {
      turns: "within",
      "size-lora": "below",
      "size-full": "below",
    });
    assert.equal((await verdicts([...singles, single, multi]))["turns"], "above");
    assert.equal((await verdicts([single, single, multi]))["turns"], "below");
    assert.equal((await verdicts([single, multi, multi]))["turns"], "within");
    assert.equal((await verdicts([single]))["turns"], "above");

    const of = (source: string) => ({ ...single, source });
    const domains = { field: "source", general: ["alpaca"] };
    assert.equal((await verdicts([of("alpaca"), of("law")], { domains }))["domains"], "within");
    assert.equal((await verdicts([of("law"), of("law"), of("alpaca")], { domains }))["domains"], "below");
    assert.equal((await verdicts([single], { domains }))["domains"], undefined);
  });

  it("says nothing that is not so of an empty file and of plain text", async () => {
    const empty = await profileOf({ "a.jsonl": "" });
    assert.deepEqual(profileSchema.parse(empty), empty);
    assert.deepEqual([empty.rows, empty.characters.row.most, empty.languages], [0, 0, []]);
    const text = await profileOf({ "a.txt": "One line of text.\nAnother line of it.\n" });
    assert.deepEqual([text.rows, text.turns.none, text.guide.some(({ figure }) => figure === "turns")], [2, 2, false]);
  });
});
