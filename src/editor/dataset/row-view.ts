import type { OpenDataset } from "../../dataset/open/open-dataset";
import { renderRow } from "../../dataset/row/render";
import type { View } from "../../dataset/row/view";
import type { TemplateName } from "../../prompt/model";
import { chatTemplate } from "../../prompt/templates";
import type { Position } from "../../text/lines";
import type { RenderedText, RowTurn, RowView } from "../dataset-worker/documents-protocol";
import { isBefore } from "./is-before";
import { placeOf } from "./shown-problems";

/** The row at a place as a conversation, each text cut to `atMost` units; undefined where there is none. */
export function rowAt(
  dataset: OpenDataset,
  position: Position,
  atMost: number,
  template: TemplateName | undefined,
): RowView | undefined {
  const i = dataset.rowAt(position);
  if (i < 0 || dataset.isBlank(i)) return undefined;
  const { text } = dataset.rows[i]!;
  const place = placeOf(dataset, i, { start: 0, end: text.length });
  if (isBefore(place.end, position)) return undefined;
  const { format, view } = dataset.row(i);
  const turns = view.segments.map(({ role, part, text: said, answer }): RowTurn => {
    const cut = Math.max(0, said.length - atMost);
    return { role, part, text: said.slice(0, atMost), cut, ...(answer !== undefined && { answer }) };
  });
  const written = turns.length > 0 ? undefined : text.slice(0, atMost);
  return {
    ...place,
    row: i,
    rows: dataset.rows.length,
    format: format?.title,
    label: view.label,
    turns,
    text: written,
    cut: written === undefined ? 0 : text.length - written.length,
    rendered: template === undefined || view.segments.length === 0 ? [] : rendered(view, template, atMost),
  };
}

/** What a model sees of a row that has an answer or is to get one. */
function rendered(view: View, template: TemplateName, atMost: number): RenderedText[] {
  return renderRow(view, chatTemplate(template), { generationPrompt: true }).map(({ text, answer }) => ({
    text: text.slice(0, atMost),
    cut: Math.max(0, text.length - atMost),
    ...(answer !== undefined && { answer }),
  }));
}
