import assert from "node:assert/strict";
import { describes, namesArtefact, readSentence, type Reading } from "../../../../src/prompt/parser/classify";
import type { ElementName, SectionName } from "../../../../src/prompt/document";

const read = (sentence: string, section?: SectionName): Reading =>
  readSentence(sentence.toLowerCase(), { start: 0, end: sentence.length }, section);

describe("readSentence", () => {
  const cases: readonly (readonly [sentence: string, ...elements: ElementName[]])[] = [
    ["You are an experienced travel editor.", "role"],
    ["你是一名资深的旅行编辑。", "role"],
    ["Summarise the article.", "goal"],
    ["请总结这篇文章。", "goal"],
    ["Never use more than 100 words.", "requirements"],
    ["不得超过一百字。", "requirements"],
    ["Return the result as a JSON object.", "goal", "outputFormat"],
    ["请以 JSON 格式输出结果。", "goal", "outputFormat"],
    ["Our company sells shoes.", "background"],
    ["我们公司最近推出了一款新鞋。", "background"],
    ["If the answer is not in the text, reply with “unknown”.", "fallback"],
    ["如果文中没有答案，请回复“未知”。", "fallback"],
  ];
  for (const [sentence, ...elements] of cases)
    it(`finds ${elements.join(" and ")} in ${JSON.stringify(sentence)}`, () => {
      const { elements: found } = read(sentence);
      for (const name of elements) assert.ok(found.has(name), `${name} among ${[...found].join(", ")}`);
    });

  it("shows the words by which it knows", () => {
    const sentence = "Please, you are an editor now.";
    const { start, end } = read(sentence).evidence.get("role")!;
    assert.equal(sentence.slice(start, end), "you are an");
  });

  it("tells orders and questions from statements", () => {
    assert.deepEqual(
      ["Carefully list three facts.", "Could you list three facts?", "What is a fact?", "Facts are three."].map(
        (sentence) => read(sentence).directive,
      ),
      [true, true, true, false],
    );
    assert.deepEqual(
      ["请列出三点。", "将下文翻译成英文。", "什么是事实？", "事实有三点。"].map(
        (sentence) => read(sentence).directive,
      ),
      [true, true, true, false],
    );
    assert.ok(read("What is a fact?").question && !read("List the facts.").question);
  });

  it("takes no condition of the task for a fallback", () => {
    assert.ok(!read("Return true if the text does not rhyme.").elements.has("fallback"));
  });

  it("takes a description for a requirement where the section asks for it", () => {
    assert.ok(read("Concise and friendly.", "requirements").elements.has("requirements"));
    assert.ok(!read("Concise and friendly.").elements.has("requirements"));
  });

  it("sees what points at given material", () => {
    assert.ok(read("Translate the text below.").givenMaterial);
    assert.ok(read("请翻译以下文本。").givenMaterial);
    assert.ok(!read("Write a poem.").givenMaterial);
  });
});

describe("what a picture's prompt names", () => {
  const whole = (text: string) => [text.toLowerCase(), { start: 0, end: text.length }] as const;

  it("is a thing at its head", () => {
    assert.ok(namesArtefact(...whole("A vintage poster of a train in the rain")));
    assert.ok(!namesArtefact(...whole("The train was late.")));
  });

  it("is described", () => {
    assert.ok(describes(...whole("Cinematic lighting, ultra detailed.")));
  });
});
