import stringWidth from "fast-string-width";

/** Rows as text in columns: the first to the left, the others to the right, two spaces between. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => stringWidth(row[column] ?? ""))));
  const padding = (text: string, column: number): string => " ".repeat(widths[column]! - stringWidth(text));
  return rows
    .map((row) => row.map((text, column) => (column === 0 ? text + padding(text, 0) : padding(text, column) + text)))
    .map((row) => row.join("  ").trimEnd())
    .join("\n");
}

/** A figure with about three digits, and a comma every three before the point. */
export function figure(value: number): string {
  if (Number.isNaN(value)) return "–";
  const digits = value >= 100 ? 0 : value >= 10 ? 1 : 2;
  return value.toLocaleString("en-US", { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

export const whole = (value: number): string => Math.round(value).toLocaleString("en-US");

/** A part of the report under its title. */
export function section(title: string, body: string): string {
  return `${title}\n${"─".repeat(title.length)}\n${body}`;
}
