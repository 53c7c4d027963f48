import { formats } from "../../src/dataset/format";
import { formatKeys } from "../../src/dataset/format/format-keys";
import type { DatasetKind, Format } from "../../src/dataset/format/format";
import { datasetKindTitles } from "../../src/dataset/titles";
import { locales, localize, type Locale, type Localized } from "../../src/lint/locale";
import publicDatasets from "../../docs/public-datasets.json";

const words = {
  title: { en: "Formats of datasets", "zh-cn": "数据集格式" },
  other: { en: "[简体中文](zh-cn/FORMATS.md)", "zh-cn": "[English](../FORMATS.md)" },
  intro: {
    en: "A file's format is found by the keys of its rows, never by its name: each format below is asked in this order, and the first that a row fits has it. The format of most of the first 200 rows is the file's; rows of another are `dataset/mixed-formats`. `format` in `.winnow.json` sets it by hand, and a format of your own is declared there, too. Further keys, such as `id` or `category`, are allowed everywhere. Every format is read; all but a few can be written by `winnow convert`, which says what of a row would be lost.",
    "zh-cn":
      "文件的格式由每行的键判断，与文件名无关：按下面的顺序逐一询问，最先符合的就是这一行的格式。前 200 行中占多数的格式就是文件的格式，其他格式的行由 `dataset/mixed-formats` 报告。可以在 `.winnow.json` 中用 `format` 指定格式，也可以在那里声明自己的格式。任何格式都允许有 `id`、`category` 等其他键。所有格式都能读取；除少数以外，都能用 `winnow convert` 写出，并说明每行会丢失什么。",
  },
  containers: {
    en: "Rows come in JSON Lines, a JSON array (also with rows nested in arrays), one JSON object a file (a folder is then a set), CSV or TSV with a header, or plain text, with or without gzip.",
    "zh-cn":
      "行可以来自 JSON Lines、JSON 数组（行也可以嵌套在数组里）、一个文件一个 JSON 对象（此时文件夹就是数据集）、带表头的 CSV 或 TSV，以及纯文本，均可经 gzip 压缩。",
  },
  format: { en: "Format", "zh-cn": "格式" },
  kind: { en: "For", "zh-cn": "用途" },
  needs: { en: "Keys it needs", "zh-cn": "必需的键" },
  knows: { en: "Other keys it knows", "zh-cn": "认识的其他键" },
  readOnly: { en: "It is only read, not written.", "zh-cn": "只能读取，不能写出。" },
  own: { en: "Your own format", "zh-cn": "自己的格式" },
  files: { en: "Public files", "zh-cn": "公开数据文件" },
  filesIntro: {
    en: "What Winnow finds in the public files that it is tried on, written by `npm run formats -- FOLDER`. A round is one turn of the user's with what answers it; a row of more than one is multi-turn. Rows that are not conversations, such as texts for pre-training, have none. The language is told by what user and model say.",
    "zh-cn":
      "Winnow 在试用的公开数据文件中读到的内容，由 `npm run formats -- 文件夹` 写出。一轮是用户说一次话以及对它的回答；多于一轮的行算多轮。不是对话的行（例如预训练文本）没有轮次。语言由用户和模型所说的内容判断。",
  },
  noRows: {
    en: "`lawgpt/criminal_charges.json` is a table of offences and `llama-factory/dataset_info.json` a trainer's list of datasets: neither holds rows to train on.",
    "zh-cn":
      "`lawgpt/criminal_charges.json` 是罪名表，`llama-factory/dataset_info.json` 是训练框架的数据集清单，都不是训练数据。",
  },
  file: { en: "File", "zh-cn": "文件" },
  container: { en: "Container", "zh-cn": "容器" },
  rows: { en: "Rows", "zh-cn": "行" },
  broken: { en: "Broken", "zh-cn": "损坏" },
  single: { en: "Single-turn", "zh-cn": "单轮" },
  multi: { en: "Multi-turn", "zh-cn": "多轮" },
  rounds: { en: "Rounds", "zh-cn": "总轮数" },
  languages: { en: "Languages", "zh-cn": "语言" },
  noFormat: { en: "none", "zh-cn": "无" },
  unsure: { en: "not told", "zh-cn": "未能判断" },
  mixed: { en: "zh and en mixed", "zh-cn": "中英混合" },
} satisfies Record<string, Localized>;

/** A file, or a folder of files of one row each, as `npm run formats` found it. */
export interface SurveyedFile {
  readonly file: string;
  readonly container: string;
  readonly format: string | null;
  readonly kind: DatasetKind;
  readonly rows: number;
  readonly broken: number;
  readonly single: number;
  readonly multi: number;
  readonly rounds: number;
  /** Rows by language; `""` where it could not be told. */
  readonly languages: Readonly<Record<string, number>>;
}

