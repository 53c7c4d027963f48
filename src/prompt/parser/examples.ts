import { firstEndingAfter, slice, trimmed, type Range } from "../../text/range";
import type { Block, Example } from "../document";
import { sectionNamed } from "../lexicon/sections";
import type { Candidate } from "./candidates";
import type { Scan } from "./scan";

/**
 * The examples a prompt shows: what stands under a heading, label or sentence that announces them, and runs of lines
 * with the same labels ("Q: … A: …"), of which the last may wait for the model's answer.
 */
export function findExamples(scan: Scan, candidates: readonly Candidate[]): Example[] {
  return merge([
    ...labelledRuns(scan),
    ...chatTurns(scan),
    ...announced(scan, candidates),
    ...sectioned(scan, candidates),
  ]);
}

const pairLabels =
  /^[ \t]*(?:[-*]\s+)?(?:\*\*)?(Q|A|Question|Answer|Input|Output|Text|Label|Sentiment|Sentence|User|Assistant|Human|AI|Premise|Hypothesis|Prompt|Completion|Response|English|French|Review|Category|Tweet|Topic|Translation|Original|Rewritten|Before|After|问|答|问题|答案|回答|输入|输出|文本|标签|情感|句子|原文|译文|翻译|分类|类别|改写|结果|知识|推理|解释|思考|操作|动作|观察|Knowledge|Explanation|Reasoning|Thought|Action|Observation)(?:\*\*)?(?:[ \t]*\d{1,2})?[ \t]*[:：]/gim;
const answerLabels =
  /^(?:A|Answer|Output|Label|Sentiment|Assistant|AI|Completion|Response|French|Category|Translation|Rewritten|After|Hypothesis|答|答案|回答|输出|标签|情感|译文|翻译|分类|类别|改写|结果|知识|推理|解释|观察|Knowledge|Explanation|Reasoning|Observation)$/i;

interface Labelled {
  readonly label: string;
  readonly range: Range;
  readonly content: Range;
}

/** Pairs whose labels return at least once: all but an unanswered last one are examples. */
function labelledRuns(scan: Scan): Example[] {
  const lines = labelledLines(scan);
  const seen = new Map<string, number>();
  for (const { label } of lines) seen.set(label, (seen.get(label) ?? 0) + 1);
  const examples: Example[] = [];
  let input: Labelled | undefined;
  for (const line of lines) {
    if (!answerLabels.test(line.label)) input = line;
    else if (
      line.content.end > line.content.start &&
      !isFrame(slice(scan.text, line.content)) &&
      (seen.get(line.label)! > 1 || (input && seen.get(input.label)! > 1))
    ) {
      examples.push({
        range: { start: input?.range.start ?? line.range.start, end: line.range.end },
        input: input?.content,
        output: line.content,
        labels: input ? [input.label, line.label] : [line.label],
      });
      input = undefined;
    }
  }
  return [...examples, ...slashPairs(scan)];
}

