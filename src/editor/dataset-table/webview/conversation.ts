import type { DetailText, RowDetails } from "../../dataset-worker/table-protocol";
import { element } from "../../webview/element";
import { markedText } from "./marked-text";
import type { Needle } from "../../webview/text-pieces";
import type { Words } from "./texts";

/** A row as people read it: who says what. `onMore`: asked to show more of a text that is cut. */
export function conversation(details: RowDetails, words: Words, needle: Needle, onMore: () => void): HTMLElement {
  const shown = element("div", "conversation");
  if (details.texts.length === 0) {
    shown.append(element("p", "quiet", words.say("notParsed")), writtenText(details, words, needle, onMore));
    return shown;
  }
  let last: DetailText | undefined;
  for (const text of details.texts) {
    const isNew = last?.turn !== text.turn || last.role !== text.role || last.answer !== text.answer;
    const speaker = element("div", "speaker", ...(isNew ? speakerNodes(text, words) : []), ...partNodes(text, words));
    const marks = markedText(text.text, text.marks, details.problems, needle, words.say("empty"));
    const said = element("div", text.part === "tool-call" || text.part === "tools" ? "said code" : "said", ...marks);
    if (text.text === "" && text.marks.length === 0) said.append(element("span", "quiet", words.say("empty")));
    if (text.cut > 0) said.append(moreButton(text.cut, words, onMore));
    said.title = "";
    shown.append(element("div", `turn ${text.role}${isNew ? " first" : ""}`, speaker, said));
    last = text;
  }
  if (details.label !== undefined) {
    shown.append(element("p", "quiet", words.say(details.label ? "labelGood" : "labelBad")));
  }
  return shown;
}

function speakerNodes({ role, part, answer }: DetailText, words: Words): Node[] {
  const name = element("span", "role", words.say(part === "text" ? "text" : role));
  return answer === undefined ? [name] : [name, element("span", `badge ${answer}`, words.say(answer))];
}

/** What tells a text from the others of its turn. */
function partNodes({ part, name, trained }: DetailText, words: Words): Node[] {
  const isSaidByRole = ["system", "output", "message", "text"].includes(part);
  const parts = isSaidByRole ? [] : [words.named(part)];
  if (name !== undefined) parts.push(name);
  if (trained === false) parts.push(words.say("untrained"));
  return parts.length === 0 ? [] : [element("span", "part", parts.join(" · "))];
}

/** The row as it stands in the file. */
function writtenText({ written, cut, problems }: RowDetails, words: Words, needle: Needle, onMore: () => void): Node {
  const marks = problems.map(({ range }, problem) => ({ ...range, problem }));
  const text = element("pre", "written", ...markedText(written, marks, problems, needle, ""));
  if (cut > 0) text.append(moreButton(cut, words, onMore));
  return text;
}

/** Shows how much is left out, and has it shown. */
export function moreButton(cut: number, words: Words, onMore: () => void): HTMLElement {
  const button = element("button", "link more", words.say("showAll", { count: cut }));
  button.type = "button";
  button.addEventListener("click", onMore);
  return button;
}
