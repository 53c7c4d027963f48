import assert from "node:assert/strict";
import fc from "fast-check";
import { sentenceGroupingSteps, type SentenceOptions } from "../../../src/similarity/minhash/sentence-groups";
import { SentenceTable } from "../../../src/similarity/minhash/sentence-table";
import { atOnce } from "../../../src/similarity/steps";
import { wordTokens } from "../../../src/similarity/tokenize";
import { readLongSentences } from "../../../src/text/long-sentences";

// Of a thousand million pairs at a threshold of 0.7, some eight are missed.
const options: SentenceOptions = { threshold: 0.7, size: 132, miss: 1e-8, mostPairs: 1e6 };

function group(texts: readonly string[], given: Partial<SentenceOptions> = {}) {
  const table = new SentenceTable(wordTokens);
  for (const text of texts) table.add(text);
  const found = atOnce(sentenceGroupingSteps(table, { ...options, ...given }));
  const pairs: [number, number, number][] = [];
  found.pairs?.forEach((a, b, score) => pairs.push([a, b, score]));
  return { ...found, listed: found.pairs && pairs };
}

/** The same by comparing all with all. */
function groupByForce(texts: readonly string[], threshold: number) {
  const said = texts.map((text) => {
    const sentences: string[][] = [];
    readLongSentences(text, (_, start, end) => sentences.push(wordTokens(text.slice(start, end))));
    return sentences;
  });
  const likeness = (a: string[], b: string[]): number => {
    if (a.join(" ") === b.join(" ")) return 1;
    const [one, other] = [a, b].map((tokens) => new Set(tokens.slice(1).map((token, i) => `${tokens[i]} ${token}`)));
    const shared = [...one!].filter((pair) => other!.has(pair)).length;
    return shared / (one!.size + other!.size - shared);
  };
  const listed: [number, number, number][] = [];
  const names = texts.map((_, i) => i);
  for (let a = 0; a < texts.length; a++) {
    for (let b = a + 1; b < texts.length; b++) {
      const score = Math.max(0, ...said[a]!.flatMap((one) => said[b]!.map((other) => likeness(one, other))));
      if (score < threshold) continue;
      listed.push([a, b, score]);
      const [kept, gone] = [names[a]!, names[b]!].sort((x, y) => x - y);
      names.forEach((name, i) => void (name === gone && (names[i] = kept!)));
    }
  }
  const kept: number[] = [];
  said.forEach((own, i) => {
    const before = kept.flatMap((row) => said[row]!);
    const isNew = (one: string[]) => before.every((other) => likeness(one, other) < threshold);
    if (own.length === 0 || own.some(isNew)) kept.push(i);
  });
  const groups = [...new Set(names)]
    .map((name) => names.flatMap((other, i) => (other === name ? [i] : [])))
    .filter((members) => members.length > 1);
  return { listed, groups, kept };
}

/** Sentences that are often alike. */
const sentence = fc.oneof(
  fc
    .array(fc.constantFrom("tea", "milk", "and", "sugar", "cup"), { maxLength: 2 })
    .map((words) =>
      ["please bring me the large black", ...words, "pot that stands on the small round table"].join(" "),
    ),
  fc
    .array(fc.constantFrom("茶", "牛奶", "和", "糖"), { maxLength: 2 })
    .map((words) => ["请把放在小圆桌上的那把黑色大", ...words, "壶拿来给我"].join("")),
  fc
    .array(fc.constantFrom("one", "two", "red", "blue"), { minLength: 3, maxLength: 12 })
    .map((words) => words.join(" ")),
  fc.constantFrom("yes", "好的", ""),
);
const text = fc.array(fc.tuple(sentence, fc.constantFrom(". ", "。", "\n"))).map((parts) => parts.flat().join(""));

describe("texts that share sentences", () => {
  it("are those that comparing all with all finds, of both languages and at any threshold", () => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 14 }), fc.constantFrom(0.5, 0.6, 0.7, 0.85, 1), (texts, threshold) => {
        const { listed, groups, kept, pairCount } = group(texts, { threshold });
        const wanted = groupByForce(texts, threshold);
        assert.deepEqual({ listed, groups, kept }, wanted);
        assert.equal(pairCount, wanted.listed.length);
      }),
    );
  });

  const footer = "This page was last changed by somebody on a Monday.";

  it("are the same whatever case, marks and white space their sentences have", () => {
    const { listed } = group([`One. ${footer}`, footer.toUpperCase().replace(".", "!"), footer.replaceAll(" ", "  ")]);
    assert.deepEqual(listed, [
      [0, 1, 1],
      [0, 2, 1],
      [1, 2, 1],
    ]);
  });

  it("stay where they say something new, or have no long sentence", () => {
    const texts = [
      `One. ${footer}`,
      `Two. ${footer}`,
      `There is something new in this third text here. ${footer}`,
      "No.",
      "No.",
    ];
    assert.deepEqual(group(texts).kept, [0, 2, 3, 4]);
  });

  it("are grouped, not listed, when there are too many pairs, of texts or of sentences", () => {
    const same = group(
      Array.from({ length: 30_000 }, (_, i) => `${i}. ${footer}\nNumber ${i}.`),
      { mostPairs: 1000 },
    );
    assert.deepEqual(
      [same.pairs, same.groups.length, same.groups[0]!.length, same.kept.length],
      [undefined, 1, 30_000, 1],
    );
    const near = group(
      Array.from({ length: 1000 }, (_, i) => footer.replace("Monday", `day ${i}`)),
      { mostPairs: 1000 },
    );
    assert.deepEqual([near.pairs, near.groups.length, near.groups[0]!.length, near.kept], [undefined, 1, 1000, [0]]);
    assert.ok(same.pairCount > 1000 && near.pairCount > 1000);
  });

  it("are few where the tokeniser sees nothing in them", () => {
    const table = new SentenceTable(() => []);
    for (const one of [footer, footer]) table.add(one);
    const { groups, kept } = atOnce(sentenceGroupingSteps(table, options));
    assert.deepEqual({ groups, kept }, { groups: [], kept: [0, 1] });
  });
});
