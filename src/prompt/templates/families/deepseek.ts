import { jinja } from "../jinja";
import { named, type ChatTemplate, type Marker } from "../template";

const bos = "<｜begin▁of▁sentence｜>";
const eos = "<｜end▁of▁sentence｜>";
const ends: readonly Marker[] = [
  { text: bos, role: "bos" },
  { text: eos, role: "eos" },
];

/** DeepSeek V2.5, V3 and R1, with full-width bars in the tokens. All system text stands bare at the front. */
export const deepseek: ChatTemplate = {
  name: "deepseek",
  title: named("DeepSeek"),
  family: "deepseek",
  models: ["deepseek-ai/DeepSeek-V2.5", "deepseek-ai/DeepSeek-V3", "deepseek-ai/DeepSeek-R1"],
  render: jinja({
    bos,
    eos,
    text: `
{{- bos_token }}
{%- for message in messages %}
  {%- if message.role == 'system' %}
    {{- message.content }}
  {%- elif message.role == 'user' %}
    {{- '<｜User｜>' + message.content }}
  {%- else %}
    {{- '<｜Assistant｜>' + message.content + eos_token }}
  {%- endif %}
{%- endfor %}
{%- if add_generation_prompt %}
  {{- '<｜Assistant｜>' }}
{%- endif %}`,
  }),
  markers: [...ends, { text: "<｜User｜>", role: "user" }, { text: "<｜Assistant｜>", role: "assistant" }],
  preambles: [],
  source: "deepseek-ai/DeepSeek-V3 tokenizer_config.json (chat_template)",
};

/** The first DeepSeek chat models, with plain words for the roles. */
export const deepseekLlm: ChatTemplate = {
  name: "deepseek-llm",
  title: named("DeepSeek LLM"),
  family: "deepseek-llm",
  models: ["deepseek-ai/deepseek-llm-7b-chat", "deepseek-ai/deepseek-llm-67b-chat"],
  render: jinja({
    bos,
    eos,
    text: `
{{- bos_token }}
{%- for message in messages %}
  {%- if message.role == 'system' %}
    {{- message.content + '\\n\\n' }}
  {%- elif message.role == 'user' %}
    {{- 'User: ' + message.content + '\\n\\n' }}
  {%- else %}
    {{- 'Assistant: ' + message.content + eos_token }}
  {%- endif %}
{%- endfor %}
{%- if add_generation_prompt %}
  {{- 'Assistant:' }}
{%- endif %}`,
  }),
  markers: [
    ...ends,
    { text: "User:", role: "user", weak: true },
    { text: "Assistant:", role: "assistant", weak: true },
  ],
  preambles: [],
  source: "deepseek-ai/deepseek-llm-7b-chat tokenizer_config.json (chat_template)",
};
