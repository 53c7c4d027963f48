import assert from "node:assert/strict";
import fc from "fast-check";
import { commentSyntaxes } from "../../../src/lint/comments";
import { applyFixes, chooseFix } from "../../../src/lint/fixes";
import { lintPrompt } from "../../../src/prompt/lint";
import { parsePrompt } from "../../../src/prompt/parse";
import { contains } from "../../../src/text/range";
import { assertSound } from "./ranges";
import { anyText } from "./texts";

const syntaxes = fc.subarray([...commentSyntaxes]);

describe("parsePrompt, of any text", () => {
  it("gives ranges that lie inside the text, in order", () => {
    fc.assert(
      fc.property(anyText, syntaxes, (text, strippedComments) => assertSound(parsePrompt(text, { strippedComments }))),
      { numRuns: 1500 },
    );
  });

  it("gives the same document each time", () => {
    fc.assert(fc.property(anyText, (text) => assert.deepEqual(parsePrompt(text), parsePrompt(text))));
  });

  it("finds the task among the sentences, and each sentence inside its block and message", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { sentences, task, repeatedTask } = parsePrompt(text);
        for (const sentence of [task, repeatedTask]) assert.ok(sentence === undefined || sentences.includes(sentence));
        for (const { range, block, message } of sentences) {
          assert.ok(contains(block.range, range) && contains(message.content, range));
        }
      }),
    );
  });

  it("finds no sentence where a mask stands over all of it", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { sentences, masks } = parsePrompt(text);
        for (const { range } of sentences)
          for (const mask of masks)
            if (mask.reason === "code" || mask.reason === "example" || mask.reason === "input")
              assert.ok(
                !contains(mask.range, range),
                `${mask.reason} hides ${JSON.stringify(text.slice(range.start, range.end))}`,
              );
      }),
    );
  });

  it("grows with the text and not with its square", () => {
    const parts = (text: string): number => {
      const { blocks, sentences, masks, delimiters, variables, materials, examples, elements } = parsePrompt(text);
      const found = Object.values(elements).flat();
      const all = [blocks, sentences, masks, delimiters, variables, materials, examples, found];
      return all.reduce((sum, list) => sum + list.length, 0);
    };
    fc.assert(
      fc.property(anyText, (text) => {
        // Each character begins a handful of things at most, and so the doubled text no more than twice as many.
        assert.ok(parts(text) <= 12 * (text.length + 1));
        assert.ok(parts(text + text) <= 24 * (text.length + 1));
      }),
    );
  });
});

describe("lintPrompt, of any text", () => {
  const lint = (text: string) =>
    lintPrompt(text, {
      locale: "en",
      settings: { model: undefined },
      strippedComments: commentSyntaxes,
      onRuleError: (rule, error) => {
        throw error instanceof Error ? new Error(`${rule}: ${error.stack ?? error.message}`) : error;
      },
    });

  it("runs every rule to its end and shows problems inside the text", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const { range, related, fixes } of lint(text).problems)
          for (const place of [
            range,
            ...related.map((other) => other.range),
            ...fixes.flatMap((fix) => fix.edits.map((edit) => edit.range)),
          ])
            assert.ok(0 <= place.start && place.start <= place.end && place.end <= text.length);
      }),
      { numRuns: 500 },
    );
  });

  it("loses no character by a fix that is not in one of its edits", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { problems } = lint(text);
        const fixed = applyFixes(text, problems);
        const edits = fixed.applied
          .flatMap((problem) => chooseFix(problem, false)!.edits)
          .sort((a, b) => a.range.start - b.range.start);
        let at = 0;
        let from = 0;
        for (const edit of edits) {
          const kept = text.slice(from, edit.range.start);
          assert.equal(fixed.text.slice(at, at + kept.length), kept);
          const written = text.includes("\r\n")
            ? edit.text.replace(/\r?\n/g, "\r\n")
            : edit.text.replace(/\r\n/g, "\n");
          at += kept.length + written.length;
          from = edit.range.end;
        }
        assert.equal(fixed.text.slice(at), text.slice(from));
      }),
      { numRuns: 500 },
    );
  });
});
