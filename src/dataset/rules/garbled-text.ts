import type { Locale } from "../../lint/locale";
import type { FixDescription } from "../../lint/rule";
import type { Range } from "../../text/range";
import { findHanMojibake, findLatinMojibake, type Mojibake } from "../analysis/mojibake";
import { replaceWithin } from "../analysis/segment-edit";
import { traitsOf } from "../analysis/row-traits";
import { Trait } from "../analysis/traits";
import type { Row } from "../row/row";
import type { Segment } from "../row/view";
import { rowRule } from "../rule";

type Message = Kind | "decode" | "remove" | "restore" | "drop";
type Kind = "decoded" | "lost" | "marks" | "control" | "escape" | "half";

interface Garbled {
  readonly kind: Kind;
  readonly range: Range;
  /** What belongs there; undefined where that cannot be known. */
  readonly meant: string | undefined;
}

export const garbledText = rowRule({
  id: "dataset/garbled-text",
  title: { en: "Garbled text", "zh-cn": "乱码" },
  description: {
    en: "Text whose bytes were read in the wrong encoding (`donâ€™t`, `Ã©`, `浣犲ソ`), what is left of lost text (`锟斤拷`), control characters, and LaTeX commands whose backslash became one (`\\frac` in JSON is a form feed and `rac`). A model learns to write the same. Where the bytes are still there, the fix reads them again in the right encoding. Characters lost as U+FFFD are reported by `dataset/encoding`.",
    "zh-cn":
      "以错误编码读出的文字（`donâ€™t`、`Ã©`、`浣犲ソ`）、原文丢失后剩下的字（`锟斤拷`）、控制字符，以及反斜杠被吃掉的 LaTeX 命令（JSON 中的 `\\frac` 是换页符加 `rac`）。模型会照样学着写。只要字节还在，修复会按正确的编码重新解读。丢失为 U+FFFD 的字符由 `dataset/encoding` 报告。",
  },
  evidence: [
    {
      claim: {
        en: "Text of the web is commonly garbled by mixed-up encodings, and most of it can be restored by decoding it the other way round.",
        "zh-cn": "网络文本常因编码混淆而成为乱码，其中大部分可以反向解码还原。",
      },
      source: "Speer, ftfy: fixes text for you (2019), doi:10.5281/zenodo.2591652",
    },
  ],
  severity: "warning",
  messages: {
    decoded: {
      en: "“{garbled}” was read in the wrong encoding; it should be “{meant}”.{more}",
      "zh-cn": "“{garbled}”是以错误编码读出的，应为“{meant}”。{more}",
    },
    lost: {
      en: "“{garbled}” is text read in the wrong encoding, and what it was is lost.{more}",
      "zh-cn": "“{garbled}”是以错误编码读出的文字，原文已丢失。{more}",
    },
    control: {
      en: "Control character U+{code} in the text.{more}",
      "zh-cn": "文字中含有控制字符 U+{code}。{more}",
    },
    escape: {
      en: "U+{code} before “{word}”: a backslash was taken for an escape, and `\\{command}` was meant.{more}",
      "zh-cn": "“{word}”之前是 U+{code}：反斜杠被当成了转义，原意应为 `\\{command}`。{more}",
    },
    marks: {
      en: "A heap of {count} combining marks on one character.{more}",
      "zh-cn": "一个字符上叠加了 {count} 个附加符号。{more}",
    },
    half: {
      en: "Half of a character beyond U+FFFF; the other half is missing.{more}",
      "zh-cn": "此处只有半个字符（U+FFFF 以上的字符缺了另一半）。{more}",
    },
    decode: { en: "Decode it", "zh-cn": "重新解码" },
    remove: { en: "Remove them from this field", "zh-cn": "从该字段中删去" },
    restore: { en: "Write the backslash", "zh-cn": "补上反斜杠" },
    drop: { en: "Drop this row", "zh-cn": "删除这一行" },
  },
  check(row, { report, locale }) {
    const traits = traitsOf(row);
    if ((traits & (Trait.control | Trait.tab | Trait.latin | Trait.han | Trait.alphabet | Trait.half)) === 0) return;
    for (const segment of row.segments) {
      const found = findGarbled(segment.text, traits);
      const first = found[0];
      if (first === undefined || (first.kind !== "control" && aboutEncodings.test(row.text))) continue;
      const alike = found.filter(({ kind }) => kind === first.kind);
      report({
        message: first.kind,
        data: { ...dataOf(segment.text, first), more: more(alike.length - 1, locale) },
        ...row.within(segment, first.range.start, first.range.end),
        fixes: fixesFor(row, segment, first.kind, alike),
      });
    }
  },
  examples: [
    { language: "en", text: '{"instruction": "Translate “déjà vu”…", "output": "It’s “already seen”."}', problems: 0 },
    {
      language: "en",
      text: '{"instruction": "Name a drink.", "output": "Itâ€™s a cafÃ© au lait."}',
      problems: 1,
      fixed: '{"instruction": "Name a drink.", "output": "It’s a café au lait."}',
    },
    {
      language: "en",
      text: '{"instruction": "Halve x.", "output": "It is $\\frac{x}{2}$."}',
      problems: 1,
      fixed: '{"instruction": "Halve x.", "output": "It is $\\\\frac{x}{2}$."}',
    },
    { language: "zh", text: '{"instruction": "请问好。", "output": "你好，世界。"}', problems: 0 },
    {
      language: "zh",
      text: '{"instruction": "请问好。", "output": "ä½\u00a0å¥½ï¼Œä¸–ç•Œã€‚"}',
      problems: 1,
      fixed: '{"instruction": "请问好。", "output": "你好，世界。"}',
    },
    { language: "zh", text: '{"instruction": "请介绍公司。", "output": "我们成立于锟斤拷锟斤拷年。"}', problems: 1 },
    {
      language: "zh",
      text: '{"instruction": "请介绍公司。", "output": "我们成立于\\u00072001 年。"}',
      problems: 1,
      fixed: '{"instruction": "请介绍公司。", "output": "我们成立于2001 年。"}',
    },
  ],
});

