import { contains, trimmed, type Range } from "../../text/range";
import type { Block, BlockType } from "../document";
import {
  blank,
  depth,
  headingOf,
  item,
  labelOf,
  linesOf,
  quoteLine,
  rule,
  tableLine,
  tagLine,
  type Line,
} from "./line-types";
import { SectionStack } from "./section-stack";

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
  const parser = new BlockParser(text);
  const lines = linesOf(text, range);
  let next = 0;
  let comment = 0;
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!;
    while (next < code.length && code[next]!.range.end <= line.start) next++;
    while (comment < comments.length && comments[comment]!.end <= line.start) comment++;
    const program = code[next];
    const hidden = comments[comment];
    if (program && program.range.start >= line.start && program.range.start <= line.end) {
      const end = Math.min(range.end, program.range.end);
      parser.code({ start: line.start, end }, program);
      while (i + 1 < lines.length && lines[i + 1]!.start < end) i++;
    } else if (hidden && contains(hidden, trimmed(text, line))) {
      parser.comment(line);
    } else {
      parser.line(line);
    }
  }
  return parser.blocks;
}

class BlockParser {
  readonly blocks: Block[] = [];
  private readonly sections = new SectionStack();
  /** The last block, where the next line may go on with it. */
  private open: Block | undefined;

  constructor(private readonly text: string) {}

  code(range: Range, { content, name }: CodeBlock): void {
    this.open = undefined;
    this.add("fence", range, content, 0, name);
  }

  comment(line: Line): void {
    this.open = undefined;
    this.add("comment", line, line);
  }

  line(line: Line): void {
    const open = this.open;
    this.open = undefined;
    if (blank.test(line.text)) this.sections.blankLine();
    else if (!this.heading(line) && !this.rule(line) && !this.tag(line)) this.open = this.words(line, open);
  }

  private heading(line: Line): boolean {
    const heading = headingOf(line);
    if (!heading) return false;
    this.sections.heading(heading.level, heading.name, heading.rest);
    this.add("heading", line, heading.rest ?? heading.words, heading.level, heading.name);
    return true;
  }

  private rule(line: Line): boolean {
    if (!rule.test(line.text)) return false;
    this.add("rule", line, line);
    return true;
  }

  private tag(line: Line): boolean {
    const name = tagLine.exec(line.text)?.[1];
    if (name === undefined) return false;
    this.sections.tag(name, line.text.trimStart().startsWith("</"));
    this.add("tag", line, { start: line.end, end: line.end }, 0, name);
    return true;
  }

  /** A label, an item or running text; gives the block that the next line may go on with. */
  private words(line: Line, open: Block | undefined): Block | undefined {
    const bullet = item.exec(line.text);
    const level = bullet ? depth(bullet[1]!) : 0;
    const marker = bullet ?? quoteLine.exec(line.text);
    const body = { start: line.start + (marker?.[0].length ?? 0), end: line.end };
    const label = labelOf(this.text, body, bullet !== null);
    if (label && (label.alone || label.section !== undefined)) {
      if (!bullet) this.sections.label(label.section, label.name);
      const section = this.sections.current === "examples" ? "examples" : (label.section ?? this.sections.current);
      const content = { start: label.end, end: line.end };
      const block = this.add(bullet ? "item" : "label", line, content, level, label.name, section);
      return bullet || label.alone ? undefined : block;
    }
    if (bullet) {
      this.sections.item();
      return this.add("item", line, body, level);
    }
    const type = tableLine.test(line.text) ? "table" : quoteLine.test(line.text) ? "quote" : "paragraph";
    if (open && continues(open, type, line)) return this.extend(open, line.end);
    if (!/^[ \t]{2,}/.test(line.text)) this.sections.text();
    return this.add(type, line, body);
  }

  private add(
    type: BlockType,
    range: Range,
    content: Range,
    level = 0,
    name = "",
    section = this.sections.current,
  ): Block {
    const block = { type, range, content: trimmed(this.text, content), section, level, name };
    this.blocks.push(block);
    return block;
  }

  private extend(block: Block, end: number): Block {
    const range = { start: block.range.start, end };
    const grown = { ...block, range, content: trimmed(this.text, { start: block.content.start, end }) };
    this.blocks[this.blocks.length - 1] = grown;
    return grown;
  }
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
