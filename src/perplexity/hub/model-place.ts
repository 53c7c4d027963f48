import path from "node:path";
import { FailureError } from "../failure";
import { defaultRevision, type ModelName } from "./model-name";

/** Where a variant of a model is downloaded to, below the folder of all: one folder each, so that none mixes with another. */
export function folderOfVariant(root: string, { name, revision }: ModelName, variant: string): string {
  const version = revision === defaultRevision ? variant : `${variant}@${revision.replaceAll("/", "-")}`;
  return path.join(root, ...name.split("/"), version);
}

/** Throws a `FailureError` where a file of a model, as a hub names it, would lie outside of the model's folder on any system. */
export function assertStaysInside(file: string, endpoint: string): void {
  const isHostile = /[\\\0]|^[a-z]:/i.test(file) || file.split("/").some((part) => ["", ".", ".."].includes(part));
  if (isHostile) throw new FailureError("hub-file-name", { endpoint, file });
}
