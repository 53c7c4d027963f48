/** The columns of the table, from left to right. */
export const columnNames = ["number", "marks", "user", "answer", "turns", "language", "tokens"] as const;
export type ColumnName = (typeof columnNames)[number];

/** How many of them are shown where there is little room. */
export const narrowColumns = 4;

/** In pixels; of the two columns of text, parts of what the others leave. */
export type ColumnWidths = Readonly<Record<ColumnName, number>>;

export const defaultWidths: ColumnWidths = {
  number: 56,
  marks: 48,
  user: 0.5,
  answer: 0.5,
  turns: 52,
  language: 52,
  tokens: 68,
};

const least = 36;
const leastText = 80;

/**
 * The widths of the first columns as a value of CSS `grid-template-columns`, where numbers of rows have so many
 * characters.
 */
export function gridTemplate(widths: ColumnWidths, characters = 0, columns: number = columnNames.length): string {
  return columnNames
    .slice(0, columns)
    .map((name) => {
      if (isShared(name)) return `minmax(${leastText}px, ${widths[name]}fr)`;
      return name === "number" ? `max(${widths.number}px, ${characters}ch + 18px)` : `${widths[name]}px`;
    })
    .join(" ");
}

/**
 * The widths when the line behind a column is moved by so many pixels. `shared`: how many pixels the two columns of
 * text have together.
 */
export function moveBorder(widths: ColumnWidths, column: ColumnName, by: number, shared: number): ColumnWidths {
  const next = columnNames[columnNames.indexOf(column) + 1];
  if (!isShared(column)) return { ...widths, [column]: Math.max(least, widths[column] + by) };
  if (next === undefined) return widths;
  if (!isShared(next)) return { ...widths, [next]: Math.max(least, widths[next] - by) };
  const sum = widths[column] + widths[next];
  const part = Math.max(leastText / shared, Math.min(1 - leastText / shared, widths[column] / sum + by / shared));
  return { ...widths, [column]: part, [next]: 1 - part };
}

/** Widths that were remembered, or the default for each that is none. */
export function widthsFrom(value: unknown): ColumnWidths {
  const given = typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
  const entries = columnNames.map((name) => {
    const width = given[name];
    return [name, typeof width === "number" && width > 0 ? width : defaultWidths[name]];
  });
  return Object.fromEntries(entries) as ColumnWidths;
}

export function isShared(name: ColumnName): boolean {
  return name === "user" || name === "answer";
}
