import assert from "node:assert/strict";
import type { PromptDocument } from "../../../src/prompt/document";
import type { Range } from "../../../src/text/range";

/** The path to a range in `value` that does not lie inside a text of `length`; undefined when all do. */
export function wrongRange(value: unknown, length: number, seen = new Set<object>()): string | undefined {
  if (typeof value !== "object" || value === null || seen.has(value)) return undefined;
  seen.add(value);
  if (isRange(value) && !(0 <= value.start && value.start <= value.end && value.end <= length))
    return ` is ${value.start} to ${value.end} of ${length}`;
  const parts = value instanceof Map ? value.entries() : Object.entries(value);
  for (const [name, part] of parts) {
    const path = wrongRange(part, length, seen);
    if (path !== undefined) return `.${String(name)}${path}`;
  }
  return undefined;
}

/** Fails unless every range lies inside the text, and all that is ordered is in order. */
export function assertSound(document: PromptDocument): void {
  const { text, frontMatter, ...rest } = document;
  // The front matter's values are the author's own and may look like anything.
  const { data: _, ...shape } = frontMatter ?? { data: undefined };
  assert.equal(wrongRange({ ...rest, frontMatter: shape }, text.length), undefined);
  assertApart("messages", document.messages);
  assertApart("blocks", document.blocks);
  assertApart("sentences", document.sentences);
  assertApart("variables", document.variables);
  assertApart("examples", document.examples);
  const { masks, materials, delimiters, loneTags, elements } = document;
  const opening = delimiters.map(({ open }) => ({ range: open }));
  for (const [name, items] of Object.entries({ masks, materials, delimiters: opening, loneTags, ...elements }))
    assertSorted(name, items);
}

function isRange(value: object): value is Range {
  return "start" in value && "end" in value && typeof value.start === "number" && typeof value.end === "number";
}

function assertApart(name: string, items: readonly { readonly range: Range }[]): void {
  for (const [i, { range }] of items.entries())
    assert.ok(i === 0 || items[i - 1]!.range.end <= range.start, `${name} ${i - 1} and ${i} overlap`);
}

function assertSorted(name: string, items: readonly { readonly range: Range }[]): void {
  for (const [i, { range }] of items.entries())
    assert.ok(i === 0 || items[i - 1]!.range.start <= range.start, `${name} ${i} is out of order`);
}
