import { isBlankRow } from "../container/blank";
import type { Container } from "../container/container";
import { separatorOf } from "../container/csv-dialect";
import type { ContentError } from "../container/content-error";
import { CsvLayout } from "./csv-layout";
import { cellCountError, columnNames, csvText, readCsvRecord } from "./csv-record";
import { JsonLayout } from "./json-layout";
import { parseJson } from "./parse-json";
import { PlainLayout } from "./plain-layout";
import type { Content } from "./row";

/** What is known of a row before its text is looked at. */
export interface KnownContent {
  /** What its container has against it. */
  readonly error?: ContentError | undefined;
  /** What the text holds, if it has been parsed. */
  readonly value?: unknown;
}

/** Reads what a row holds; made once a file, since a CSV file's first record names the columns of the others. */
export type ContentReader = (text: string, known?: KnownContent) => Content;

/** The reader for rows of a container; a table also has a `header`. Never throws. */
export function contentReader(container: Container, header = ""): ContentReader {
  switch (container) {
    case "text":
      return (text, known) => ({ value: { text }, error: known?.error, layout: new PlainLayout(text) });
    case "csv":
    case "tsv":
      return csvReader(container, header);
    default:
      return (text, known) => new JsonContent(text, container, known);
  }
}

/** Keeps the text alone until a range is asked for, as of nearly all rows none is. */
class JsonContent implements Content {
  readonly value: unknown;
  readonly error: ContentError | undefined;
  private ranges: JsonLayout | undefined;

  constructor(
    private readonly text: string,
    container: Container,
    known: KnownContent | undefined,
  ) {
    if (known?.value !== undefined) {
      this.value = known.value;
      this.error = known.error;
    } else if (known?.error?.reason === "too-long") {
      this.value = undefined;
      this.error = known.error;
    } else {
      const { value, error } = parseJson(text);
      this.value = value;
      this.error = (isBlankRow(text, container) ? undefined : error) ?? known?.error;
    }
  }

  get layout(): JsonLayout {
    return (this.ranges ??= new JsonLayout(this.text));
  }
}

function csvReader(container: Container, header: string): ContentReader {
  const separator = separatorOf(container, header);
  const columns = columnNames(header, separator);
  return (text, known) => {
    const { cells, error: broken } = readCsvRecord(text, separator);
    const layout = new CsvLayout(text, cells, columns, separator);
    if (isBlankRow(text, container)) return { value: undefined, error: known?.error, layout };
    const error = known?.error ?? broken ?? cellCountError(text, cells, columns.length);
    if (error !== undefined) return { value: undefined, error, layout };
    return { value: Object.fromEntries(columns.map((name, i) => [name, csvText(text, cells[i]!)])), error, layout };
  };
}
