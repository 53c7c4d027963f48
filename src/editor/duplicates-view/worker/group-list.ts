import type { KeepRule } from "../../dataset-worker/duplicates-protocol";

/** Groups of texts that are alike, the largest first, and which of their members are kept; by numbers in typed arrays. */
export class GroupList {
  /** Where each group begins in `members`; one more for the end. */
  private readonly starts: Uint32Array;
  private readonly members: Uint32Array;
  /** 1 for a member that is kept. */
  private readonly kept: Uint8Array;
  /** How many members of each group are not. */
  private readonly dropped: Uint32Array;
  /** In all groups. */
  private allDropped = 0;

  /**
   * `groups`: the texts of each, ascending. `isSuggested`: whether a text is kept unless one chooses otherwise. `lengths`:
   * of the texts.
   */
  constructor(
    groups: readonly (readonly number[])[],
    private readonly isSuggested: (text: number) => boolean,
    private readonly lengths: Uint32Array,
  ) {
    const sorted = [...groups].sort((a, b) => b.length - a.length || a[0]! - b[0]!);
    this.starts = new Uint32Array(sorted.length + 1);
    sorted.forEach((group, i) => (this.starts[i + 1] = this.starts[i]! + group.length));
    this.members = new Uint32Array(this.starts.at(-1)!);
    sorted.forEach((group, i) => this.members.set(group, this.starts[i]!));
    this.kept = new Uint8Array(this.members.length);
    this.dropped = new Uint32Array(sorted.length);
    this.choose(undefined, "suggested");
  }

  get count(): number {
    return this.dropped.length;
  }

  /** How many texts would go. */
  get droppedInAll(): number {
    return this.allDropped;
  }

  size(group: number): number {
    return this.starts[group + 1]! - this.starts[group]!;
  }

  droppedOf(group: number): number {
    return this.dropped[group]!;
  }

  text(group: number, at: number): number {
    return this.members[this.starts[group]! + at]!;
  }

  isKept(group: number, at: number): boolean {
    return this.kept[this.starts[group]! + at] === 1;
  }

  /** The first places of a group that are kept, at most `most`. */
  keptPlaces(group: number, most: number): number[] {
    const places: number[] = [];
    for (let at = 0; at < this.size(group) && places.length < most; at++) if (this.isKept(group, at)) places.push(at);
    return places;
  }

  /** Keeps or drops one member. */
  keep(group: number, at: number, isKept: boolean): void {
    if (isKept === this.isKept(group, at)) return;
    this.kept[this.starts[group]! + at] = isKept ? 1 : 0;
    this.countDropped(group, isKept ? -1 : 1);
  }

  /** Chooses anew which members of a group are kept, or of all groups. */
  choose(group: number | undefined, rule: KeepRule): void {
    if (group !== undefined) return this.chooseIn(group, rule);
    for (let i = 0; i < this.count; i++) this.chooseIn(i, rule);
  }

  /** Calls `each` with every text that is not kept. */
  forEachDropped(each: (text: number) => void): void {
    this.kept.forEach((isKept, i) => {
      if (isKept === 0) each(this.members[i]!);
    });
  }

  /** Calls `each` with every text of a group. */
  forEach(each: (text: number, group: number) => void): void {
    for (let group = 0; group < this.count; group++) {
      for (let i = this.starts[group]!; i < this.starts[group + 1]!; i++) each(this.members[i]!, group);
    }
  }

  private chooseIn(group: number, rule: KeepRule): void {
    const start = this.starts[group]!;
    const size = this.size(group);
    let only = 0;
    if (rule === "longest") {
      for (let at = 1; at < size; at++) if (this.lengthAt(group, at) > this.lengthAt(group, only)) only = at;
    }
    let dropped = 0;
    for (let at = 0; at < size; at++) {
      const isKept =
        rule === "all" || (rule === "suggested" ? this.isSuggested(this.members[start + at]!) : at === only);
      this.kept[start + at] = isKept ? 1 : 0;
      if (!isKept) dropped++;
    }
    this.countDropped(group, dropped - this.dropped[group]!);
  }

  private lengthAt(group: number, at: number): number {
    return this.lengths[this.text(group, at)]!;
  }

  private countDropped(group: number, more: number): void {
    this.dropped[group]! += more;
    this.allDropped += more;
  }
}
