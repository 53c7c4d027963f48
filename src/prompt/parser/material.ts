import { contains, slice, trimmed, type Range } from "../../text/range";
import { RangeSet } from "../../text/range-set";
import { countScripts, lengthInWords } from "../../text/script";
import type { Example, Material, Variable } from "../document";
import { sectionNamed } from "../lexicon/sections";
import type { Candidate } from "./candidates";
import { wholeOf, type Scan } from "./scan";

/** Material found with marks around it, or by where it stands in the prompt. */
export function findMaterials(scan: Scan, candidates: readonly Candidate[], examples: readonly Example[]): Material[] {
  const shown = new RangeSet(examples.map((example) => example.range));
  const marked = [
    ...fenced(scan, candidates),
    ...tagged(scan, candidates),
    ...tripleQuoted(scan),
    ...labelled(scan),
    ...quoted(scan, candidates),
  ].filter((material) => !shown.has(material.range.start));
  const taken = new RangeSet(marked.map((material) => material.range));
  const free = candidates.filter((candidate) => !taken.has(candidate.range.start) && !shown.has(candidate.range.start));
  const inferred = inferMaterials(scan, free, shown);
  const all = new RangeSet([...marked, ...inferred].map((material) => material.range));
  const slots = scan.variables
    .filter(
      (variable) => isMaterialSlot(variable) && !all.has(variable.range.start) && !shown.has(variable.range.start),
    )
    .map((variable) => slotMaterial(scan, variable));
  return [...marked, ...inferred, ...slots].sort((a, b) => a.range.start - b.range.start);
}

function fenced(scan: Scan, candidates: readonly Candidate[]): Material[] {
  return scan.fences.flatMap((fence) => {
    const block = scan.blocks.find((other) => other.type === "fence" && contains(other.range, fence.open));
    if (block?.section === "outputFormat" || block?.section === "examples" || block?.section === "requirements")
      return [];
    const before = candidates.findLast((candidate) => candidate.range.end <= fence.open.start);
    if (before && (before.elements.has("outputFormat") || before.elements.has("examples"))) return [];
    const points = block?.section === "input" || block?.section === "question" || (before?.givenMaterial ?? true);
    return points ? [{ range: fence.content, delimited: true, slot: isOnlySlot(scan, fence.content) }] : [];
  });
}

function tagged(scan: Scan, candidates: readonly Candidate[]): Material[] {
  return scan.tags.flatMap((tag) => {
    const section = sectionNamed(tag.mark);
    const empty = slice(scan.text, tag.content).trim() === "";
    const isInput =
      section === "input" ||
      section === "question" ||
      section === "background" ||
      empty ||
      isOnlySlot(scan, tag.content);
    const talks = candidates.some((candidate) => contains(tag.content, candidate.range) && candidate.directive);
    if (section !== undefined && !isInput) return [];
    if (section === undefined && talks && !empty) return [];
    return [
      {
        range: empty ? wholeOf(tag, tag.content.end) : tag.content,
        delimited: true,
        slot: empty || isOnlySlot(scan, tag.content),
      },
    ];
  });
}

function tripleQuoted(scan: Scan): Material[] {
  const length = scan.text.trim().length;
  // Quotes around the whole prompt set nothing off.
  return scan.tripleQuotes
    .filter((quote) => quote.close && quote.content.end - quote.content.start < length * 0.9)
    .map((quote) => ({ range: quote.content, delimited: true, slot: isOnlySlot(scan, quote.content) }));
}

/** What stands under "Text:", "# Input" or 内容： on that line and the lines below. */
function labelled(scan: Scan): Material[] {
  const materials: Material[] = [];
  for (const [index, block] of scan.blocks.entries()) {
    if (block.section !== "input" && block.section !== "question") continue;
    const range = block.content;
    const announces = block.type === "label" || block.type === "heading";
    if (
      range.end > range.start &&
      block.type !== "fence" &&
      block.type !== "tag" &&
      !(block.type === "heading" && block.content.start === block.range.start)
    ) {
      const heads = block.type !== "heading" || /[:：]/.test(scan.text.slice(block.range.start, block.content.start));
      if (heads) materials.push({ range, delimited: true, slot: isOnlySlot(scan, range) });
    } else if (
      announces &&
      scan.blocks
        .slice(index + 1)
        .every((next) => next.content.end <= next.content.start || /^(?:INPUT|Input|输入)$/.test(next.name))
    ) {
      // "INPUT:" at the very end: the material is put behind it.
      materials.push({ range: block.range, delimited: true, slot: true });
    }
  }
  return materials;
}

