import assert from "node:assert/strict";
import { findPersonalData, masked, personalKinds } from "../../../../src/dataset/analysis/personal-data";

const kinds = new Set(personalKinds);

const found = (text: string): string[] =>
  findPersonalData(text, kinds).map(({ kind, range }) => `${kind} ${text.slice(range.start, range.end)}`);

const mask = (text: string): string[] =>
  findPersonalData(text, kinds).map((datum) => masked(datum, text.slice(datum.range.start, datum.range.end)));

describe("personal data", () => {
  it("are found in both languages, at their exact places", () => {
    assert.deepEqual(found("Write to m.okafor77@gmail.com, or call (415) 629-3847."), [
      "email m.okafor77@gmail.com",
      "phone (415) 629-3847",
    ]);
    assert.deepEqual(found("电话：139-0748-2615，邮箱liuyang0417@qq.com。"), [
      "phone 139-0748-2615",
      "email liuyang0417@qq.com",
    ]);
    assert.deepEqual(found("+44 7911 203946, +86 13907482615"), ["phone +44 7911 203946", "phone +86 13907482615"]);
    assert.deepEqual(found("身份证350203198706120044，卡号6212 2613 7902 4681 5"), ["identityCard 350203198706120044"]);
  });

  it("need a check sum that holds", () => {
    assert.deepEqual(found("身份证 350203198706120044"), ["identityCard 350203198706120044"]);
    assert.deepEqual(found("身份证 350203198706120045"), []);
    assert.deepEqual(found("My card: 4539 1488 0343 6467"), ["bankCard 4539 1488 0343 6467"]);
    assert.deepEqual(found("My card: 4539 1488 0343 6468"), []);
  });

  it("need more than a number that could be a card", () => {
    assert.deepEqual(found("Order 4539148803436467 was sent."), []);
    assert.deepEqual(found("银行卡号4539148803436467"), ["bankCard 4539148803436467"]);
  });

  it("are none that everybody sees are made up, or no person's", () => {
    for (const text of [
      "jane@example.com user@gmail.com info@acme.org john.doe@yahoo.com name@domain.com logo@2x.png",
      "555-0132 (415) 555-0132 800-652-3617 +1 800 652 3617 123-456-7890",
      "13800138000 13812345678 13888888888 1380013",
      "4111 1111 1111 1111 4242424242424242",
      "2023-07-14 10.5281/zenodo.2591652 0.13907482615 x13907482615",
      "192.168.0.1 127.0.0.1 1.2.3.4 999.1.1.1",
    ])
      assert.deepEqual(found(text), [], text);
  });

  it("are looked for by kind", () => {
    assert.deepEqual(
      findPersonalData("47.93.18.206 m.okafor77@gmail.com", new Set(["ip"])).map(({ kind }) => kind),
      ["ip"],
    );
  });

  it("keep their shape under the mask, and are data no more", () => {
    const text = "m.okafor77@gmail.com (415) 629-3847 139 0748 2615 350203198706120044 card 4539 1488 0343 6467";
    assert.deepEqual(mask(text), [
      "**********@gmail.com",
      "(415) ***-****",
      "139 **** ****",
      "350203************",
      "4539 **** **** ****",
    ]);
    assert.deepEqual(mask(mask(text).join(" ")), []);
  });
});
