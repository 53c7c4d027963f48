import assert from "node:assert/strict";
import stringWidth from "fast-string-width";
import { profileText } from "../../../../src/dataset/profile/pretty";
import { lines, profileOf } from "./profiles";

const single = { instruction: "Name the capital of France.", input: "", output: "Paris is the capital." };
const files = {
  "数据\u001b[31m.jsonl": lines(single, single, { ...single, output: "" }, { ...single, system: "a\u001b[2J\nb" }),
};

describe("a profile in the terminal", () => {
  it("shows counts, shares and bars below each other, in both languages, within the width", async () => {
    const profile = await profileOf(files);
    for (const locale of ["en", "zh-cn"] as const) {
      const text = profileText(profile, { locale, color: false, width: 80 });
      assert.match(text, locale === "en" ? /Single-turn {2}4 {2}100 % {2}█+/ : /单轮 +4 {2}100 % {2}█+/);
      assert.match(text, /dataset\/exact-duplicate {2}1/);
      assert.doesNotMatch(text, /\{\w+\}|undefined|NaN/);
      for (const line of text.split("\n")) assert.ok(stringWidth(line) <= 90, line);
    }
  });

  it("lets no control characters of a file through", async () => {
    const text = profileText(await profileOf(files), { locale: "en", color: false, width: 80 });
    assert.doesNotMatch(text, /[^\P{Cc}\n]/u);
  });

  it("has colours where they are wanted only", async () => {
    const profile = await profileOf(files);
    const text = profileText(profile, { locale: "en", color: true, width: 80 });
    assert.match(text, /\u001b\[33mdataset\/empty-output/);
  });

  it("says so when there are no problems", async () => {
    const text = profileText(await profileOf({ "a.jsonl": lines(single) }), { locale: "en", color: false, width: 80 });
    assert.match(text, /No problems found\./);
  });
});
