import { jinja } from "../jinja";
import { named, type ChatTemplate, type Marker } from "../template";

const markers: readonly Marker[] = [
  { text: "[INST]", role: "user" },
  { text: "[/INST]", role: "assistant" },
  { text: "<s>", role: "bos", weak: true },
  { text: "</s>", role: "eos", weak: true },
];

/** Mistral 7B v0.1 and v0.2 and Mixtral 8x7B. They have no system message: it opens the first question. */
export const mistral: ChatTemplate = {
  name: "mistral",
  title: named("Mistral"),
  family: "mistral",
  models: ["mistralai/Mistral-7B-Instruct-v0.2", "mistralai/Mixtral-8x7B-Instruct-v0.1"],
  render: jinja({
    bos: "<s>",
    eos: "</s>",
    text: `
{{- bos_token }}
{%- set system = '' %}
{%- for message in messages %}
  {%- if message.role == 'system' %}
    {%- set system = message.content + '\\n\\n' %}
  {%- elif message.role == 'user' %}
    {{- '[INST] ' + system + message.content + ' [/INST]' }}
    {%- set system = '' %}
  {%- else %}
    {{- message.content + eos_token }}
  {%- endif %}
{%- endfor %}`,
  }),
  markers,
  preambles: [],
  source: "mistralai/Mixtral-8x7B-Instruct-v0.1 tokenizer_config.json (chat_template) and model card",
};

/** Mistral 7B v0.3 and its contemporaries. The system text opens the last question, and no space precedes `[/INST]`. */
export const mistralV3: ChatTemplate = {
  name: "mistral-v3",
  title: named("Mistral v3"),
  family: "mistral",
  models: ["mistralai/Mistral-7B-Instruct-v0.3", "mistralai/Mixtral-8x22B-Instruct-v0.1"],
  render: jinja({
    bos: "<s>",
    eos: "</s>",
    text: `
{{- bos_token }}
{%- set questions = messages | selectattr('role', 'equalto', 'user') | list %}
{%- set asked = namespace(count=0) %}
{%- for message in messages %}
  {%- if message.role == 'user' %}
    {%- set asked.count = asked.count + 1 %}
    {%- set last = asked.count == questions | length and messages[0].role == 'system' %}
    {{- '[INST] ' + (messages[0].content + '\\n\\n' if last else '') + message.content + '[/INST]' }}
  {%- elif message.role == 'assistant' %}
    {{- ' ' + message.content + eos_token }}
  {%- endif %}
{%- endfor %}`,
  }),
  markers,
  preambles: [],
  source: "mistralai/Mistral-7B-Instruct-v0.3 tokenizer_config.json (chat_template)",
};
