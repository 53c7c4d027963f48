import { severities } from "../../../lint/problem";
import type { DetailProblem, Mark } from "../../dataset-worker/table-protocol";
import { element } from "../../webview/element";
import { textPieces, type Needle } from "../../webview/text-pieces";

/** A text as nodes: problems underlined by severity, with their messages as tooltips; what is searched for marked. */
export function markedText(
  text: string,
  marks: readonly Mark[],
  problems: readonly DetailProblem[],
  needle: Needle,
  whereEmpty: string,
): Node[] {
  return textPieces(text, marks, needle).map(({ text: shown, problems: here, found }) => {
    if (here.length === 0 && !found) return document.createTextNode(shown);
    const node = element(found ? "mark" : "span", found ? "found" : "", shown === "" ? whereEmpty : shown);
    if (here.length > 0) {
      const standing = here.map((index) => problems[index]!);
      const worst = Math.min(...standing.map(({ severity }) => severities.indexOf(severity)));
      node.classList.add("squiggle", severities[worst]!);
      node.title = standing.map(({ message }) => message).join("\n");
      node.dataset["problems"] = here.join(" ");
    }
    return node;
  });
}