/** Rows that speak of the matter show what it looks like. */
const aboutEncodings = /mojibake|garbled (?:text|characters)|encoding (?:error|issue|problem)|乱码|锟斤拷是|字符编码/i;

// Tabs and line breaks are none, nor is the form feed that parts pages of plain text on a line of its own.
const controls = /[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f]+|\f(?!\n|$)/g;
// Commands that JSON reads as an escape and a few letters, where their backslash is not doubled.
const lostBackslash =
  /[\t\f\x08](?:(?<=\t)(?:imes|ext\{|heta\b|frac|extbf|an\()|(?<=\f)(?:rac\b|orall\b)|(?<=\x08)(?:eta\b|egin\{|inom|ar\{|oldsymbol|mod\b))/g;

/** What is garbled in a text, in order. */
function findGarbled(text: string, traits: number): Garbled[] {
  const found: Garbled[] = [];
  const latin = (traits & Trait.latin) !== 0;
  if (latin) for (const one of findLatinMojibake(text)) found.push(garbledOf(one));
  if ((traits & Trait.han) !== 0) for (const one of findHanMojibake(text)) found.push(garbledOf(one));
  if ((traits & (Trait.control | Trait.tab)) !== 0) found.push(...all("escape", text, lostBackslash));
  if (latin || (traits & Trait.control) !== 0) found.push(...all("control", text, controls));
  if ((traits & Trait.alphabet) !== 0) found.push(...all("marks", text, /(?:[\u0300-\u036f] ?){5,}/g));
  if ((traits & Trait.half) !== 0) found.push(...all("half", text, /\p{Surrogate}/gu));
  return withoutOverlaps(found);
}

function garbledOf({ range, meant }: Mojibake): Garbled {
  return { kind: meant === undefined ? "lost" : "decoded", range, meant };
}

function all(kind: Kind, text: string, pattern: RegExp): Garbled[] {
  return Array.from(text.matchAll(pattern), ({ index, 0: { length } }) => ({
    kind,
    range: { start: index, end: index + (kind === "escape" ? 1 : length) },
    meant: kind === "escape" ? `\\${commandLetters[text[index]!]!}` : undefined,
  }));
}

const commandLetters: Readonly<Record<string, string>> = { "\t": "t", "\f": "f", "\b": "b" };

function withoutOverlaps(found: Garbled[]): Garbled[] {
  if (found.length < 2) return found;
  let end = 0;
  return found
    .sort((a, b) => a.range.start - b.range.start)
    .filter(({ range }) => range.start >= end && (end = range.end) > 0);
}

function dataOf(text: string, { range, meant }: Garbled): Record<string, string> {
  const garbled = text.slice(range.start, range.end);
  const word = /^[A-Za-z]*/.exec(text.slice(range.end, range.end + 20))![0];
  return {
    garbled: visible(shortened(garbled)),
    meant: visible(shortened(meant ?? "")),
    code: garbled.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0"),
    count: String(garbled.replaceAll(" ", "").length),
    word,
    command: (meant ?? "").slice(1) + word,
  };
}

function shortened(text: string): string {
  return text.length > 30 ? `${text.slice(0, 30)}…` : text;
}

/** Characters that cannot be seen, by their names: `U+00A0` for a no-break space. */
function visible(text: string): string {
  return text.replace(/[^\P{White_Space} ]|(?!\u200d)\p{C}/gu, (character) => {
    const code = character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0");
    return text === character ? `U+${code}` : `<U+${code}>`;
  });
}

function more(count: number, locale: Locale): string {
  if (count === 0) return "";
  if (locale === "zh-cn") return `该字段另有 ${count} 处。`;
  return ` ${count} more in this field.`;
}

function fixesFor(row: Row, segment: Segment, kind: Kind, found: readonly Garbled[]): FixDescription<Message>[] {
  const edits = found.map(({ range, meant }) => replaceWithin(row, segment, range.start, range.end, meant ?? ""));
  const drop = { title: "drop" as const, edits: [row.removal] };
  if (kind === "decoded") return [{ title: "decode", edits }, drop];
  if (kind === "escape") return [{ title: "restore", edits }, drop];
  return kind === "control" || kind === "marks" ? [{ title: "remove", edits }, drop] : [drop];
}
