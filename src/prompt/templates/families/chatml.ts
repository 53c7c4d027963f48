import { jinja } from "../jinja";
import { named, type ChatTemplate, type Marker } from "../template";

const messages = `
{%- for message in messages %}
  {{- '<|im_start|>' + message.role + '\\n' + message.content + '<|im_end|>\\n' }}
{%- endfor %}
{%- if add_generation_prompt %}
  {{- '<|im_start|>assistant\\n' }}
{%- endif %}`;

const qwenOpening = "You are Qwen, created by Alibaba Cloud. You are a helpful assistant.";

const markers: readonly Marker[] = [
  { text: "<|im_start|>", role: "turn" },
  { text: "<|im_end|>", role: "end" },
  { text: "<|endoftext|>", role: "eos" },
];

/** ChatML with nothing added. */
export const chatml: ChatTemplate = {
  name: "chatml",
  title: named("ChatML"),
  family: "chatml",
  models: ["Qwen/Qwen3-8B", "01-ai/Yi-34B-Chat", "teknium/OpenHermes-2.5-Mistral-7B"],
  render: jinja({ text: messages, anyRole: true }),
  markers,
  preambles: [],
  source: "Qwen/Qwen3-8B and 01-ai/Yi-34B-Chat tokenizer_config.json (chat_template)",
};

/** ChatML as Qwen2.5 writes it: a chat with no system message gets Qwen's own. */
export const qwen: ChatTemplate = {
  name: "qwen",
  title: named("Qwen2.5"),
  family: "chatml",
  models: ["Qwen/Qwen2.5-7B-Instruct", "Qwen/Qwen2.5-Coder-7B-Instruct"],
  render: jinja({
    anyRole: true,
    text: `
{%- if messages[0].role != 'system' %}
  {{- '<|im_start|>system\\n${qwenOpening}<|im_end|>\\n' }}
{%- endif %}${messages}`,
  }),
  markers,
  preambles: [qwenOpening],
  source: "Qwen/Qwen2.5-7B-Instruct tokenizer_config.json (chat_template)",
};

/** ChatML as Yi's chat models write it. */
export const yi: ChatTemplate = {
  ...chatml,
  name: "yi",
  title: named("Yi"),
  models: ["01-ai/Yi-6B-Chat", "01-ai/Yi-34B-Chat", "01-ai/Yi-1.5-9B-Chat"],
  source: "01-ai/Yi-34B-Chat tokenizer_config.json (chat_template)",
};
