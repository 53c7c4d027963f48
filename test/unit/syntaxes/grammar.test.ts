import assert from "node:assert/strict";
import { tokens, withScope } from "./tokens";

const variables = (text: string, grammar?: string) => withScope(text, "variable.parameter", grammar);
const roles = (text: string, grammar?: string) => withScope(text, "entity.name.type.chat-role", grammar);
const labels = (text: string, grammar?: string) => withScope(text, "entity.name.tag.label", grammar);
const markdown = "text.html.markdown.prompt";

describe("grammar of prompts", () => {
  it("colours every way to write a variable", async () => {
    const text = "{{ name }} {topic} ${tone:formal} [INSERT TEXT] 【在此插入文章】 {{{raw}}} {主题}";
    assert.deepEqual(await variables(text), ["name", "topic", "tone", "INSERT TEXT", "在此插入文章", "raw", "主题"]);
    assert.deepEqual(await withScope(text, "string.unquoted.default"), ["formal"]);
  });

  it("takes JSON, check boxes and links for no variables", async () => {
    assert.deepEqual(await variables('{"a": {"b": 1}}\n- [ ] do\n- [x] done\n[link](a.md) [a][b] {}'), []);
  });

  it("colours chat roles of all notations", async () => {
    const text =
      'system:\nuser: hi\n用户：你好\n<|im_start|>assistant\n{{role "user"}}\n### Instruction:\nHuman: hello\n**User:** a';
    assert.deepEqual(await roles(text), [
      "system",
      "user",
      "用户",
      "assistant",
      '"user"',
      "Instruction",
      "Human",
      "User",
    ]);
    assert.deepEqual(await withScope("[INST] hi [/INST]<|eot_id|>", "keyword.control.template"), [
      "[INST]",
      "[/INST]",
      "<|eot_id|>",
    ]);
  });

  it("colours labels and headings in both languages", async () => {
    const text = "Role: drum teacher\n角色：架子鼓老师\n**Output format**: JSON\n【要求】\n- 语气：亲切";
    assert.deepEqual(await labels(text), ["Role", "角色", "Output format", "要求", "语气"]);
    assert.deepEqual(await withScope("## 背景\n# Goal {x}", "entity.name.section"), ["背景", "Goal ", "{", "x", "}"]);
  });

  it("takes a sentence with a colon for no label", async () => {
    assert.deepEqual(await labels("please answer this question: why\n这里有一个比较长的句子说明问题：为什么"), []);
  });

  it("colours tags of any script, with their attributes", async () => {
    const text = '<text id="{{id}}">{{text}}</text>\n<文章>{{文章}}</文章>';
    assert.deepEqual(await withScope(text, "entity.name.tag.prompt"), ["text", "text", "文章", "文章"]);
    assert.deepEqual(await withScope(text, "entity.other.attribute-name"), ["id"]);
    assert.deepEqual(await variables(text), ["id", "text", "文章"]);
  });

  it("keeps labels out of fences, and finds variables in them", async () => {
    const text = "```text\nRole: x {{y}}\n```\nRole: z";
    assert.deepEqual(await labels(text), ["Role"]);
    assert.deepEqual(await variables(text), ["y"]);
  });

  it("closes a fence only by a fence as long", async () => {
    const inside = await withScope("````\n```\nstill\n````\nafter", "meta.embedded.block.fenced");
    assert.deepEqual(inside, ["```", "still"]);
  });

  it("marks front matter and comments, and nothing in them", async () => {
    const text = "---\nname: {x}\n---\n{{! note {y} }}<!-- {z} -->{# {w} #}{v}";
    assert.deepEqual(await variables(text), ["v"]);
    const front = await withScope(text, "meta.embedded.block.frontmatter");
    assert.deepEqual(front, ["name: {x}"]);
  });

  it("ends with the line on text that no one closed", async () => {
    const open =
      "{{" + "{x ".repeat(2000) + "[".repeat(2000) + "<a ".repeat(2000) + "**".repeat(1001) + "`".repeat(501);
    const pieces = await tokens(`${open}\n{ok}`);
    assert.equal(pieces.map((piece) => piece.text).join(""), `${open}{ok}`);
    assert.deepEqual((await variables(`${open}\n{ok}`)).at(-1), "ok");
  });

  it("is injected into Markdown prompts, but not into their comments", async () => {
    const text = "Role: teacher\n用户：{问题}\n<doc>{{doc}}</doc>\n<!-- Role: {a} -->\n```\nRole: {b}\n```";
    assert.deepEqual(await labels(text, markdown), ["Role"]);
    assert.deepEqual(await roles(text, markdown), ["用户"]);
    assert.deepEqual(await variables(text, markdown), ["问题", "doc", "b"]);
    assert.deepEqual(await withScope(text, "entity.name.tag.prompt", markdown), ["doc", "doc"]);
  });
});
