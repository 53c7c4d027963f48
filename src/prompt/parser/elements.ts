import type { Range } from "../../text/range";
import type { Block, Element, ElementName, ElementSource, Example, Material, SectionName } from "../document";
import { elementNames } from "../document";
import type { Candidate } from "./candidates";
import { namesArtefact } from "./classify";
import type { Scan } from "./scan";

export type Elements = Record<ElementName, Element[]>;

// What a sentence is by the section that it stands in, whatever its words.
const bySection: Readonly<Partial<Record<SectionName, readonly ElementName[]>>> = {
  role: ["role"],
  background: ["background"],
  task: ["goal"],
  steps: ["requirements"],
  requirements: ["requirements"],
  fallback: ["fallback"],
};

/** Collects the elements of a prompt from its sentences, sections, examples and material, each in the text's order. */
export function findElements(
  scan: Scan,
  sentences: readonly Candidate[],
  examples: readonly Example[],
  materials: readonly Material[],
): Elements {
  const elements = Object.fromEntries(elementNames.map((name) => [name, []])) as unknown as Elements;
  const add = (name: ElementName, range: Range, source: ElementSource): void => {
    const last = elements[name].at(-1);
    if (!last || last.range.start !== range.start || last.range.end !== range.end)
      elements[name].push({ name, range, source });
  };
  for (const sentence of sentences) {
    for (const name of sentence.elements) {
      if (name !== "examples" && speaksFor(name, sentence)) add(name, sentence.range, "phrase");
    }
    for (const name of bySection[sentence.block.section ?? "other"] ?? []) {
      if (!sentence.elements.has(name)) add(name, sentence.range, "section");
    }
  }
  for (const block of scan.blocks) {
    const name = formatSection(scan, block);
    if (name) add(name, block.range, "section");
  }
  for (const example of examples) add("examples", example.range, "structure");
  for (const material of materials) {
    add("input", material.range, material.slot ? "structure" : "inferred");
    if (!material.slot) add("background", material.range, "inferred");
  }
  inferGoal(scan, sentences, materials, add);
  for (const name of elementNames) elements[name].sort((a, b) => a.range.start - b.range.start);
  return elements;
}

/** Whether a phrase says what it seems to say, in the sentence that it stands in. */
function speaksFor(name: ElementName, sentence: Candidate): boolean {
  const section = sentence.block.section;
  if (name === "role")
    return section !== "examples" && section !== "input" && section !== "requirements" && section !== "steps";
  if (name === "background") return section !== "requirements" && section !== "steps" && section !== "outputFormat";
  return true;
}

/** A block that shows the answer's shape by itself: a fence, table or list under "Output format". */
function formatSection(scan: Scan, block: Block): ElementName | undefined {
  if (block.section !== "outputFormat") return undefined;
  if (block.type === "fence" || block.type === "table") return "outputFormat";
  const name = /format|structure|template|schema|sections|格式|结构|模板|字段/i;
  return (block.type === "label" || block.type === "heading") &&
    name.test(block.name) &&
    block.content.end > block.content.start
    ? "outputFormat"
    : undefined;
}

/** A prompt that only names a thing ("A vintage poster of…") asks for it; so does one whose material is a question. */
function inferGoal(
  scan: Scan,
  sentences: readonly Candidate[],
  materials: readonly Material[],
  add: (name: ElementName, range: Range, source: ElementSource) => void,
): void {
  const first = sentences[0];
  if (first === undefined || sentences.some((sentence) => sentence.directive)) return;
  if (namesArtefact(scan.visible, first.range) && materials.length <= 2) add("goal", first.range, "inferred");
}
