import { sampleSize } from "../file-check";
import type { DatasetKind } from "../format/format";
import type { Row } from "../row/row";
import type { Segment } from "../row/view";
import { chosenField, comparedText, type ComparedField } from "./compared-text";

/** Gives the compared text of each row to `onText`, in the file's order, once the field is settled. */
export class TextCollector {
  private sample: { readonly row: number; readonly segments: readonly Segment[] }[] | undefined = [];
  private chosen: ComparedField | undefined;

  constructor(
    field: ComparedField | "auto",
    private readonly onText: (text: string, row: number) => void,
  ) {
    this.chosen = field === "auto" ? undefined : field;
    if (this.chosen !== undefined) this.sample = undefined;
  }

  add(row: Row): void {
    if (row.isBlank) return;
    const { segments, number } = row;
    if (this.sample === undefined) return this.onText(comparedText(segments, this.chosen!), number);
    this.sample.push({ segments, row: number });
    if (this.sample.length === sampleSize) this.settle(row.format?.kind ?? "instruction");
  }

  /** To be called behind the last row; gives the field that was compared. */
  finish(kind: DatasetKind): ComparedField {
    this.settle(kind);
    return this.chosen!;
  }

  private settle(kind: DatasetKind): void {
    const { sample } = this;
    if (sample === undefined) return;
    this.sample = undefined;
    const first = sample.map(({ segments }) => segments);
    const chosen = chosenField("auto", kind, first);
    this.chosen = chosen;
    for (const { segments, row } of sample) this.onText(comparedText(segments, chosen), row);
  }
}
