import { clamp, type Range } from "../../text/range";
import type { Delimiter, LoneTag } from "../document";
import type { CommentFinder } from "../stripped-comments";

const fenceLine = /^[ \t]{0,8}(?:>[ \t]?|[-*+] )?(`{3,}(?!`)|~{3,}(?!~))([^\n`]*)$/gm;
const tripleQuote = /"""|'''/g;
const tag = /<(\/?)([A-Za-z\u4e00-\u9fff][\w\u4e00-\u9fff.-]{0,40})((?:\s[^<>\n]{0,200})?)(\/?)>/g;

// Tags of HTML that mark up a text instead of setting a part of the prompt off.
const htmlTags = new Set(
  "a abbr b br button center code col dd details div dl dt em font h1 h2 h3 h4 h5 h6 head hr html i img kbd li link meta ol p picture pre s script small source span strong style sub summary sup svg path table tbody td th thead title tr u ul video".split(
    " ",
  ),
);

/**
 * Code fences and stripped comments inside `range`, each in order; of two that cross, the first to open counts. A fence
 * that is never closed runs to the end and has no `close`.
 */
export function findFences(
  text: string,
  range: Range,
  commentAfter: CommentFinder,
): { fences: Delimiter[]; comments: Range[] } {
  const fences: Delimiter[] = [];
  const comments: Range[] = [];
  const lines = fenceLines(text, range);
  for (let at = range.start, i = 0; ;) {
    while (i < lines.length && lines[i]!.range.start < at) i++;
    const open = lines[i];
    const comment = commentAfter(at);
    if (comment && comment.start < (open?.range.start ?? range.end)) {
      comments.push(comment);
      at = comment.end;
    } else if (open) {
      let j = i + 1;
      while (j < lines.length && !closes(lines[j]!, open.mark)) j++;
      const close = lines[j]?.range;
      const content = clamp({ start: open.range.end + 1, end: close?.start ?? range.end }, range);
      fences.push({ type: "fence", open: open.range, close, content, mark: open.mark });
      at = close?.end ?? range.end;
    } else return { fences, comments };
  }
}

interface FenceLine {
  readonly range: Range;
  readonly mark: string;
  /** What stands behind the mark, such as the language. */
  readonly info: string;
}

function fenceLines(text: string, { start, end }: Range): FenceLine[] {
  return [...text.slice(start, end).matchAll(fenceLine)].map((match) => ({
    range: { start: start + match.index, end: start + match.index + match[0].length },
    mark: match[1]!,
    info: match[2]!.trim(),
  }));
}

function closes({ mark, info }: FenceLine, opening: string): boolean {
  return mark[0] === opening[0] && mark.length >= opening.length && info === "";
}

/** Triple quotes (`"""`) in pairs; a last one without a partner has no `close`. */
export function findTripleQuotes(text: string, range: Range, inside: (offset: number) => boolean): Delimiter[] {
  const found: Delimiter[] = [];
  const open = new Map<string, Range>();
  for (const match of text.slice(range.start, range.end).matchAll(tripleQuote)) {
    const mark = { start: range.start + match.index, end: range.start + match.index + 3 };
    if (inside(mark.start)) continue;
    const first = open.get(match[0]);
    if (first === undefined) {
      open.set(match[0], mark);
      continue;
    }
    open.delete(match[0]);
    found.push({
      type: "triple-quotes",
      open: first,
      close: mark,
      content: { start: first.end, end: mark.start },
      mark: match[0],
    });
  }
  for (const [mark, first] of open) {
    found.push({
      type: "triple-quotes",
      open: first,
      close: undefined,
      content: { start: first.end, end: range.end },
      mark,
    });
  }
  return found.sort((a, b) => a.open.start - b.open.start);
}

/** XML-like tags in pairs, outermost first, and those left alone. HTML that only marks a text up is passed over. */
export function findTags(
  text: string,
  range: Range,
  inside: (offset: number) => boolean,
): { pairs: Delimiter[]; lone: LoneTag[] } {
  const pairs: Delimiter[] = [];
  const lone: LoneTag[] = [];
  const open: LoneTag[] = [];
  const opened = new Map<string, number>();
  for (const match of text.slice(range.start, range.end).matchAll(tag)) {
    const name = match[2]!;
    const at = { start: range.start + match.index, end: range.start + match.index + match[0].length };
    if (match[4] === "/" || htmlTags.has(name.toLowerCase()) || inside(at.start)) continue;
    if (match[1] === "") {
      open.push({ name, range: at, closing: false });
      opened.set(name, (opened.get(name) ?? 0) + 1);
      continue;
    }
    if (!opened.get(name)) {
      lone.push({ name, range: at, closing: true });
      continue;
    }
    let partner = open.pop()!;
    while (partner.name !== name) {
      opened.set(partner.name, opened.get(partner.name)! - 1);
      lone.push(partner);
      partner = open.pop()!;
    }
    opened.set(name, opened.get(name)! - 1);
    const content = { start: partner.range.end, end: at.start };
    pairs.push({ type: "tag", open: partner.range, close: at, content, mark: name });
  }
  pairs.sort((a, b) => a.open.start - b.open.start);
  return { pairs, lone: [...lone, ...open].sort((a, b) => a.range.start - b.range.start) };
}

const quotePairs: Readonly<Record<string, string>> = { "“": "”", "「": "」", "『": "』", "‘": "’" };
const longestQuote = 4000;

/** Quoted stretches: curly and corner quotes within a paragraph, straight double quotes within a line. */
export function findQuotes(text: string, range: Range, inside: (offset: number) => boolean): Delimiter[] {
  const quotes: Delimiter[] = [];
  let open: { mark: string; at: number } | undefined;
  let straight = -1;
  for (let i = range.start; i < range.end; i++) {
    const mark = text[i]!;
    if (mark === "\n") {
      straight = -1;
      if (open && (text[i + 1] === "\n" || i - open.at > longestQuote)) open = undefined;
    } else if (mark === '"') {
      if (inside(i)) continue;
      if (straight < 0) straight = i;
      else {
        quotes.push(quote(straight, i, mark));
        straight = -1;
      }
    } else if (open && mark === quotePairs[open.mark]) {
      quotes.push(quote(open.at, i, open.mark));
      open = undefined;
    } else if (!open && mark in quotePairs && !inside(i)) {
      open = { mark, at: i };
    }
  }
  return quotes.sort((a, b) => a.open.start - b.open.start);
}

function quote(start: number, end: number, mark: string): Delimiter {
  return {
    type: "quotes",
    open: { start, end: start + 1 },
    close: { start: end, end: end + 1 },
    content: { start: start + 1, end },
    mark,
  };
}
