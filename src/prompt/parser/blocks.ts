import { contains, trimmed, type Range } from "../../text/range";
import type { Block, BlockType, SectionName } from "../document";
import { sectionNamed } from "../lexicon/sections";

const blank = /^\s*$/;
const hash = /^[ \t]{0,3}(#{1,6})[ \t]*([^#\n].*?)[ \t#]*$/;
const banner =
  /^[ \t]*(?:-{3,}|={3,}|\*{3,}|#{2,}|<{2,})[ \t]*([^\s\-=*#<>|`](?:.{0,58}[^\s\-=*#<>|`])?)[ \t]*(?:-{3,}|={3,}|\*{3,}|#{2,}|>{2,})[ \t]*$/;
const boxed =
  /^[ \t]*(?:【([^【】]{1,30})】|\[([A-Z][A-Z _-]{2,30})\]|\*\*([^*\n]{1,60})\*\*[:：]?|__([^_\n]{1,60})__[:：]?|([A-Z][A-Z ]{2,40}[A-Z]))[ \t]*$/;
const rule = /^[ \t]*(?:-[ \t]*){3,}$|^[ \t]*(?:\*[ \t]*){3,}$|^[ \t]*(?:=[ \t]*){3,}$|^[ \t]*(?:_[ \t]*){3,}$/;
const item =
  /^([ \t]*)(?:[-*+•·●○▪◦–—][ \t]+|[-•●](?=[\u4e00-\u9fff])|\(?\d{1,3}[.)、．](?!\d)[ \t]*|[(（]\d{1,3}[)）][ \t]*|[①-⑳][ \t]*|[一二三四五六七八九十]{1,3}[、.．][ \t]*|\d️?⃣[ \t]*|[a-z][.)][ \t]+)(?=\S)/;
const quoteLine = /^[ \t]{0,3}>[ \t]?/;
const tableLine = /^[ \t]*\|.*\|[ \t]*$/;
const tagLine = /^[ \t]*<\/?([A-Za-z\u4e00-\u9fff][\w\u4e00-\u9fff.-]{0,40})(?:\s[^<>]{0,200})?>[ \t]*$/;
// A label: a few words and a colon, at the head of a line or item. `**Label:**` and `**Label**:` too.
const label =
  /^(?:\*\*|__)?([A-Za-z\u4e00-\u9fff{][^:：=\n。.!?！？,，"“”]{0,38}?)(?:\*\*|__)?[ \t]*[:：=](?:\*\*|__)?(?=\s|$|[^\s/\\])/;

interface Line extends Range {
  readonly text: string;
}

/** Fenced or bare code, found before. */
export interface CodeBlock {
  readonly range: Range;
  readonly content: Range;
  /** The fence's language. */
  readonly name: string;
}

/**
 * Cuts `range` into blocks, line by line: headings, labels, list items, paragraphs, quotes, tables, tags, rules.
 * `code` and `comments` are found already and become blocks of their own.
 */
export function parseBlocks(
  text: string,
  range: Range,
  code: readonly CodeBlock[],
  comments: readonly Range[],
): Block[] {
  const lines = linesOf(text, range);
  const blocks: Block[] = [];
  const sections = new Sections();
  let next = 0;
  let comment = 0;
  let paragraph: Block | undefined;
  const close = (): void => {
    paragraph = undefined;
  };
  const add = (type: BlockType, at: Range, content: Range, level: number, name: string): Block => {
    const block = { type, range: at, content: trimmed(text, content), section: sections.current, level, name };
    blocks.push(block);
    return block;
  };

  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!;
    while (next < code.length && code[next]!.range.end <= line.start) next++;
    while (comment < comments.length && comments[comment]!.end <= line.start) comment++;
    const program = code[next];
    if (program && program.range.start >= line.start && program.range.start <= line.end) {
      const end = Math.min(range.end, program.range.end);
      add("fence", { start: line.start, end }, program.content, 0, program.name);
      while (i + 1 < lines.length && lines[i + 1]!.start < end) i++;
      close();
      continue;
    }
    const hidden = comments[comment];
    if (hidden && contains(hidden, trimmed(text, line))) {
      add("comment", line, line, 0, "");
      close();
      continue;
    }
    if (blank.test(line.text)) {
      sections.blankLine();
      close();
      continue;
    }
    const heading = headingOf(line);
    if (heading) {
      sections.heading(heading.level, heading.name, heading.rest);
      add("heading", line, heading.rest ?? heading.words, heading.level, heading.name);
      close();
      continue;
    }
    if (rule.test(line.text)) {
      add("rule", line, line, 0, "");
      close();
      continue;
    }
    const tagName = tagLine.exec(line.text);
    if (tagName) {
      sections.tag(tagName[1]!, line.text.trimStart().startsWith("</"));
      add("tag", line, { start: line.end, end: line.end }, 0, tagName[1]!);
      close();
      continue;
    }
    const bullet = item.exec(line.text);
    const bodyStart = line.start + (bullet?.[0].length ?? quoteLine.exec(line.text)?.[0].length ?? 0);
    const labelled = labelOf(text, { start: bodyStart, end: line.end }, bullet !== null);
    if (labelled && (labelled.alone || labelled.section !== undefined)) {
      if (!bullet) sections.label(labelled.section, labelled.name);
      const section = sections.current === "examples" ? "examples" : (labelled.section ?? sections.current);
      const block: Block = {
        type: bullet ? "item" : "label",
        range: line,
        content: trimmed(text, { start: labelled.end, end: line.end }),
        section,
        level: bullet ? depth(bullet[1]!) : 0,
        name: labelled.name,
      };
      blocks.push(block);
      paragraph = bullet || labelled.alone ? undefined : block;
      continue;
    }
    if (bullet) {
      sections.item();
      paragraph = add("item", line, { start: bodyStart, end: line.end }, depth(bullet[1]!), "");
      continue;
    }
    const type = tableLine.test(line.text) ? "table" : quoteLine.test(line.text) ? "quote" : "paragraph";
    if (paragraph && continues(paragraph, type, line)) {
      paragraph = extend(blocks, paragraph, text, line.end);
      continue;
    }
    if (!/^[ \t]{2,}/.test(line.text)) sections.text();
    paragraph = add(type, line, { start: bodyStart, end: line.end }, 0, "");
  }
  return blocks;
}

/** A paragraph grows by its next line; an item or a label only by one that is indented or runs on in it. */
function continues(paragraph: Block, type: BlockType, line: Line): boolean {
  if (paragraph.type === type) return true;
  return (
    (paragraph.type === "item" || paragraph.type === "label") &&
    type === "paragraph" &&
    (paragraph.type === "label" || /^\s/.test(line.text))
  );
}

function extend(blocks: Block[], block: Block, text: string, end: number): Block {
  const grown = {
    ...block,
    range: { start: block.range.start, end },
    content: trimmed(text, { start: block.content.start, end }),
  };
  blocks[blocks.length - 1] = grown;
  return grown;
}

function depth(indent: string): number {
  return Math.min(6, Math.floor(indent.replace(/\t/g, "    ").length / 2));
}

function linesOf(text: string, range: Range): Line[] {
  const lines: Line[] = [];
  for (let start = range.start; start <= range.end;) {
    let end = text.indexOf("\n", start);
    if (end < 0 || end > range.end) end = range.end;
    const trimmedEnd = end > start && text[end - 1] === "\r" ? end - 1 : end;
    // Structure shows in a line's first characters; the patterns need not see a line of megabytes.
    if (trimmedEnd > start || end < range.end)
      lines.push({ start, end: trimmedEnd, text: text.slice(start, Math.min(trimmedEnd, start + 300)) });
    start = end + 1;
  }
  return lines;
}

interface Heading {
  readonly level: number;
  readonly name: string;
  readonly words: Range;
  /** What follows a known name and a colon: "# Role: editor". */
  readonly rest: Range | undefined;
}

function headingOf(line: Line): Heading | undefined {
  const marked = hash.exec(line.text);
  const plain = marked ? undefined : (banner.exec(line.text) ?? boxed.exec(line.text));
  const words = marked?.[2] ?? plain?.slice(1).find((group) => group !== undefined);
  if (words === undefined || line.text.length >= 300) return undefined;
  const start = line.start + line.text.indexOf(words, marked?.[1]?.length ?? 0);
  const colon = /^([^:：]{1,40}?)[ \t]*[:：][ \t]*(?=\S)/.exec(words);
  const named = colon !== null && sectionNamed(colon[1]!) !== undefined;
  return {
    level: marked?.[1]?.length ?? (plain && boxed.test(line.text) ? 5 : 2),
    name: named ? colon[1]! : words.replace(/[:：]\s*$/, ""),
    words: { start, end: start + words.length },
    rest: named ? { start: start + colon[0].length, end: line.end } : undefined,
  };
}

interface Label {
  readonly name: string;
  /** Behind the colon. */
  readonly end: number;
  /** Nothing follows on the line. */
  readonly alone: boolean;
  readonly section: SectionName | undefined;
}

function labelOf(text: string, at: Range, inItem: boolean): Label | undefined {
  const line = text.slice(at.start, Math.min(at.end, at.start + 120));
  const match = label.exec(line);
  if (match === null) return undefined;
  const name = match[1]!.trim();
  const alone = line.slice(match[0].length).replace(/\*/g, "").trim() === "" && at.end - at.start < 120;
  const equals = match[0].includes("=");
  const section = sectionNamed(name, inItem) ?? (/^(?:[A-Z][a-z]*|[A-Z]+)$/.test(name) && alone ? "other" : undefined);
  if (equals && !(alone || section)) return undefined;
  if (section === undefined && alone && !isShort(name)) return undefined;
  return { name, end: at.start + match[0].length, alone, section };
}

/** "Translate the text below:" is a sentence; a label of unknown words is two or three of them. */
function isShort(name: string): boolean {
  return name.split(/\s+/).length <= 3 && (name.match(/\p{Script=Han}/gu)?.length ?? 0) <= 4;
}

/** What section the next line belongs to: the nearest heading, tag or label above it. */
class Sections {
  private headings: { level: number; section: SectionName | undefined }[] = [];
  private tags: { name: string; section: SectionName | undefined }[] = [];
  private labelled: SectionName | undefined;
  private afterBlank = false;

  get current(): SectionName | undefined {
    return this.labelled ?? this.tags.at(-1)?.section ?? this.headings.at(-1)?.section;
  }

  heading(level: number, name: string, rest: Range | undefined): void {
    this.labelled = undefined;
    while (this.headings.length > 0 && this.headings.at(-1)!.level >= level) this.headings.pop();
    // A heading of no known words carries on what it stands under; under a title, nothing.
    const above = this.headings.at(-1)?.section;
    const inherited = above === "meta" || above === "role" ? undefined : above;
    this.headings.push({ level, section: sectionNamed(name) ?? (rest ? undefined : inherited) });
  }

  tag(name: string, closing: boolean): void {
    this.labelled = undefined;
    if (!closing) this.tags.push({ name, section: sectionNamed(name) });
    else if (this.tags.at(-1)?.name === name) this.tags.pop();
  }

  /** A label of unknown words ends the label before it and leaves what the heading above says. */
  label(section: SectionName | undefined, name: string): void {
    // "Input:" and "Output:" under "Examples" are the parts of an example.
    const part =
      section === "input" || section === "answer" || section === "question" || /^(?:output|输出)$/i.test(name);
    if (this.current === "examples" && part) return;
    // "Date: …" right below "Subject: …" belongs to the same letter.
    if (this.labelled === "input" && section === "meta" && !this.afterBlank) return;
    this.labelled = section;
    this.afterBlank = false;
  }

  item(): void {
    this.afterBlank = false;
  }

  blankLine(): void {
    this.afterBlank = true;
  }

  /** A paragraph after a blank line ends a label's section, unless the label announced material. */
  text(): void {
    if (this.afterBlank && this.labelled !== "input" && this.labelled !== "examples" && this.labelled !== "background")
      this.labelled = undefined;
    this.afterBlank = false;
  }
}