const leadsToQuote = /[:：]\s*$|(?:以下|下面|following|below|这句话|这段话|sentence|text|output)\s*$/i;
const firstTurn =
  /(?:my first|我的?第一|首个?)[^，。.]{0,20}(?:sentence|word|text|output|title|code|paragraph|message|input|phrase|topic|poem|song|句话|句|句子|单词|词|话|主题|文本|标题|段话)\s*(?:is|是|为)?\s*[:：]?\s*$/i;

function quoted(scan: Scan, candidates: readonly Candidate[]): Material[] {
  return scan.quotes.flatMap((quote) => {
    if (wordsIn(scan.text, quote.content) < 3) return [];
    const before = scan.visible.slice(Math.max(0, quote.open.start - 60), quote.open.start);
    const host = candidates.find((candidate) => contains(candidate.range, quote.open));
    const starts = host !== undefined && quote.open.start - host.range.start <= 1;
    const request = /(?:request|question|command|suggestion|请求|要求|问题|命令|建议|挑战|需要)[^，。.]{0,8}$/i.test(
      before,
    );
    if (firstTurn.test(before)) return [{ range: quote.content, delimited: true, slot: false }];
    if (request) return [];
    const long = wordsIn(scan.text, quote.content) >= 6;
    return (long && leadsToQuote.test(before) && !host?.elements.has("fallback")) || (starts && long)
      ? [{ range: quote.content, delimited: true, slot: false }]
      : [];
  });
}

