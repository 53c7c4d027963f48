import { jinja } from "../jinja";
import { named, type ChatTemplate } from "../template";

/** Gemma 1 to 3. The model's role is called `model`; there is no system message: it opens the first question. */
export const gemma: ChatTemplate = {
  name: "gemma",
  title: named("Gemma"),
  family: "gemma",
  models: ["google/gemma-7b-it", "google/gemma-2-9b-it", "google/gemma-3-4b-it"],
  render: jinja({
    bos: "<bos>",
    text: `
{{- bos_token }}
{%- set system = '' %}
{%- for message in messages %}
  {%- if message.role == 'system' %}
    {%- set system = message.content + '\\n\\n' %}
  {%- else %}
    {%- set role = 'model' if message.role == 'assistant' else 'user' %}
    {{- '<start_of_turn>' + role + '\\n' + system + message.content | trim + '<end_of_turn>\\n' }}
    {%- set system = '' %}
  {%- endif %}
{%- endfor %}
{%- if add_generation_prompt %}
  {{- '<start_of_turn>model\\n' }}
{%- endif %}`,
  }),
  markers: [
    { text: "<bos>", role: "bos", weak: true },
    { text: "<start_of_turn>", role: "turn" },
    { text: "<end_of_turn>", role: "end" },
    { text: "<eos>", role: "eos", weak: true },
  ],
  preambles: [],
  source: "google/gemma-3-4b-it tokenizer_config.json (chat_template)",
};
