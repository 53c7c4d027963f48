import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { Random } from "../../../scripts/dataset-accuracy/random";
import { areaUnderCurve } from "../../../scripts/perplexity-accuracy/auc";
import { damaged, damages, loop, type Damage, type Language } from "../../../scripts/perplexity-accuracy/damages";
import { measureSeparation } from "../../../scripts/perplexity-accuracy/measure";

const sentences: Readonly<Record<Language, string>> = {
  en: "The river doesn't rise before the well-known storms of early spring arrive in the valley.",
  zh: "那年夏天河水很浅，孩子们每天都去对岸的果园里摘苹果。",
};
const both = Object.entries(sentences) as readonly (readonly [Language, string])[];

describe("the area under the ROC curve", () => {
  it("is 1 where all are above, 0 where all are below", () => {
    assert.equal(areaUnderCurve([3, 4], [1, 2]), 1);
    assert.equal(areaUnderCurve([1, 2], [3, 4]), 0);
  });

  it("counts equal ones half", () => {
    assert.equal(areaUnderCurve([2, 2], [2, 2, 2]), 0.5);
    assert.equal(areaUnderCurve([1, 2], [1]), 0.75);
  });

  it("is the share of pairs in which the one that should be is above", () => {
    const random = new Random(5);
    const some = (count: number): number[] => Array.from({ length: count }, () => random.below(20));
    const [high, low] = [some(40), some(30)];
    const pairs = high.flatMap((a) => low.map((b) => (a > b ? 1 : a === b ? 0.5 : 0)));
    const share = pairs.reduce((sum: number, one) => sum + one, 0) / pairs.length;
    assert.ok(Math.abs(areaUnderCurve(high, low) - share) < 1e-12);
  });
});

describe("damaged sentences", () => {
  const apply = (damage: Damage, language: Language, seed = 1): string =>
    damaged(damage)(sentences[language], language, new Random(seed), sentences[language === "en" ? "zh" : "en"]);
  const sorted = (text: string, cut: string | RegExp): string => text.split(cut).sort().join("|");
  const han = (text: string): number => text.match(/\p{Script=Han}/gu)?.length ?? 0;

  for (const [name, damage] of Object.entries(damages)) {
    it(`${name}: are other than before, and the same for the same seed`, () => {
      for (const [language, sentence] of both) {
        const text = apply(damage, language);
        assert.notEqual(text, sentence);
        assert.equal(apply(damage, language), text);
      }
    });
  }

  it("shuffled: keep every word", () => {
    assert.equal(sorted(apply(damages["shuffled"]!, "en"), " "), sorted(sentences.en, " "));
    assert.equal(sorted(apply(damages["shuffled"]!, "zh"), ""), sorted(sentences.zh, ""));
    // Words, not characters, change their places.
    assert.ok(apply(damages["shuffled"]!, "zh").includes("苹果"));
  });

  it("dropped: keep the others in their order", () => {
    for (const [language, sentence] of both) {
      const text = apply(damages["dropped"]!, language);
      assert.ok(text.length < sentence.length);
      let from = 0;
      for (const character of text) {
        const at = sentence.indexOf(character, from);
        assert.ok(at >= 0, text);
        from = at + 1;
      }
    }
  });

  it("garbled: have other characters of the same script in some places", () => {
    for (const [language, sentence] of both) {
      const text = apply(damages["garbled"]!, language);
      assert.equal(text.length, sentence.length);
      const changed = [...text].filter((character, i) => character !== sentence[i]);
      assert.ok(changed.length < sentence.length / 2);
      assert.ok(changed.every((character) => (language === "zh" ? han(character) === 1 : /[!-~]/.test(character))));
    }
  });

  it("mojibake: are bytes in another encoding", () => {
    assert.match(apply(damages["mojibake"]!, "en"), /doesnâ€™t/);
    const chinese = Array.from({ length: 20 }, (_, seed) => apply(damages["mojibake"]!, "zh", seed));
    assert.ok(
      chinese.some((text) => text.startsWith("閭ｅ勾")),
      chinese[0],
    );
    assert.ok(
      chinese.some((text) => text.startsWith("é‚£")),
      chinese[0],
    );
  });

  it("noise: are slips in some places", () => {
    const english = apply(damages["noise"]!, "en");
    assert.ok(Math.abs(english.length - sentences.en.length) < 10);
    const chinese = apply(damages["noise"]!, "zh");
    assert.match(chinese, /[a-z]/);
    assert.ok(han(chinese) > han(sentences.zh) / 2);
  });

  it("spliced: end in the other language", () => {
    const text = apply(damages["spliced"]!, "en");
    assert.ok(text.startsWith("The river") && text.endsWith("摘苹果。"), text);
  });

  it("loops: say a few words of the sentence five times or more", () => {
    for (const [language] of both) {
      const text = apply(loop, language);
      const again = text.slice(0, language === "zh" ? 4 : 12);
      assert.ok(text.split(again).length > 5, text);
    }
  });

  it("cannot be made of nothing", () => {
    assert.throws(() => damaged(damages["shuffled"]!)("word", "en", new Random(1), ""), /word/);
  });
});

describe("how well a model tells them apart", () => {
  it("is measured by nats a piece and a token, loops and boilerplate from below", async () => {
    // A model to which a text is the more surprising, the fewer of its characters are common; pieces are half the tokens.
    const score = (texts: readonly string[], { onResult }: { onResult: (row: number, result: object) => void }) => {
      for (const [row, text] of texts.entries()) {
        const tokens = 2 * text.length;
        const rare = text.replace(/[a-zA-Z' .,-]/g, "").length;
        onResult(row, { id: row, tokens, pieces: text.length, nll: tokens * (1 + rare / text.length) });
      }
      return Promise.resolve();
    };
    const real = Array.from({ length: 20 }, () => sentences.en);
    const found = await measureSeparation(real, [sentences.zh], "en", { score } as never, 1);
    const of = (kind: string) => found.find((one) => one.kind === kind)!;
    assert.deepEqual(
      found.map(({ kind }) => kind),
      [...Object.keys(damages), "loops", "boilerplate"],
    );
    assert.equal(of("shuffled").byPiece, 0.5);
    assert.equal(of("spliced").byPiece, 1);
    assert.equal(of("spliced").byToken, 1);
    assert.equal(of("loops").byPiece, 0.5);
    // Some phrases have a mark or a digit that is not common, and none is more usual than the sentence.
    assert.ok(of("boilerplate").byPiece <= 0.5);
  });

  it("fails where a text cannot be scored", async () => {
    const score = (_: readonly string[], { onResult }: { onResult: (row: number, result: object) => void }) => {
      onResult(0, { id: 0, failure: { code: "row-not-a-number", data: {} } });
      return Promise.resolve();
    };
    const measured = measureSeparation([sentences.en], [sentences.zh], "en", { score } as never, 1);
    await assert.rejects(measured, /row-not-a-number/);
  });
});