const codeLine =
  /^\s*(?:def |class |import |from \w+ import|function |const |let |var |public |private |#include|return\b|if ?\(|for ?\(|while ?\(|print\(|SELECT |CREATE TABLE|[\w.]+\(.*\)[;:]?$|[}\])];?$|@\w+)/;
const dialogueLine = /^[ \t]*([^\s:：]{1,12}|[A-Z][\w ]{0,20})[:：][ \t]*\S/;

/** Prose that only its place tells: a passage, code or dialogue before or behind the request that works on it. */
function inferMaterials(scan: Scan, candidates: readonly Candidate[], shown: RangeSet): Material[] {
  const task =
    candidates.findIndex((candidate) => candidate.directive && !candidate.question) >= 0
      ? candidates.find((candidate) => candidate.directive)
      : candidates.find((candidate) => candidate.directive);
  if (task === undefined) return [];
  const materials: Material[] = [];
  const push = (range: Range): void => {
    const whole = trimmed(scan.text, range);
    if (whole.end > whole.start && !shown.has(whole.start))
      materials.push({ range: whole, delimited: false, slot: isOnlySlot(scan, whole) });
  };
  const inline = behindColon(scan, task);
  if (inline) push(inline);
  const after = passageAfter(scan, task, candidates);
  if (after) push(after);
  const before = passageBefore(scan, candidates);
  if (before) push(before);
  return materials;
}

/** "Translate into French: …": the rest of the line, when the request points at something and is not just a topic. */
function behindColon(scan: Scan, task: Candidate): Range | undefined {
  const line = scan.visible.slice(task.range.start, task.block.content.end);
  const colon = /[:：]/.exec(line);
  if (colon === null || !task.givenMaterial || task.range.start + colon.index > task.range.end) return undefined;
  const rest = trimmed(scan.text, { start: task.range.start + colon.index + 1, end: task.block.content.end });
  const restText = scan.visible.slice(rest.start, rest.end);
  if (wordsIn(scan.text, rest) < 4 || /^[\uFFFC“"「]/.test(restText) || /[?？]$/.test(restText.trim()))
    return undefined;
  return /以下|下面|下列|following|below|this|这[段篇句]/i.test(line.slice(0, colon.index)) ? rest : undefined;
}

/** The paragraphs behind the request, up to the next that speaks to the model, has a heading or a label. */
function passageAfter(scan: Scan, task: Candidate, candidates: readonly Candidate[]): Range | undefined {
  const pointing = candidates.some(
    (candidate) =>
      candidate.range.start >= task.range.start &&
      candidate.range.start < task.block.range.end &&
      candidate.givenMaterial,
  );
  const blocks = scan.blocks.filter((block) => block.range.start >= task.block.range.end);
  const own = lineAfter(scan, task, candidates);
  if (own && pointing) return own;
  let start: number | undefined;
  let end = 0;
  for (const block of blocks) {
    if (block.type === "heading" || block.type === "tag" || (block.section !== undefined && block.section !== "other"))
      break;
    if (block.type === "rule") continue;
    const spoken = candidates.filter((candidate) => candidate.block === block);
    const code = codeLine.test(slice(scan.text, block.range));
    const speaks =
      !code &&
      spoken.some((candidate) => candidate.leads && candidate.directive && !candidate.question) &&
      spoken.filter((candidate) => candidate.directive).length * 2 >= spoken.length;
    if (speaks && !(pointing && start === undefined && spoken.length > 4)) break;
    if (block.type === "item" && !pointing) break;
    if (!pointing && !code) break;
    start ??= block.range.start;
    end = block.range.end;
  }
  return start === undefined ? undefined : { start, end };
}

/** In one paragraph: the lines below the request's own line, when they do not speak to the model. */
function lineAfter(scan: Scan, task: Candidate, candidates: readonly Candidate[]): Range | undefined {
  const lineBreak = scan.text.indexOf("\n", task.range.end);
  if (lineBreak < 0 || lineBreak >= task.block.range.end) return undefined;
  const spoken = candidates.filter((candidate) => candidate.block === task.block && candidate.range.start > lineBreak);
  const first = spoken[0];
  if (first === undefined || (first.directive && !first.question && spoken.length < 3)) return undefined;
  return { start: lineBreak + 1, end: task.block.range.end };
}

/** A passage or dialogue of two sentences or more before a request that stands at the end. */
function passageBefore(scan: Scan, candidates: readonly Candidate[]): Range | undefined {
  const last = candidates.findLast((candidate) => candidate.directive);
  if (last === undefined) return undefined;
  const before = candidates.filter((candidate) => candidate.range.end <= last.range.start);
  if (before.length < 2 || candidates.length - before.length > 2) return undefined;
  const lines = scan.text
    .slice(before[0]!.range.start, last.range.start)
    .split("\n")
    .filter((line) => line.trim() !== "");
  const dialogue = lines.filter((line) => dialogueLine.test(line)).length >= Math.max(3, lines.length * 0.6);
  const addressed = before.filter(
    (candidate) => candidate.elements.has("role") || (candidate.directive && !candidate.question && candidate.leads),
  ).length;
  if (!dialogue && (addressed > 0 || before.some((candidate) => candidate.block.type !== "paragraph")))
    return undefined;
  if (
    !dialogue &&
    /(?:^|[^\p{L}])(?:I|my|we)(?:[^\p{L}]|$)|我/u.test(
      scan.visible.slice(before[0]!.range.start, before[0]!.range.end),
    ) &&
    before.length < 5
  )
    return undefined;
  return { start: before[0]!.range.start, end: last.range.start };
}

// Names of slots that set a parameter rather than bring material.
const parameter =
  /(?:genre|style|tone|length|language|level|format|count|number|num|nums|theme|date|year|framework|mode|size|color|type|version|role|character|series|author|brand|city|country|amount|duration|limit|max|min|top_k|audience|platform|project ?name|company|产品系列|企业|网站|角色|风格|语气|语言|长度|字数|数量|级别|类型|格式|主题)$/i;

export function isMaterialSlot(variable: Variable): boolean {
  if (variable.syntax === "jinja" || variable.syntax === "percent") return false;
  if (variable.fallback !== undefined) return false;
  if (variable.syntax === "angle")
    return /text|input|content|document|article|code|query|question|文本|输入|内容|文章/i.test(variable.name);
  return !parameter.test(variable.name.trim());
}

const bulky =
  /text|content|article|context|query|question|transcript|document|code|passage|input|email|paragraph|essay|report|chunks|history|info|resume|data|文本|内容|文章|上下文|原文|材料|问题|代码|对话|资料|摘录/i;

function slotMaterial(scan: Scan, variable: Variable): Material {
  const line = {
    start: scan.text.lastIndexOf("\n", variable.range.start - 1) + 1,
    end: lineEnd(scan.text, variable.range.end),
  };
  const before = scan.text.slice(line.start, variable.range.start);
  const labelledLine = /[:：=]\s*(?:["'“`]?|\*\*)\s*$/.test(before) || /^\s*(?:[-*]\s|\d+[.)])/.test(before);
  const alone = before.trim() === "" && scan.text.slice(variable.range.end, line.end).trim() === "";
  const above = scan.text.slice(0, line.start).trimEnd();
  const headed =
    alone &&
    /(?:[:：#=\-*]|^#+ .*)$/.test(above.slice(above.lastIndexOf("\n") + 1)) &&
    !/\n[ \t]*\n[ \t]*$/.test(scan.text.slice(above.length, line.start).concat(""));
  const quotedSlot = /["“'`「]$/.test(scan.text.slice(0, variable.range.start));
  return {
    range: variable.range,
    delimited: !bulky.test(variable.name) || labelledLine || headed || quotedSlot,
    slot: true,
  };
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf("\n", from);
  return end < 0 ? text.length : end;
}

function isOnlySlot(scan: Scan, range: Range): boolean {
  const inner = trimmed(scan.text, range);
  return scan.variables.some((variable) => variable.range.start === inner.start && variable.range.end === inner.end);
}

function wordsIn(text: string, range: Range): number {
  return lengthInWords(countScripts(text, range));
}
