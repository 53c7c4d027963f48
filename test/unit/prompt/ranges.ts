import assert from "node:assert/strict";
import type { PromptDocument } from "../../../src/prompt/document";
import type { Range } from "../../../src/text/range";

/** Every range that any part of `value` has, with the path that leads to it. */
export function rangesOf(value: unknown, path = "document"): (readonly [path: string, range: Range])[] {
  if (typeof value !== "object" || value === null) return [];
  if (value instanceof Map) return [...value].flatMap(([key, item]) => rangesOf(item, `${path}.${String(key)}`));
  if (value instanceof Set) return [];
  const own: (readonly [string, Range])[] = isRange(value) ? [[path, value]] : [];
  return own.concat(Object.entries(value).flatMap(([key, item]) => rangesOf(item, `${path}.${key}`)));
}

function isRange(value: object): value is Range {
  return "start" in value && "end" in value && typeof value.start === "number" && typeof value.end === "number";
}

/** Fails unless every range lies inside the text, and all that is ordered is in order. */
export function assertSound(document: PromptDocument): void {
  const { text, frontMatter, ...rest } = document;
  // The front matter's values are the author's own and may look like anything.
  const { data: _, ...shape } = frontMatter ?? { data: undefined };
  for (const [path, { start, end }] of rangesOf({ ...rest, frontMatter: shape }))
    assert.ok(0 <= start && start <= end && end <= text.length, `${path} is ${start} to ${end} of ${text.length}`);
  assertApart("messages", document.messages);
  assertApart("blocks", document.blocks);
  assertApart("sentences", document.sentences);
  assertApart("variables", document.variables);
  assertApart("examples", document.examples);
  assertSorted(
    "masks",
    document.masks.map(({ range }) => range),
  );
  assertSorted(
    "materials",
    document.materials.map(({ range }) => range),
  );
  assertSorted(
    "delimiters",
    document.delimiters.map(({ open }) => open),
  );
  assertSorted(
    "lone tags",
    document.loneTags.map(({ range }) => range),
  );
  for (const elements of Object.values(document.elements))
    assertSorted(
      "elements",
      elements.map(({ range }) => range),
    );
}

function assertApart(name: string, items: readonly { readonly range: Range }[]): void {
  for (const [i, { range }] of items.entries())
    assert.ok(i === 0 || items[i - 1]!.range.end <= range.start, `${name} ${i - 1} and ${i} overlap`);
}

function assertSorted(name: string, ranges: readonly Range[]): void {
  for (const [i, range] of ranges.entries())
    assert.ok(i === 0 || ranges[i - 1]!.start <= range.start, `${name} ${i} is out of order`);
}
