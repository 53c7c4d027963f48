import assert from "node:assert/strict";
import { setImmediate } from "node:timers/promises";
import { bytesOf } from "../../../../src/dataset/source/source";
import { Turns } from "../../../../src/editor/dataset-worker/turns";

describe("turns", () => {
  it("lets long work rest while something short is done", async () => {
    const turns = new Turns();
    const order: string[] = [];
    let finish!: () => void;
    const long = (async () => {
      for await (const piece of turns.between(bytesOf("a"))) order.push(`piece ${piece.length}`);
      order.push("end");
    })();
    const short = turns.first(async () => {
      await new Promise<void>((resolve) => (finish = resolve));
      order.push("short");
    });
    for (let i = 0; i < 5; i++) await setImmediate();
    assert.deepEqual(order, ["piece 1"]);
    finish();
    await Promise.all([long, short]);
    assert.deepEqual(order, ["piece 1", "short", "end"]);
  });

  it("goes on after short work that failed", async () => {
    const turns = new Turns();
    await assert.rejects(
      turns.first(() => Promise.reject(new Error("no"))),
      /no/,
    );
    for await (const piece of turns.between(bytesOf("a"))) assert.equal(piece.length, 1);
  });
});
