import stringWidth from "fast-string-width";

const characters = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** A line with what goes beyond `width` cells of a terminal cut off, and `…` in its place. */
export function cutToWidth(line: string, width: number): string {
  // No character takes less than a cell and more than two; marks are part of theirs.
  const head = line.slice(0, width * 8);
  if (head.length === line.length && stringWidth(line) <= width) return line;
  let cut = "";
  let cells = 1;
  for (const { segment } of characters.segment(head)) {
    cells += stringWidth(segment);
    if (cells > width) break;
    cut += segment;
  }
  return `${cut.trimEnd()}…`;
}
