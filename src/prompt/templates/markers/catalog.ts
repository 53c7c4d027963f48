import type { Range } from "../../../text/range";
import type { TemplateName } from "../../model";
import { chatTemplates } from "..";
import type { MarkerRole } from "../template";

/** A marker with every template that writes it. */
export interface KnownMarker {
  readonly text: string;
  readonly role: MarkerRole;
  readonly weak: boolean;
  readonly templates: readonly TemplateName[];
  /** The word in it, in small letters without spaces and underlines, behind its `/` if it has one. */
  readonly core: string;
  readonly shape: "token" | "heading" | "label";
}

/** A template's marker, found in a text. */
export interface MarkerMatch {
  /** The templates that write this marker. */
  readonly templates: readonly TemplateName[];
  readonly range: Range;
  /** As the template writes it. */
  readonly marker: string;
  readonly role: MarkerRole;
  /** Nearly the marker, but not a byte-exact one: the model does not know it. */
  readonly broken: boolean;
  /** False for a marker that may as well be ordinary words, such as a lone `Human:`. */
  readonly certain: boolean;
}

/** Every marker of every template, each exact text once. */
export const knownMarkers: readonly KnownMarker[] = collect();

function collect(): KnownMarker[] {
  const byText = new Map<string, KnownMarker>();
  for (const template of chatTemplates) {
    for (const { text, role, weak = false } of template.markers) {
      const owners = [...(byText.get(text)?.templates ?? []), template.name];
      byText.set(text, { text, role, weak, templates: owners, core: coreOf(text), shape: shapeOf(text) });
    }
  }
  return [...byText.values()];
}

function shapeOf(text: string): KnownMarker["shape"] {
  if (text.startsWith("#")) return "heading";
  return text.startsWith("<") || text.startsWith("[") ? "token" : "label";
}

/** What is left of a marker without its brackets: `<|im_start|>` gives `imstart`, `[/INST]` gives `/inst`. */
export function coreOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}/]/gu, "")
    .replace(/^(round)\d+$/, "$1");
}
