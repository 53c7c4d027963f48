import * as z from "zod/mini";
import { globsSchema } from "../lint/configuration";
import { locales, type Localized } from "../lint/locale";
import { levels } from "../lint/problem";
import { devices } from "../perplexity/devices";
import { modelSettingsSchema, templateNames } from "../prompt/model";

/** A setting of the editor. The manifest's entries and their translations are generated from these. */
export interface Setting<Value extends z.ZodMiniType> {
  readonly schema: Value;
  /** "machine": a workspace cannot set it; "window": one value a window; "resource": each folder may have its own. */
  readonly scope: "machine" | "window" | "resource";
  /** Markdown, one or two sentences. */
  readonly description: Localized;
  /** What each of an enumeration's values means. */
  readonly values?: Readonly<Record<string, Localized>>;
}

const setting = <Value extends z.ZodMiniType>(description: Setting<Value>): Setting<Value> => description;
const globs = z._default(globsSchema, []);
const model = modelSettingsSchema.shape;
const loudness = z.enum(levels);

/** Every setting by its key behind `winnow.`. Where `.winnow.json` says something else, that file wins. */
export const settings = {
  enable: setting({
    schema: z._default(z.boolean(), true),
    scope: "resource",
    description: { en: "Checks prompts and datasets in the editor.", "zh-cn": "在编辑器中检查提示词和数据集。" },
  }),
  locale: setting({
    schema: z._default(z.enum(["auto", ...locales]), "auto"),
    scope: "window",
    description: {
      en: "The language of messages, hovers and rule pages. Menus follow the editor's display language.",
      "zh-cn": "问题说明、悬停提示和规则页面使用的语言。菜单跟随编辑器的显示语言。",
    },
    values: {
      auto: { en: "As the editor's display language.", "zh-cn": "跟随编辑器的显示语言。" },
      en: { en: "English.", "zh-cn": "英文。" },
      "zh-cn": { en: "Simplified Chinese.", "zh-cn": "简体中文。" },
    },
  }),
  run: setting({
    schema: z._default(z.enum(["onType", "onSave"]), "onType"),
    scope: "resource",
    description: { en: "When a prompt or dataset is checked.", "zh-cn": "何时检查提示词和数据集。" },
    values: {
      onType: { en: "While you type.", "zh-cn": "输入时检查。" },
      onSave: { en: "When the file is opened or saved.", "zh-cn": "打开或保存文件时检查。" },
    },
  }),
  hover: setting({
    schema: z._default(z.boolean(), true),
    scope: "resource",
    description: {
      en: "Shows what a part of a prompt was taken for, or a row of a dataset as a conversation, when the pointer rests on it.",
      "zh-cn": "指针停在提示词的某一部分上时，显示它被识别成什么；停在数据集的一行上时，以对话形式显示这一行。",
    },
  }),
  rules: setting({
    schema: z._default(
      z.record(z.string(), z.union([loudness, z.looseObject({ severity: z.optional(loudness) })])),
      {},
    ),
    scope: "resource",
    description: {
      en: 'How loudly each rule speaks: `"prompt/late-task": "off"`. A rule that is not named keeps its default. `rules` in `.winnow.json` wins, rule by rule.',
      "zh-cn":
        '各条规则的严重程度，例如 `"prompt/late-task": "off"`。未列出的规则保持默认。`.winnow.json` 中的 `rules` 逐条优先。',
    },
  }),
  "files.include": setting({
    schema: globs,
    scope: "resource",
    description: {
      en: "Globs of more files that hold prompts, such as `prompts/**/*.md`, beside those known by their names. See also `#winnow.files.exclude#`.",
      "zh-cn":
        "除按文件名识别的提示词文件外，还要检查的文件（glob），例如 `prompts/**/*.md`。另见 `#winnow.files.exclude#`。",
    },
  }),
  "files.exclude": setting({
    schema: globs,
    scope: "resource",
    description: {
      en: "Globs of files that are not checked. Wins over `#winnow.files.include#`.",
      "zh-cn": "不检查的文件（glob），优先于 `#winnow.files.include#`。",
    },
  }),
  "datasets.include": setting({
    schema: globs,
    scope: "resource",
    description: {
      en: "Globs of more files that hold datasets, such as `data/**/*.json`, beside JSON Lines and what is known by its content. See also `#winnow.datasets.exclude#`.",
      "zh-cn":
        "除 JSON Lines 和按内容识别的数据集外，还要作为数据集检查的文件（glob），例如 `data/**/*.json`。另见 `#winnow.datasets.exclude#`。",
    },
  }),
  "datasets.exclude": setting({
    schema: globs,
    scope: "resource",
    description: {
      en: "Globs of files that are not checked as datasets. Wins over `#winnow.datasets.include#`.",
      "zh-cn": "不作为数据集检查的文件（glob），优先于 `#winnow.datasets.include#`。",
    },
  }),
  "model.template": setting({
    schema: z._default(z.enum(["none", ...templateNames]), "none"),
    scope: "resource",
    description: {
      en: "The chat template of the base model that the prompts are meant for. `model` in `.winnow.json` wins.",
      "zh-cn": "提示词面向的基座模型所用的对话模板。`.winnow.json` 中的 `model` 优先。",
    },
    values: { none: { en: "No base model in particular.", "zh-cn": "不针对特定基座模型。" } },
  }),
  "model.contextTokens": setting({
    schema: z._default(z.nullable(model.contextTokens.def.innerType), null),
    scope: "resource",
    description: {
      en: "How many tokens the base model takes, prompt and answer together.",
      "zh-cn": "基座模型的上下文长度（token 数），包括提示词和回答。",
    },
  }),
  "model.answerTokens": setting({
    schema: z._default(z.nullable(model.answerTokens.def.innerType), null),
    scope: "resource",
    description: {
      en: "How many of `#winnow.model.contextTokens#` must be left for the answer; a quarter when empty.",
      "zh-cn": "`#winnow.model.contextTokens#` 中要为回答留出的 token 数；留空时为四分之一。",
    },
  }),
  "model.modalities": setting({
    schema: z._default(z.nullable(model.modalities.def.innerType), null),
    scope: "resource",
    description: {
      en: "What the base model can read or make. A model that knows text alone has just `text`.",
      "zh-cn": "基座模型能读取或生成的内容类型。纯文本模型只填 `text`。",
    },
  }),
  // What is opened or fetched is never a workspace's to say.
  "perplexity.model": setting({
    schema: z._default(z.string(), "builtin"),
    scope: "machine",
    description: {
      en: "The language model that scores texts: `builtin`, or the folder of a causal language model in ONNX. The command *Winnow: Choose Perplexity Model* sets it, and downloads models.",
      "zh-cn":
        "用于计算困惑度的语言模型：`builtin` 为内置模型，也可填写 ONNX 因果语言模型所在的文件夹。可用命令“Winnow: 选择困惑度模型”设置或下载模型。",
    },
  }),
  "perplexity.device": setting({
    schema: z._default(z.enum(devices), "auto"),
    scope: "machine",
    description: {
      en: "Where the model runs. `auto` takes the best device that works.",
      "zh-cn": "模型运行的设备。`auto` 会自动选择可用的最佳设备。",
    },
  }),
  "perplexity.hub": setting({
    schema: z._default(z.string(), "https://huggingface.co"),
    scope: "machine",
    description: {
      en: "The hub, or a mirror of it, from which *Choose Perplexity Model* downloads. Nothing is fetched unless you ask for it.",
      "zh-cn": "“选择困惑度模型”下载模型时使用的模型库或其镜像地址。未经你的操作不会下载任何内容。",
    },
  }),
} as const;

export type SettingKey = keyof typeof settings;
export type SettingValue<Key extends SettingKey> = z.infer<(typeof settings)[Key]["schema"]>;
