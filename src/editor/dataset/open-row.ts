import * as vscode from "vscode";
import type { Position } from "../../text/lines";
import type { DatasetClient } from "../dataset-worker/client";
import type { RowLink } from "../dataset-worker/documents-protocol";
import { isText } from "./is-text";

/** Opens a file at a row: as text, or as a table where the text editor would not take it. Rejects as reading does. */
export async function openRow(client: DatasetClient, { file, row }: Pick<RowLink, "file" | "row">): Promise<void> {
  const uri = vscode.Uri.file(file);
  if (!(await isText(uri))) {
    await vscode.commands.executeCommand("winnow.openDataset", uri, row);
    return;
  }
  const place = await client.request("row/place", { path: file, row });
  const selection =
    place && new vscode.Range(place.start.line, place.start.character, place.end.line, place.end.character);
  await vscode.window.showTextDocument(uri, { ...(selection && { selection }) });
}

/** Shows a document with the cursor at a place; where there is none, at that where it was. */
export async function showPlace(document: vscode.TextDocument, place: Position | undefined): Promise<void> {
  const at = place && new vscode.Position(place.line, place.character);
  await vscode.window.showTextDocument(document, at === undefined ? {} : { selection: new vscode.Range(at, at) });
}
