import * as z from "zod/mini";
import { settings, type Setting } from "../../src/editor/settings";
import { locales, localize, type Locale, type Localized } from "../../src/lint/locale";

const words = {
  title: { en: "Settings of the editor", "zh-cn": "编辑器设置" },
  precedence: {
    en: "What counts, from the weakest to the strongest: a rule's own default, the editor's settings below, the nearest `.winnow.json` above the file (with its `overrides`), and `--rule` of the command line. `.winnow.json` is shared by everyone who works on a project and by CI, so it wins over the editor's settings: rules one by one, `model` as a whole. File globs add up. Two things are the reader's own and are not taken from `.winnow.json` in the editor: when prompts are checked, and the language of messages.",
    "zh-cn":
      "优先级由低到高：规则自身的默认值、下列编辑器设置、离文件最近的上级 `.winnow.json`（含其中的 `overrides`）、命令行的 `--rule`。`.winnow.json` 由项目成员和 CI 共用，因此优先于编辑器设置：`rules` 逐条优先，`model` 整体优先；文件 glob 则合并生效。有两项属于个人习惯，在编辑器中不取自 `.winnow.json`：何时检查，以及问题说明所用的语言。",
  },
  setting: { en: "Setting", "zh-cn": "设置" },
  preset: { en: "Default", "zh-cn": "默认值" },
  meaning: { en: "Meaning", "zh-cn": "含义" },
  other: { en: "[简体中文](zh-cn/settings.md)", "zh-cn": "[English](../settings.md)" },
} satisfies Record<string, Localized>;

/** The page of the editor's settings in each language, by path. */
export function settingsDocumentation(): Map<string, string> {
  return new Map(
    locales.map((locale) => [`docs/${locale === "en" ? "" : `${locale}/`}settings.md`, settingsPage(locale)]),
  );
}

function settingsPage(locale: Locale): string {
  const say = (text: Localized): string => localize(text, locale);
  const rows = Object.entries<Setting<z.ZodMiniType>>(settings).map(([key, { schema, description, values = {} }]) => {
    const meanings = Object.entries(values).map(([value, meaning]) =>
      locale === "en" ? ` \`${value}\`: ${say(meaning)}` : `\`${value}\`：${say(meaning)}`,
    );
    const text = (say(description) + meanings.join("")).replace(/`#([\w.]+)#`/g, "`$1`");
    return `| \`winnow.${key}\` | \`${JSON.stringify(schema.parse(undefined))}\` | ${text} |`;
  });
  const head = [words.setting, words.preset, words.meaning].map(say).join(" | ");
  const table = [`| ${head} |`, "| --- | --- | --- |", ...rows].join("\n");
  return [`# ${say(words.title)}`, say(words.other), table, say(words.precedence)].join("\n\n") + "\n";
}
