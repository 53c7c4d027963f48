import { readFileSync } from "node:fs";
import path from "node:path";

const folder = path.join(__dirname, "../../fixtures/models");

/** A text with what `tokenizers` and PyTorch say of it. */
export interface ReferenceText {
  readonly text: string;
  readonly ids: readonly number[];
  readonly offsets: readonly (readonly [number, number])[];
  /** Of each token but the first; there where the text fits one window. */
  readonly nats?: readonly number[];
}

export interface Reference {
  readonly texts: readonly ReferenceText[];
  readonly long: {
    readonly text: string;
    readonly tokens: number;
    readonly guide: readonly { readonly window: number; readonly stride: number; readonly perplexity: number }[];
  };
}

export function modelPath(name: string): string {
  return path.join(folder, name);
}

export function referenceOf(name: string): Reference {
  return JSON.parse(readFileSync(path.join(folder, name, "reference.json"), "utf8")) as Reference;
}

export const never = new AbortController().signal;
