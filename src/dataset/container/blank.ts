import { isBlank } from "../analysis/blank";
import type { Container } from "./container";

/**
 * Whether what stands in the place of a row is a blank line, which is no row. In JSON a row is what is not white, and tabs
 * part the cells of a TSV file.
 */
export function isBlankRow(text: string, container: Container): boolean {
  if (container === "json" || !isBlank(text)) return false;
  return container !== "tsv" || !text.includes("\t");
}
