import assert from "node:assert/strict";
import { Distribution } from "../../../src/dataset/profile/distribution";
import type { ProfileDistribution } from "../../../src/dataset/profile/schema";
import { histogramDrawing, joinedBins, sharedAxis, shortText } from "../../../src/report/histogram";

function described(values: readonly number[]): ProfileDistribution {
  const distribution = new Distribution();
  for (const value of values) distribution.add(value);
  const histogram = distribution.histogram().map(({ from, to, count }) => ({ from, to, rows: count }));
  return { histogram } as unknown as ProfileDistribution;
}

const words = { label: "Lengths", bar: (values: string, rows: readonly number[]) => `${values}: ${rows.join(" to ")}` };

describe("a histogram's drawing", () => {
  it("has bars side by side on an axis that others share", () => {
    const [short, long] = [described([1, 1, 3]), described([40, 2000])];
    const axis = sharedAxis([short.histogram, long.histogram]);
    assert.deepEqual(axis.edges.slice(0, 8), [1, 2, 3, 4, 6, 8, 12, 16]);
    const drawing = histogramDrawing(joinedBins([short.histogram]), axis, { ...words, marks: [] });
    assert.deepEqual(drawing.bars, [
      { from: 0, to: 1, heights: [2], label: "1: 2" },
      { from: 1, to: 2, heights: [0], label: "2: 0" },
      { from: 2, to: 3, heights: [1], label: "3: 1" },
    ]);
    assert.deepEqual(
      drawing.range,
      histogramDrawing(joinedBins([long.histogram]), axis, { ...words, marks: [] }).range,
    );
    assert.ok(drawing.ticks.length <= 7);
  });

  it("has the rows of two sets in one bar, also where one of them ends before the other", () => {
    const [before, after] = [described([1, 1, 3]), described([1, 2])];
    const axis = sharedAxis([before.histogram, after.histogram]);
    const drawing = histogramDrawing(joinedBins([before.histogram, after.histogram]), axis, { ...words, marks: [] });
    assert.deepEqual(
      drawing.bars.map(({ heights, label }) => [heights, label]),
      [
        [[2, 1], "1: 2 to 1"],
        [[0, 1], "2: 0 to 1"],
        [[1, 0], "3: 1 to 0"],
      ],
    );
  });

  it("marks a value where it stands: in the middle of its own bar, or between the ends of a wider one", () => {
    const distribution = described([0, 100]);
    const axis = sharedAxis([distribution.histogram]);
    const at = (value: number) =>
      histogramDrawing(joinedBins([distribution.histogram]), axis, { ...words, marks: [{ value, label: "" }] })
        .marks[0]!.at;
    assert.equal(at(0), 0.5);
    assert.equal(at(5), axis.edges.indexOf(4) + 0.5);
    assert.equal(at(72), axis.edges.indexOf(64) + 0.25);
  });

  it("writes numbers short", () => {
    assert.deepEqual([0, 512, 1500, 52002, 3_800_000].map(shortText), ["0", "512", "1.5k", "52k", "3.8M"]);
  });
});
