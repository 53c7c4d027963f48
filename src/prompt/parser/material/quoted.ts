import { firstEndingAfter, slice, trimmed, type Range } from "../../../text/range";
import { wordsIn } from "../../../text/script";
import type { Example, Material } from "../../document";
import type { Candidate } from "../candidates";
import type { Scan } from "../scan";

const leadsToQuote = /[:：]\s*["“「]?$|(?:以下|下面|following|below|这句话|这段话|sentence|text|output)\s*["“「]?$/i;
const firstTurn =
  /(?:my first|第一|首个?)[^，。.]{0,20}(?:sentence|word|text|output|title|code|paragraph|message|input|phrase|topic|poem|song|expression|句话|句|句子|单词|词|话|主题|文本|标题|段话|表达式?|想法)\s*(?:is|是|为)?\s*[:：]?\s*$/i;
const pointsAtQuote = /(?:following|below|this|these|以下|下面|下列|这[些个句段]).{0,24}$/is;
const request =
  /(?:request|question|command|suggestion|请求|要求|问题|命令|建议|挑战|需要|回复|回答|说|reply|say|with|respond|输出|写)[^，。.]{0,8}$/i;

/** Quoted text that a request points at, or that is the first turn of a conversation. */
export function quoted(scan: Scan, candidates: readonly Candidate[]): Material[] {
  return scan.quotes.flatMap((quote) => {
    const words = wordsIn(scan.text, quote.content);
    const before = scan.visible.slice(Math.max(0, quote.open.start - 60), quote.open.start);
    const found = [{ range: quote.content, delimited: true, slot: false }];
    if (words >= 1 && firstTurn.test(before)) return found;
    if (request.test(before)) return [];
    // "Translate this sentence: “…”", however short.
    if (words >= 1 && /[:：]\s*["“「]?$/.test(before) && pointsAtQuote.test(before)) return found;
    if (words < 6) return [];
    const host = candidates[firstEndingAfter(candidates, quote.open.start)];
    if (host === undefined || host.elements.has("fallback") || host.elements.has("outputFormat")) return [];
    const leads = quote.open.start - host.range.start <= 1 && host.block.type === "paragraph";
    return leads || leadsToQuote.test(before) ? found : [];
  });
}

/** "My first expression is: 4+5", without quotes. */
export function firstTurns(scan: Scan, candidates: readonly Candidate[]): Material[] {
  const last = candidates.at(-1);
  if (last === undefined) return [];
  const colon = /[:：]\s*(?=\S)/.exec(slice(scan.visible, last.range));
  if (colon === null || !firstTurn.test(scan.visible.slice(last.range.start, last.range.start + colon.index)))
    return [];
  const range = { start: last.range.start + colon.index + colon[0].length, end: last.range.end };
  return /^["“「]/.test(slice(scan.text, range)) ? [] : [{ range, delimited: true, slot: false }];
}

/** The last question of a run of examples, to which the model is to write the answer. */
export function unanswered(scan: Scan, candidates: readonly Candidate[], examples: readonly Example[]): Material[] {
  const last = examples.at(-1);
  if (last && last.output === undefined) return [];
  const rest = trimmed(scan.text, {
    start: last?.range.end ?? scan.frontMatter?.range.end ?? 0,
    end: scan.text.length,
  });
  const text = slice(scan.text, rest);
  const dialogue = last === undefined ? openDialogue(scan) : undefined;
  if (dialogue) return [{ range: dialogue, delimited: true, slot: false }];
  const waits =
    /(?:^|\n)(?:A|Answer|Sentiment|Label|Output|答|答案|情感|标签)[ \t]*[:：][ \t]*$|\/\/[ \t]*$|(?:->|=>|→)[ \t]*$/.test(
      text,
    );
  if (last === undefined && (candidates.length > 2 || candidates.some((candidate) => candidate.directive))) return [];
  if (!waits || /[?？]\s*(?:\n[^\n]{1,20})?$/.test(text) || text.length > 4000) return [];
  return [{ range: rest, delimited: true, slot: false }];
}

/** Lines of a dialogue at the very end, the last speaker's still empty ("Customer: …", "Agent:"). */
function openDialogue(scan: Scan): Range | undefined {
  const end = scan.text.trimEnd().length;
  const window = scan.text.slice(Math.max(0, end - 4000), end);
  const lines = window
    .slice(window.lastIndexOf("\n\n") + 1)
    .trimStart()
    .split("\n");
  const spoken = lines.every((line) => /^[ \t]*[^\s:：][^:：\n]{0,20}[:：]/.test(line));
  return lines.length >= 2 && spoken && /[:：]$/.test(lines.at(-1)!) && !/[:：]$/.test(lines[0]!)
    ? { start: end - lines.join("\n").length, end }
    : undefined;
}
