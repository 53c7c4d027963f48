import { jinja } from "../jinja";
import { named, type ChatTemplate } from "../template";

/** Llama 2 chat. The system text stands between `<<SYS>>` marks inside the first question. */
export const llama2: ChatTemplate = {
  name: "llama2",
  title: named("Llama 2"),
  family: "llama2",
  models: ["meta-llama/Llama-2-7b-chat-hf", "meta-llama/Llama-2-70b-chat-hf"],
  render: jinja({
    bos: "<s>",
    eos: "</s>",
    text: `
{%- set system = '' %}
{%- for message in messages %}
  {%- if message.role == 'system' %}
    {%- set system = '<<SYS>>\\n' + message.content + '\\n<</SYS>>\\n\\n' %}
  {%- elif message.role == 'user' %}
    {{- bos_token + '[INST] ' + (system + message.content) | trim + ' [/INST]' }}
    {%- set system = '' %}
  {%- else %}
    {{- ' ' + message.content | trim + ' ' + eos_token }}
  {%- endif %}
{%- endfor %}`,
  }),
  markers: [
    { text: "[INST]", role: "user" },
    { text: "[/INST]", role: "assistant" },
    { text: "<<SYS>>", role: "system" },
    { text: "<</SYS>>", role: "user" },
    { text: "<s>", role: "bos", weak: true },
    { text: "</s>", role: "eos", weak: true },
  ],
  preambles: [],
  source: "meta-llama/Llama-2-7b-chat-hf tokenizer_config.json (chat_template)",
};

/** Llama 3. Each message has a header with its role and ends in `<|eot_id|>`; a tool's role is called `ipython`. */
export const llama3: ChatTemplate = {
  name: "llama3",
  title: named("Llama 3"),
  family: "llama3",
  models: ["meta-llama/Meta-Llama-3-8B-Instruct", "meta-llama/Llama-3.1-8B-Instruct"],
  render: jinja({
    bos: "<|begin_of_text|>",
    anyRole: true,
    text: `
{{- bos_token }}
{%- for message in messages %}
  {%- set role = 'ipython' if message.role == 'tool' else message.role %}
  {{- '<|start_header_id|>' + role + '<|end_header_id|>\\n\\n' + message.content | trim + '<|eot_id|>' }}
{%- endfor %}
{%- if add_generation_prompt %}
  {{- '<|start_header_id|>assistant<|end_header_id|>\\n\\n' }}
{%- endif %}`,
  }),
  markers: [
    { text: "<|begin_of_text|>", role: "bos" },
    { text: "<|start_header_id|>", role: "turn" },
    { text: "<|end_header_id|>", role: "turn" },
    { text: "<|eot_id|>", role: "end" },
    { text: "<|end_of_text|>", role: "eos" },
  ],
  preambles: [],
  source: "meta-llama/Meta-Llama-3-8B-Instruct tokenizer_config.json (chat_template)",
};
