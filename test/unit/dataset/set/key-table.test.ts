import assert from "node:assert/strict";
import { KeyTable, mostRows } from "../../../../src/dataset/set/key-table";
import { randomWords } from "./random-words";

describe("the table of keys", () => {
  it("finds each of many rows by its key, with and without the answer, as it grows", () => {
    const next = randomWords(1);
    const table = new KeyTable();
    const keys = Array.from({ length: 300_000 }, () => [next(), next(), next()] as const);
    keys.forEach(([low, high, answer], row) => assert.ok(table.addFirst(low, high, answer, row)));
    keys.forEach(([low, high, answer], row) => {
      assert.ok(table.find(low, high, answer));
      assert.equal(table.row, row);
      assert.ok(!table.find(low, high, answer ^ 1), "another answer in its last bit");
      assert.ok(!table.find(low, high, answer ^ (1 << 27)), "another answer in its first bit");
      assert.ok(table.findKey(low, high));
      assert.equal(table.row, row);
      assert.ok(!table.addFirst(low, high, 0, row + 1));
      assert.equal(table.row, row);
    });
  });

  it("takes keys that differ in one bit of the 51 that it keeps for different", () => {
    const table = new KeyTable();
    table.add(0, 0, 0, 7);
    for (let bit = 0; bit < 32; bit++) assert.ok(!table.findKey(1 << bit, 0), `low ${bit}`);
    for (const bit of [0, 1, 8, 22, 31]) assert.ok(!table.findKey(0, 1 << bit) || (bit > 8 && bit < 22), `high ${bit}`);
  });

  it("finds keys that all begin alike", () => {
    const table = new KeyTable();
    for (let row = 0; row < 5000; row++) table.add(row, 0, row, row);
    for (let row = 0; row < 5000; row++) {
      assert.ok(table.find(row, 0, row));
      assert.equal(table.row, row);
    }
    assert.ok(!table.findKey(5000, 0));
  });

  it("keeps the last row that it has a number for, and none beyond", () => {
    const table = new KeyTable();
    table.add(1, 1, 1, mostRows);
    table.add(2, 2, 2, mostRows + 1);
    assert.ok(table.find(1, 1, 1));
    assert.equal(table.row, mostRows);
    assert.ok(!table.findKey(2, 2));
  });
});
