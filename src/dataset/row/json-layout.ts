import { findNodeAtLocation, parseTree, type Node } from "jsonc-parser";
import type { Range } from "../../text/range";
import type { Layout, Path } from "./layout";

/** The layout of a row that is JSON; the text is parsed again when the first range is asked for. */
export class JsonLayout implements Layout {
  private tree: Node | undefined;

  constructor(private readonly text: string) {}

  valueRange(path: Path): Range | undefined {
    return rangeOf(this.node(path));
  }

  keyRange(path: Path): Range | undefined {
    return rangeOf(this.property(path)?.children?.[0]);
  }

  propertyRange(path: Path): Range | undefined {
    const property = this.property(path);
    const siblings = property?.parent?.children;
    const range = rangeOf(property);
    if (siblings === undefined || range === undefined) return undefined;
    const at = siblings.indexOf(property!);
    if (at + 1 < siblings.length) return { start: range.start, end: siblings[at + 1]!.offset };
    if (at > 0) return { start: siblings[at - 1]!.offset + siblings[at - 1]!.length, end: range.end };
    return range;
  }

  textRange(path: Path, start: number, end: number): Range | undefined {
    const range = this.valueRange(path);
    if (range === undefined || this.text[range.start] !== '"') return range;
    const from = written(this.text, range.start + 1, start);
    return { start: from, end: Math.min(range.end - 1, written(this.text, from, end - start)) };
  }

  write(value: unknown): string {
    return JSON.stringify(value);
  }

  private property(path: Path): Node | undefined {
    const parent = this.node(path)?.parent;
    return parent?.type === "property" ? parent : undefined;
  }

  private node(path: Path): Node | undefined {
    this.tree ??= parseTree(this.text);
    return this.tree && findNodeAtLocation(this.tree, [...path]);
  }
}

function rangeOf(node: Node | undefined): Range | undefined {
  return node && { start: node.offset, end: node.offset + node.length };
}

/** The offset behind `units` UTF-16 units of a JSON string, as they are written from `from` on. */
function written(text: string, from: number, units: number): number {
  let at = from;
  for (let i = 0; i < units; i++) {
    if (text[at] !== "\\") at++;
    else at += text[at + 1] === "u" ? 6 : 2;
  }
  return at;
}
