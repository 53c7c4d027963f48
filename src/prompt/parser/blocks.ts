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
  const lines = linesOf(text, range);
  const blocks: Block[] = [];
  const sections = new SectionStack();
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
