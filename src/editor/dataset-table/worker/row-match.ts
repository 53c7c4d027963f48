/** What a search looks for. */
export interface Query {
  readonly text: string;
  readonly matchCase: boolean;
}

/** Tells whether a row, as it is written, holds what is looked for. */
export type RowMatcher = (row: string) => boolean;

/**
 * A test for rows that hold a text: as they are written, keys and all, or in one of their strings once it is unescaped.
 * `parse` is asked only where escapes could hide the text.
 */
export function rowMatcher({ text, matchCase }: Query, parse: (row: string) => unknown): RowMatcher {
  const fold = (value: string): string => (matchCase ? value : value.toLowerCase());
  const wanted = fold(text);
  const inValue = (value: unknown): boolean => {
    if (typeof value === "string") return fold(value).includes(wanted);
    if (typeof value !== "object" || value === null) return false;
    return Object.values(value).some(inValue);
  };
  return (row) => fold(row).includes(wanted) || (/\\|""/.test(row) && inValue(parse(row)));
}
