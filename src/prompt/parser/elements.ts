import { firstEndingAfter, trimmed, type Range } from "../../text/range";
import { lineBefore } from "../../text/lines";
import { RangeSet } from "../../text/range-set";
import type { Block, Element, ElementName, ElementSource, Example, Material, SectionName } from "../document";
import { elementNames } from "../document";
import type { Candidate } from "./candidates";
import { describes, namesArtefact } from "./classify";
import type { Scan } from "./scan";
import { isOnlySlot } from "./material/slots";

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
  task: Candidate | undefined,
  examples: readonly Example[],
  materials: readonly Material[],
): Elements {
  const elements = Object.fromEntries(elementNames.map((name) => [name, []])) as unknown as Elements;
  const add = (name: ElementName, range: Range, source: ElementSource): void => {
    const last = elements[name].at(-1);
    if (!last || last.range.start !== range.start || last.range.end !== range.end)
      elements[name].push({ name, range, source });
  };
  const masked = new RangeSet(materials.map((material) => material.range));
  const asksByName =
    task === undefined && sentences[0] !== undefined && namesArtefact(scan.smallVisible, sentences[0].range);
  for (const sentence of sentences) {
    for (const name of sentence.elements) {
      if (name === "examples" || masked.has(sentence.evidence.get(name)!.start)) continue;
      if (speaksFor(name, sentence)) add(name, sentence.range, "phrase");
      // A format asked for is a requirement too.
      if (name === "outputFormat" && !sentence.elements.has("requirements"))
        add("requirements", sentence.range, "phrase");
    }
    if (asksByName && describes(scan.smallVisible, sentence.range)) add("requirements", sentence.range, "phrase");
    for (const name of bySection[sentence.block.section ?? "other"] ?? []) {
      // Under "Identity" an order is a task, whatever the heading says.
      if (name === "role" && sentence.directive) continue;
      // "Background: dark crimson" in a prompt for a picture is part of the picture.
      if (name === "background" && asksByName) continue;
      if (!sentence.elements.has(name)) add(name, sentence.range, "section");
    }
  }
  for (const [index, block] of scan.blocks.entries()) {
    const name = formatSection(scan, block, scan.blocks[index - 1]);
    if (name) add(name, block.range, "section");
    if (block.type === "label" && announcesTask.test(block.name)) add("goal", block.range, "section");
  }
  for (const example of examples) add("examples", example.range, "structure");
  for (const material of materials) {
    add("input", material.range, material.slot ? "structure" : "inferred");
    const informs = !material.slot || (standsAlone(scan.text, material.range) && !listsVariables(scan, material.range));
    if (informs) add("background", material.range, "inferred");
  }
  if (task?.question) add("background", task.range, "inferred");
  if (scan.isData) add("requirements", trimmed(scan.text, scan.messages[0]!.content), "structure");
  if (task === undefined) {
    if (examples.length === 0) inferTask(scan, sentences, materials, add);
    // Where nothing is asked for, nothing is required of the answer: the text is a passage.
    if (elements.goal.length === 0 && !scan.isData) elements.requirements.length = 0;
  }
  for (const name of elementNames) elements[name].sort((a, b) => a.range.start - b.range.start);
  return elements;
}

// Sections in which a phrase of an element is about something else.
const elsewhere: Readonly<Partial<Record<ElementName, ReadonlySet<SectionName>>>> = {
  role: new Set(["examples", "input", "requirements", "steps", "outputFormat"]),
  background: new Set(["requirements", "steps", "outputFormat"]),
};

/** Whether a phrase says what it seems to say, in the sentence and section that it stands in. */
function speaksFor(name: ElementName, { block, directive, obliges }: Candidate): boolean {
  const { section } = block;
  if (section !== undefined && elsewhere[name]?.has(section)) return false;
  if (name === "requirements") {
    return directive || obliges || (section !== undefined && section !== "background" && section !== "role");
  }
  return true;
}

/** A block that shows the answer's shape by itself: a fence, table or list under "Output format". */
function formatSection(scan: Scan, block: Block, above: Block | undefined): ElementName | undefined {
  if (block.section !== "outputFormat") return undefined;
  if (block.type === "fence" || block.type === "table") return "outputFormat";
  const announces = (other: Block): boolean =>
    (other.type === "label" || other.type === "heading") && formatName.test(other.name);
  const shown = block.content.end > block.content.start && block.type !== "heading" && !isOnlySlot(scan, block.content);
  return shown && (announces(block) || (above !== undefined && announces(above))) ? "outputFormat" : undefined;
}

const announcesTask =
  /^(?:your (?:\w+ )?(?:tasks?|goals?|job|role|objectives?|mission|responsibilities)|you (?:will|should|must)|你的?(?:任务|工作|目标|职责)|你(?:将|会|需要))/i;

const formatName = /format|template|schema|sections|(?:output|response|answer|report) structure|格式|结构|模板|字段/i;

/** Whether a slot stands in a list that only says which variables there are. */
function listsVariables(scan: Scan, range: Range): boolean {
  return scan.blocks[firstEndingAfter(scan.blocks, range.start)]?.section === "variables";
}

/** Whether a slot has a line or list item of its own, so that the prompt sets a place aside for what is put there. */
function standsAlone(text: string, range: Range): boolean {
  const before = lineBefore(text, range.start, 60);
  return /^\s*(?:[-*•>]\s*|\d+[.)]\s*|[^\s.。,，!?]{1,40}\s?[:：=]\s*)?["'“`]?$/.test(before);
}

/** Without an order or question: "A vintage poster of…" asks for what it names; any other text only informs. */
function inferTask(
  scan: Scan,
  sentences: readonly Candidate[],
  materials: readonly Material[],
  add: (name: ElementName, range: Range, source: ElementSource) => void,
): void {
  const first = sentences[0];
  if (first === undefined || scan.isData) return;
  if (namesArtefact(scan.smallVisible, first.range) && materials.length <= 2) add("goal", first.range, "inferred");
  else add("background", first.range, "inferred");
}
