import type { View } from "../../row/view";

/** Keys that say whether an answer is good. */
export const labelFrame: readonly string[] = ["label", "kto_tag"];

/** The view with the answer's label, where it is one. */
export function withLabel(label: unknown, view: View): View {
  return typeof label === "boolean" ? { ...view, label } : view;
}
