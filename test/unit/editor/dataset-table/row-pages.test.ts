import assert from "node:assert/strict";
import { RowPages } from "../../../../src/editor/dataset-table/webview/row-pages";

/** Pages of numbers whose answers come when the test lets them. */
function open(length = 1000) {
  const asked: { readonly first: number; answer(): void; fail(): void }[] = [];
  let told = 0;
  let generation = 0;
  const fetch = (first: number, count: number): Promise<string[]> =>
    new Promise((resolve, reject) => {
      const rows = Array.from({ length: Math.max(0, Math.min(count, length - first)) }, (_, i) => `${first + i}`);
      const version = generation;
      asked.push({
        first,
        answer: () => resolve(rows.map((row) => `${row}.${version}`)),
        fail: () => reject(new Error("gone")),
      });
    });
  const pages = new RowPages(fetch, () => told++);
  return {
    pages,
    asked,
    told: () => told,
    renew: () => generation++,
    grow: (to: number) => (length = to),
  };
}

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe("row pages", () => {
  it("fetches what is in view, and tells when it has come", async () => {
    const { pages, asked, told } = open();
    pages.want(40, 60);
    assert.deepEqual(
      asked.map(({ first }) => first),
      [0, 50],
    );
    assert.equal(pages.at(45), undefined);
    asked[0]!.answer();
    await settled();
    assert.equal(pages.at(45), "45.0");
    assert.equal(pages.at(55), undefined);
    assert.equal(told(), 1);
  });

  it("forgets what was scrolled past while two pages were on their way", async () => {
    const { pages, asked } = open();
    for (let first = 0; first < 800; first += 50) pages.want(first, first + 50);
    assert.deepEqual(
      asked.map(({ first }) => first),
      [0, 50],
    );
    asked[0]!.answer();
    await settled();
    assert.equal(asked.at(-1)!.first, 750);
  });

  it("gives old rows until new ones have come, and drops answers that are out of date", async () => {
    const { pages, asked, renew } = open();
    pages.want(0, 10);
    asked[0]!.answer();
    await settled();
    pages.want(50, 60);
    renew();
    pages.refresh();
    pages.want(0, 10);
    assert.equal(pages.at(3), "3.0");
    asked[1]!.answer();
    asked[2]!.answer();
    await settled();
    assert.equal(pages.at(3), "3.1");
    assert.equal(pages.at(53), undefined);
  });

  it("fetches the last page again when the list has grown", async () => {
    const { pages, asked, grow } = open(20);
    pages.want(0, 20);
    asked[0]!.answer();
    await settled();
    grow(30);
    pages.grow();
    pages.want(0, 30);
    assert.equal(pages.at(10), "10.0");
    asked[1]!.answer();
    await settled();
    assert.equal(pages.at(25), "25.0");
  });

  it("does not ask for ever for what cannot be had", async () => {
    const { pages, asked } = open();
    pages.want(0, 10);
    asked[0]!.fail();
    await settled();
    pages.want(0, 10);
    assert.equal(asked.length, 1);
    assert.equal(pages.at(0), undefined);
  });

  it("keeps no more than it needs", async () => {
    const { pages, asked } = open(100_000);
    for (let i = 0; i < 200; i++) {
      pages.want(i * 50, i * 50 + 1);
      asked.at(-1)!.answer();
      await settled();
    }
    assert.equal(pages.at(0), undefined);
    assert.equal(pages.at(199 * 50), `${199 * 50}.0`);
  });
});
