import assert from "node:assert/strict";
import fc from "fast-check";
import { templateNames, type TemplateName } from "../../../../src/prompt/model";
import { parsePrompt, type ParseOptions } from "../../../../src/prompt/parse";
import { renderPrompt, type RenderPromptOptions } from "../../../../src/prompt/templates/render";
import { chatTemplate, chatTemplates } from "../../../../src/prompt/templates";
import type { Turn } from "../../../../src/prompt/templates/template";

function render(text: string, name: TemplateName, options?: ParseOptions & RenderPromptOptions): string {
  return renderPrompt(parsePrompt(text, options), chatTemplate(name), options).text;
}

describe("renderPrompt", () => {
  it("writes a plain prompt as one question, without its front matter", () => {
    const text = "---\ntitle: Rivers\n---\n\nName three rivers of {{country}}.\n";
    assert.equal(render(text, "llama2"), "<s>[INST] Name three rivers of {{country}}. [/INST]");
  });

  it("writes the messages of a chat", () => {
    const text = "system:\nBe brief.\n\nuser:\nName a river.\n";
    assert.equal(
      render(text, "chatml"),
      "<|im_start|>system\nBe brief.<|im_end|>\n<|im_start|>user\nName a river.<|im_end|>\n<|im_start|>assistant\n",
    );
  });

  it("leaves out the comments that are stripped, and only those", () => {
    const text = "Name <!-- not all --> a river.\n<!-- winnow-disable -->\nOne word.\n{# jinja #}{{! handlebars }}";
    assert.equal(
      render(text, "baichuan", { strippedComments: ["html", "jinja", "handlebars"] }),
      "<reserved_102>Name  a river.\nOne word.<reserved_103>",
    );
    assert.equal(
      render(text, "baichuan", { strippedComments: ["handlebars"] }),
      "<reserved_102>Name <!-- not all --> a river.\n<!-- winnow-disable -->\nOne word.\n{# jinja #}<reserved_103>",
    );
    assert.equal(
      render(text, "baichuan", { strippedComments: ["html"], keepComments: true }),
      `<reserved_102>${text}<reserved_103>`,
    );
  });

  it("keeps comments in code", () => {
    const text = "Explain:\n\n```html\n<!-- a comment -->\n```";
    assert.match(render(text, "chatml", { strippedComments: ["html"] }), /<!-- a comment -->/);
  });

  it("leaves out the cue for an answer when told to", () => {
    assert.equal(render("Hi.", "chatml", { generationPrompt: false }), "<|im_start|>user\nHi.<|im_end|>\n");
  });

  const turns: Turn[] = [
    { role: "system", text: "Be brief." },
    { role: "user", text: "Name a river." },
    { role: "assistant", text: "The Rhône." },
    { role: "user", text: "And a hill?" },
  ];
  // These three write the system text into a question, so that it cannot be told apart afterwards.
  const keepsSystem = chatTemplates.filter(({ name }) => !["mistral", "mistral-v3", "gemma"].includes(name));
  for (const from of keepsSystem) {
    it(`takes apart what ${from.name} has written, for every other template`, () => {
      const written = from.render(turns, { generationPrompt: true });
      for (const to of chatTemplates) {
        assert.equal(render(written, to.name), to.render(turns, { generationPrompt: true }), `to ${to.name}`);
      }
    });
  }

  it("drops a system text that the source's template had added, and keeps Alpaca's input apart", () => {
    const text = chatTemplate("alpaca").render([{ role: "user", text: "Translate.", input: "Bonjour" }], {
      generationPrompt: true,
    });
    assert.equal(render(text, "alpaca"), text);
    assert.equal(render(text, "mistral"), "<s>[INST] Translate.\n\nBonjour [/INST]");
  });

  it("says where each of the author's words comes from", () => {
    const text = "system:\nBe <!-- not too --> brief.\n\nuser:\nName a river.\n";
    const { text: rendered, spans } = renderPrompt(
      parsePrompt(text, { strippedComments: ["html"] }),
      chatTemplate("gemma"),
    );
    for (const { range, source } of spans) {
      assert.equal(rendered.slice(range.start, range.end), text.slice(source.start, source.end));
    }
    assert.deepEqual(
      spans.map(({ source, role }) => [text.slice(source.start, source.end), role]),
      [
        ["Be ", "system"],
        [" brief.", "system"],
        ["Name a river.", "user"],
      ],
    );
  });

  it("leaves words alone that look like a template's own language", () => {
    const text = "Explain {{ bos_token }} and {% if x %}, \uE0000\uE001 and $& in Jinja.";
    assert.equal(render(text, "mistral"), `<s>[INST] ${text} [/INST]`);
  });

  it("takes any text", () => {
    const syntaxes = ["html", "jinja", "handlebars"] as const;
    const name = fc.constantFrom(...templateNames);
    const piece = fc.constantFrom(
      "<!--",
      "-->",
      "{#",
      "#}",
      "{{!",
      "}}",
      "[INST]",
      "<|im_start|>user\n",
      "---\n",
      " a\n",
    );
    const texts = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.array(piece).map((parts) => parts.join("")),
    );
    fc.assert(
      fc.property(texts, name, (text, template) => {
        const { text: rendered, spans } = renderPrompt(
          parsePrompt(text, { strippedComments: syntaxes }),
          chatTemplate(template),
        );
        for (const { range, source } of spans) {
          assert.equal(rendered.slice(range.start, range.end), text.slice(source.start, source.end));
        }
      }),
    );
  });
});