/** Slots with hardly a word between them are the frame of an answer, not one. */
function isFrame(text: string): boolean {
  const words = text.replace(/\{[^{}]*\}|<[^<>]*>|\[[^[\]]*\]/g, " ").match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
  return /[{<[]/.test(text) && words < 3;
}

function labelledLines(scan: Scan): Labelled[] {
  const found = [...scan.text.matchAll(pairLabels)].filter((match) => !isMasked(scan, match.index));
  return found.map((match, index) => {
    const start = match.index + match[0].length;
    const next = found[index + 1]?.index ?? scan.text.length;
    const gap = scan.text.slice(start, next).search(/\n[ \t]*\n/);
    const end = gap < 0 ? next : start + gap;
    const content = trimmed(scan.text, { start, end });
    return { label: match[1]!, range: { start: match.index, end: Math.max(content.end, start) }, content };
  });
}

/** "This is awesome! // Positive", three times or more. */
function slashPairs(scan: Scan): Example[] {
  const pairs = [
    ...scan.text.matchAll(/^(?![ \t]*(?:\/\/|#|\*))([^\n/]{3,200}?)[ \t]*(?:\/\/|=>|->|→)[ \t]*([^\n/]{1,60})$/gm),
  ];
  if (pairs.length < 3) return [];
  return pairs.map((match) => {
    const output = { start: match.index + match[0].length - match[2]!.length, end: match.index + match[0].length };
    return {
      range: { start: match.index, end: output.end },
      input: { start: match.index, end: match.index + match[1]!.length },
      output,
      labels: [],
    };
  });
}

/** Assistant messages that are given with the prompt, each with the user message before it. */
function chatTurns(scan: Scan): Example[] {
  return scan.messages.flatMap((message, index) => {
    const before = scan.messages[index - 1];
    if (message.role !== "assistant" || before?.role !== "user" || message.content.end <= message.content.start)
      return [];
    if (index === scan.messages.length - 1) return [];
    return [
      {
        range: { start: before.range.start, end: message.range.end },
        input: before.content,
        output: message.content,
        labels: [],
      },
    ];
  });
}

/** What follows "For example:" or "示例：" on the next lines. */
function announced(scan: Scan, candidates: readonly Candidate[]): Example[] {
  return candidates.flatMap((candidate) => {
    if (!candidate.elements.has("examples") || isMasked(scan, candidate.range.start)) return [];
    const rest = trimmed(scan.text, { start: candidate.evidence.get("examples")!.end, end: candidate.range.end });
    const below = trimmed(scan.text, { start: candidate.range.end, end: candidate.block.content.end });
    const next = scan.blocks[firstEndingAfter(scan.blocks, candidate.block.range.end)];
    const after = next && next.type !== "heading" ? next.range : undefined;
    const range = [rest, below].find(({ start, end }) => end - start > 3) ?? after;
    return range ? [{ range, input: undefined, output: undefined, labels: [] }] : [];
  });
}

/** Everything under a heading, label or tag that says "Examples". */
function sectioned(scan: Scan, candidates: readonly Candidate[]): Example[] {
  const examples: Example[] = [];
  let open: { start: number; end: number } | undefined;
  const close = (): void => {
    const shown = open && slice(scan.text, open).trim().length > 3 && !listsRequests(scan, candidates, open);
    if (open && shown) examples.push({ range: open, input: undefined, output: undefined, labels: [] });
    open = undefined;
  };
  for (const block of scan.blocks) {
    const inside =
      block.section === "examples" && block.type !== "heading" && !(block.type === "label" && isEmpty(block));
    if (!inside || block.type === "rule") {
      if (block.type !== "tag") close();
      continue;
    }
    if (isEmpty(block) && block.type !== "fence") continue;
    open = {
      start: open?.start ?? (block.type === "label" ? block.content.start : block.range.start),
      end: block.range.end,
    };
  }
  close();
  for (const tag of scan.tags) {
    if (sectionNamed(tag.mark) === "examples" && slice(scan.text, tag.content).trim() !== "")
      examples.push({ range: tag.content, input: undefined, output: undefined, labels: [] });
  }
  return examples;
}

/** A list of what people might ask, under "Examples", shows no answer. */
function listsRequests(scan: Scan, candidates: readonly Candidate[], range: Range): boolean {
  const from = firstEndingAfter(candidates, range.start);
  const inside: Candidate[] = [];
  for (let i = from; i < candidates.length && candidates[i]!.range.end <= range.end; i++) inside.push(candidates[i]!);
  const items = inside.filter((candidate) => candidate.block.type === "item" && candidate.leads);
  const labelled = /(?:input|output|user|assistant|answer|q|a|输入|输出|用户|答)\s*[:：]/i.test(
    slice(scan.text, range),
  );
  return !labelled && items.length >= 2 && items.filter((candidate) => candidate.directive).length * 2 > items.length;
}

function isEmpty(block: Block): boolean {
  return block.content.end <= block.content.start;
}

function isMasked(scan: Scan, offset: number): boolean {
  return scan.visible[offset] === "\uFFFC" && scan.text[offset] !== "\uFFFC";
}

/** Keeps the narrower of two that overlap, in the text's order. */
function merge(examples: readonly Example[]): Example[] {
  const kept: Example[] = [];
  for (const example of [...examples].sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end)) {
    const last = kept.at(-1);
    if (!last || example.range.start >= last.range.end) kept.push(example);
  }
  return kept;
}
