import assert from "node:assert/strict";
import fc from "fast-check";
import { ScrollRange, tallest } from "../../../../src/editor/dataset-table/webview/scroll-range";

const rowHeight = 22;

function range(rows: number, viewport = 300, limit = tallest): ScrollRange {
  const made = new ScrollRange(rowHeight, limit);
  made.resize(rows, viewport);
  return made;
}

describe("scroll range", () => {
  it("shows the rows that the view covers, in part or whole", () => {
    const list = range(100, 50);
    assert.deepEqual(list.visible, { first: 0, end: 3, above: 0 });
    list.top = 30;
    assert.deepEqual(list.visible, { first: 1, end: 4, above: 8 });
  });

  it("scrolls pixel by pixel where the list fits into an element", () => {
    const list = range(1000);
    list.scrollTop = 123;
    assert.equal(list.top, 123);
    assert.equal(list.height, 22_000);
    assert.equal(list.isScaled, false);
  });

  it("keeps to the tallest element, and reaches the last row all the same", () => {
    const list = range(5_000_000);
    assert.equal(list.height, tallest);
    assert.ok(list.isScaled);
    list.scrollTop = tallest - 300;
    assert.equal(list.visible.end, 5_000_000);
    list.top = Infinity;
    assert.ok(Math.abs(list.scrollTop - (tallest - 300)) < 1e-6);
  });

  it("stays within the list, whatever it is told", () => {
    fc.assert(
      fc.property(fc.nat(10_000_000), fc.nat(2000), fc.double({ noNaN: true }), (rows, viewport, top) => {
        const list = range(rows, viewport);
        list.top = top;
        const { first, end, above } = list.visible;
        assert.ok(first >= 0 && end <= rows && above >= 0 && above < rowHeight);
        assert.ok(rows === 0 || viewport === 0 || end > first);
        list.scrollTop = list.scrollTop;
        assert.ok(Math.abs(list.visible.first - first) <= 1);
      }),
    );
  });

  it("reveals a row by moving as little as it can, or to the middle from far away", () => {
    const list = range(1000, 220);
    list.reveal(10);
    assert.equal(list.top, 22);
    list.reveal(5);
    assert.equal(list.top, 22);
    list.reveal(0);
    assert.equal(list.top, 0);
    list.reveal(500);
    assert.deepEqual(list.visible, { first: 495, end: 506, above: 11 });
  });

  it("does not stay behind the end of a list that has become shorter", () => {
    const list = range(1000);
    list.top = 20_000;
    list.resize(5, 300);
    assert.deepEqual(list.visible, { first: 0, end: 5, above: 0 });
  });
});
