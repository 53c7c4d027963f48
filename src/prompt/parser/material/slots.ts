import { firstEndingAfter, trimmed, type Range } from "../../../text/range";
import { lineAfter, lineBefore } from "../../../text/lines";
import type { Material, Variable } from "../../document";
import type { Scan } from "../scan";

// Names of slots that set a parameter rather than bring material.
const parameter =
  /(?:genre|style|tone|length|language|lang|level|format|count|number|num|nums|theme|date|year|framework|mode|size|color|type|version|role|character|series|author|brand|amount|duration|limit|max|min|top_k|audience|platform|project ?name|project|company|database|dialect|task|goal|purpose|rules|schema|^[xa]|emoji|like this|results|风格|语气|语言|长度|字数|数量|级别|类型|格式|数字|任务|目标|步骤\d|插入 x|角色|character)$/iu;

// Names of slots that will hold more than a few words.
const bulky =
  /text|content|article|context|quer(?:y|ies)|question|transcript|document|code|passage|input|email|paragraph|essay|report|chunks|history|info|resume|data|文本|内容|文章|上下文|原文|材料|问题|代码|对话|资料|摘录/i;

/** Slots that will be filled with material, and whether something marks them off from the instructions. */
export function findSlots(scan: Scan, isTaken: (offset: number) => boolean): Material[] {
  const place = new Places(scan.text);
  return scan.variables
    .filter((variable) => bringsMaterial(scan.text, variable) && !isTaken(variable.range.start))
    .map((variable) => ({
      range: variable.range,
      delimited: place.marksOff(variable),
      slot: true,
    }));
}

function bringsMaterial(text: string, variable: Variable): boolean {
  if (variable.syntax === "jinja" || variable.syntax === "percent" || variable.fallback !== undefined) return false;
  if (
    /(?:e\.g\.?,?|例如|比如|such as|like)\s*$/i.test(
      text.slice(Math.max(0, variable.range.start - 12), variable.range.start),
    )
  )
    return false;
  if (variable.syntax === "angle")
    return (
      bulky.test(variable.name) &&
      !/["'“]\s*$/.test(text.slice(Math.max(0, variable.range.start - 3), variable.range.start))
    );
  // A bracket around a few words may be part of the prose; it must say that something is to be put in.
  if (variable.syntax === "bracket" && /^[\x20-\x7e]+$/.test(variable.name))
    return bulky.test(variable.name) || /insert|paste|enter|your/i.test(variable.name);
  return !parameter.test(variable.name.trim());
}

/** Tells by a slot's surroundings whether something marks it off. */
class Places {
  private readonly end: number;
  /** What stands before a colon or equals sign at a line's start: there the slot is filled or shown by name. */
  private readonly labels: ReadonlySet<string>;

  constructor(private readonly text: string) {
    this.end = text.trimEnd().length;
    this.labels = new Set([...text.matchAll(/^([^\n:：=]{1,60}?)[ \t]*[:：=]/gm)].map((match) => match[1]!.trim()));
  }

  /** By a label or bullet on its line, by quotes, or by a line above that ends in a colon and a gap below. */
  marksOff({ name, range, syntax }: Variable): boolean {
    if (syntax === "bracket" && !bulky.test(name)) return true;
    const { text } = this;
    const before = lineBefore(text, range.start, 80);
    const after = lineAfter(text, range.end, 80);
    if (/[:：=]\s*(?:["'“`]{0,3}|\*\*)\s*$/.test(before) && /^[^。.!?！？]*$/.test(before)) return true;
    if (/^\s*(?:[-*•]\s|\d+[.)]\s)/.test(before) || /["“'`「(（]$/.test(before)) return true;
    if (this.labels.has(name)) return true;
    // In the middle of a sentence: a few words.
    if (/[\p{L}\p{N},，]\s*$/u.test(before) && /^\s*[\p{L}\p{N},，]/u.test(after)) return true;
    // In a line with other words, a slot for a few of them needs no marks.
    if (before.trim() !== "" || after.trim() !== "") return !bulky.test(name);
    const lineStart = range.start - before.length;
    const lineEnd = range.end + after.length;
    const above = text.slice(Math.max(0, lineStart - 120), lineStart).trimEnd();
    const gapBelow = lineEnd >= this.end || /^\s*\n/.test(text.slice(lineEnd + 1, lineEnd + 20));
    const heading = /(?:^|\n)(?:#{1,6} [^\n]*|[^\n]{1,24}[:：]|[-=*]{3,}[^\n]*)$/.test(above);
    return heading || (/[:：]$/.test(above) && gapBelow);
  }
}

/** Whether `range` holds one slot and nothing else. */
export function isOnlySlot(scan: Scan, range: Range): boolean {
  const inner = trimmed(scan.text, range);
  const variable = scan.variables[firstEndingAfter(scan.variables, inner.start)];
  return variable !== undefined && variable.range.start === inner.start && variable.range.end === inner.end;
}