/** The page of formats in each language, by path. */
export function formatDocumentation(files: readonly SurveyedFile[] = publicDatasets as SurveyedFile[]) {
  return new Map(
    locales.map((locale) => [`docs/${locale === "en" ? "" : `${locale}/`}FORMATS.md`, formatPage(locale, files)]),
  );
}

function formatPage(locale: Locale, files: readonly SurveyedFile[]): string {
  const say = (text: Localized): string => localize(text, locale);
  const sections = [
    `# ${say(words.title)}`,
    say(words.other),
    say(words.intro),
    say(words.containers),
    overview(say),
    ...formats.map((format) => section(format, say)),
    `## ${say(words.own)}`,
    ...ownFormat(say),
    `## ${say(words.files)}`,
    say(words.filesIntro),
    fileTable(files, say),
    say(words.noRows),
  ];
  return `${sections.join("\n\n")}\n`;
}

type Say = (text: Localized) => string;

function overview(say: Say): string {
  return table(
    [say(words.format), say(words.kind), say(words.needs), say(words.knows)],
    formats.map((format) => {
      const { known, required } = formatKeys(format);
      const others = [...known].filter((key) => !required.includes(key));
      return [`[${format.id}](#${format.id})`, say(datasetKindTitles[format.kind]), keyList(required), keyList(others)];
    }),
  );
}

function keyList(keys: readonly string[]): string {
  return keys.map((key) => `\`${key}\``).join(" ");
}

function section({ id, description, example, write }: Format, say: Say): string {
  const note = write === undefined ? ` ${say(words.readOnly)}` : "";
  return `### ${id}\n\n${say(description)}${note}\n\n\`\`\`json\n${JSON.stringify(example)}\n\`\`\``;
}

function ownFormat(say: Say): string[] {
  const dialogue = {
    name: "support",
    turns: "dialog",
    role: "speaker",
    text: "utt",
    roles: { customer: "user", agent: "assistant" },
  };
  const task = { name: "exam", instruction: "q", input: "context", output: "answers[0].text" };
  return [
    say({
      en: "A mapping in `.winnow.json`, under `datasets`, says which field of a row holds what. With turns in a list, `role` and `text` are fields of a turn, and `roles` says who speaks; common names such as `human` and `gpt` need no entry:",
      "zh-cn":
        "`.winnow.json` 的 `datasets` 中的映射说明每行的哪个字段是什么。轮次在列表里时，`role` 与 `text` 是每一轮的字段，`roles` 说明谁在说话；`human`、`gpt` 等常见名称不必列出：",
    }),
    json({ datasets: { formats: [dialogue] } }),
    say({
      en: 'for rows such as `{"dialog": [{"speaker": "customer", "utt": "…"}, {"speaker": "agent", "utt": "…"}]}`. Turns that hold a whole round have `question` and `answer` instead of `role` and `text`. Tasks, and fields inside others:',
      "zh-cn":
        '对应的行如 `{"dialog": [{"speaker": "customer", "utt": "…"}, {"speaker": "agent", "utt": "…"}]}`。一轮含问答两者时，用 `question` 与 `answer` 代替 `role` 与 `text`。任务，以及嵌套在其他字段里的字段：',
    }),
    json(task),
    say({
      en: "`system`, `history` (a list of pairs), `tools`, `chosen` and `rejected`, and `label` name their fields likewise; `text` alone is pre-training text.",
      "zh-cn":
        "`system`、`history`（成对的列表）、`tools`、`chosen` 与 `rejected`、`label` 也这样指明各自的字段；只有 `text` 时是预训练文本。",
    }),
  ];
}

function json(value: unknown): string {
  return `\`\`\`json\n${JSON.stringify(value)}\n\`\`\``;
}

function fileTable(files: readonly SurveyedFile[], say: Say): string {
  const { file, container, format, kind, rows, broken, single, multi, rounds, languages } = words;
  return table(
    [file, container, format, kind, rows, broken, single, multi, rounds, languages].map(say),
    files.map((found) => [
      `\`${found.file}\``,
      found.container,
      found.format === null ? say(words.noFormat) : `[${found.format}](#${found.format})`,
      found.format === null ? "" : say(datasetKindTitles[found.kind]),
      String(found.rows),
      number(found.broken),
      number(found.single),
      number(found.multi),
      number(found.rounds),
      languageList(found.languages, say),
    ]),
  );
}

function number(count: number): string {
  return count === 0 ? "" : String(count);
}

function languageList(languages: SurveyedFile["languages"], say: Say): string {
  const name = (code: string): string => (code === "" ? say(words.unsure) : code === "mixed" ? say(words.mixed) : code);
  return Object.entries(languages)
    .map(([code, count]) => `${name(code)} ${count}`)
    .join(", ");
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}
