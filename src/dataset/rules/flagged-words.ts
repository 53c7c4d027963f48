import * as z from "zod/mini";
import { described } from "../../lint/described";
import { WordList } from "../analysis/word-list";
import { rowRule } from "../rule";

const word = z.string().check(z.minLength(1));

export const flaggedWords = rowRule({
  id: "dataset/flagged-words",
  title: { en: "Words of your own lists", "zh-cn": "自定义词表命中" },
  description: {
    en: "Words and names that have no business in the set: what harms the company's image, what its rules forbid, names of rivals. The lists are your own (`words`, `lists` by name, or `files`); without them the rule is silent. English words are matched as whole words, whatever their case, and Chinese ones anywhere.",
    "zh-cn":
      "不应出现在数据集中的词语和名称，例如有害公司形象的、公司规定禁止的，或竞争对手的名称。词表由您自己提供（`words`、按名称分组的 `lists`，或文件 `files`），没有词表时不作检查。英文按整词匹配、不分大小写，中文只要出现即命中。",
  },
  guide: {
    en: "Leave out what breaks the company's rules, such as what harms its image.",
    "zh-cn": "排除不符合公司规定的内容，例如有害公司形象的内容。",
  },
  severity: "warning",
  messages: {
    word: { en: "“{word}” is on your list.{more}", "zh-cn": "“{word}”在词表中。{more}" },
    listed: { en: "“{word}” is on your list “{list}”.{more}", "zh-cn": "“{word}”在词表“{list}”中。{more}" },
    drop: { en: "Drop this row", "zh-cn": "删除这一行" },
  },
  options: z.strictObject({
    words: z
      ._default(z.array(word), [])
      .check(described({ en: "The words that are reported.", "zh-cn": "要报告的词语。" })),
    lists: z
      ._default(z.record(z.string(), z.array(word)), {})
      .check(described({ en: "More words, in lists by name.", "zh-cn": "更多词语，按名称分组。" })),
    files: z._default(z.array(z.string()), []).check(
      described({
        en: "Text files with more words, one a line; each is a list by its name. Paths are relative to the recipe or the `.winnow.json`; the terminal and cleaning read them, diagnostics in the editor do not.",
        "zh-cn":
          "存放更多词语的文本文件，每行一个词，文件名即词表名。路径相对于配方或 `.winnow.json`；终端和清洗时会读取，编辑器中的诊断不读取。",
      }),
    ),
    except: z._default(z.array(word), []).check(
      described({
        en: "Longer words in which the listed ones do not count.",
        "zh-cn": "例外：包含词表中词语但不应报告的更长词语。",
      }),
    ),
  }),
  check(row, { report, options, locale }) {
    const lists = listsOf(options);
    if (lists.all.isEmpty) return;
    for (const segment of row.segments) {
      if (segment.part === "tools") continue;
      const { text } = segment;
      const found = lists.all.find(text).filter((match) => !lists.except.has(match.word));
      const first = found[0];
      if (first === undefined) continue;
      const list = lists.names.get(first.word);
      report({
        message: list === undefined ? "word" : "listed",
        data: {
          word: text.slice(first.range.start, first.range.end),
          list: list ?? "",
          more: more(found.length - 1, locale),
        },
        ...row.within(segment, first.range.start, first.range.end),
        fixes: [{ title: "drop", edits: [row.removal] }],
      });
    }
  },
  examples: [
    { language: "en", text: '{"instruction": "Name a class of ships.", "output": "Frigates."}', problems: 0 },
    {
      language: "en",
      text: '{"instruction": "Name a class.", "output": "Classic."}',
      problems: 0,
      options: { words: ["ass"] },
    },
    {
      language: "en",
      text: '{"instruction": "Who sells phones?", "output": "Try ACME or Globex."}',
      problems: 1,
      options: { lists: { rivals: ["Acme"] } },
    },
    { language: "zh", text: '{"instruction": "谁卖手机？", "output": "很多商店。"}', problems: 0 },
    {
      language: "zh",
      text: '{"instruction": "谁卖手机？", "output": "某某公司卖假货。"}',
      problems: 1,
      options: { words: ["假货"] },
    },
  ],
});

interface Options {
  readonly words: readonly string[];
  readonly lists: Readonly<Record<string, readonly string[]>>;
  readonly except: readonly string[];
}

interface Lists {
  /** The words and their exceptions: the longer one wins where both stand. */
  readonly all: WordList;
  readonly names: ReadonlyMap<string, string>;
  readonly except: ReadonlySet<string>;
}

const compiled = new WeakMap<Options, Lists>();

function listsOf(options: Options): Lists {
  let lists = compiled.get(options);
  if (lists === undefined) {
    const { words, except } = options;
    const names = new Map(Object.entries(options.lists).flatMap(([name, own]) => own.map((one) => [one.trim(), name])));
    const all = [...words, ...names.keys()];
    lists = {
      all: new WordList(all.length === 0 ? [] : [...all, ...except]),
      names,
      except: new Set(except.map((one) => one.trim())),
    };
    compiled.set(options, lists);
  }
  return lists;
}

function more(count: number, locale: string): string {
  if (count === 0) return "";
  return locale === "zh-cn" ? `该字段另有 ${count} 处。` : ` ${count} more in this field.`;
}
