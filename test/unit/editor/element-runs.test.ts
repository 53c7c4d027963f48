import assert from "node:assert/strict";
import { elementRuns } from "../../../src/editor/element-runs";
import type { Element, ElementName } from "../../../src/prompt/document";
import { parsePrompt } from "../../../src/prompt/parse";

const anElement = parsePrompt("Use ten lines.").elements.requirements[0]!;

describe("runs of elements", () => {
  it("put neighbours of one name together, in the text's order", () => {
    const element = (name: ElementName, start: number): Element => ({
      ...anElement,
      name,
      range: { start, end: start + 1 },
    });
    const elements = {
      ...parsePrompt("").elements,
      requirements: [element("requirements", 4), element("requirements", 6), element("requirements", 10)],
      role: [element("role", 0)],
      goal: [element("goal", 8)],
    };
    assert.deepEqual(
      elementRuns({ elements }).map(({ elements: [first], range }) => [first!.name, range.start, range.end]),
      [
        ["role", 0, 1],
        ["requirements", 4, 7],
        ["goal", 8, 9],
        ["requirements", 10, 11],
      ],
    );
  });

  it("reach to the end that lies furthest, however many elements there are", () => {
    const count = 300_000;
    const requirements = Array.from({ length: count }, (_, i) => ({ ...anElement, range: { start: i, end: i + 2 } }));
    requirements[5]!.range.end = 2 * count;
    const elements = { ...parsePrompt("").elements, requirements };
    const [run, ...others] = elementRuns({ elements });
    assert.deepEqual([run!.elements.length, run!.range, others], [count, { start: 0, end: 2 * count }, []]);
  });
});
