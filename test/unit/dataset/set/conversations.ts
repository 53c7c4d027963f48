import type { Segment } from "../../../../src/dataset/row/view";
import { rowKeys, type ComparedRow, type RowKeys } from "../../../../src/dataset/set/row-keys";

/** The segments of a dialogue whose texts are the user's and the assistant's in turn. */
export function dialogue(...texts: readonly string[]): Segment[] {
  return texts.map((text, turn) =>
    turn % 2 === 0
      ? { turn, role: "user", part: "message", text, path: [turn] }
      : { turn, role: "assistant", part: "message", text, path: [turn] },
  );
}

/** A row that holds such a dialogue. */
export function rowOf(...texts: readonly string[]): ComparedRow {
  return { segments: dialogue(...texts), object: {}, view: {}, text: "" };
}

/** The keys of such a row. */
export function keysOf(...texts: readonly string[]): RowKeys {
  return rowKeys(rowOf(...texts));
}
