/** A line that begins with a label or a speaker ("Name: …"). */
export const labelLine = /^[ \t]*(?:[-*][ \t]*)?([^\s:：,，。]{1,14}|[A-Z][\w ]{0,24})[:：][ \t]*\S/;

/** Two lines or more of which most begin with a label. */
export function labelLines(text: string): boolean {
  const lines = text
    .slice(0, 4000)
    .split("\n")
    .filter((line) => line.trim() !== "");
  const labels = lines.filter((line) => labelLine.test(line)).length;
  return labels >= 2 && labels >= lines.length * 0.6;
}

/** Lines of two speakers or more who take turns. */
export function isDialogue(lines: readonly string[]): boolean {
  const speakers = lines.map((line) => labelLine.exec(line)?.[1]).filter((name) => name !== undefined);
  return (
    speakers.length >= 3 && speakers.length >= lines.length * 0.6 && new Set(speakers).size <= speakers.length * 0.67
  );
}
