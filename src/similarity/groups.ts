/** Which numbers belong together: disjoint sets with the smallest number of each as its name (union by least). */
export class Groups {
  private readonly parents: Uint32Array;

  constructor(count: number) {
    this.parents = Uint32Array.from({ length: count }, (_, i) => i);
  }

  /** The least number of the group of `number`. */
  find(number: number): number {
    const { parents } = this;
    let root = number;
    while (parents[root] !== root) root = parents[root]!;
    for (let at = number; at !== root;) {
      const next = parents[at]!;
      parents[at] = root;
      at = next;
    }
    return root;
  }

  union(a: number, b: number): void {
    const [first, second] = [this.find(a), this.find(b)];
    if (first < second) this.parents[second] = first;
    else this.parents[first] = second;
  }

  /** The groups of more than one, each ascending, in the order of their first numbers. */
  all(): number[][] {
    const members = new Map<number, number[]>();
    for (let number = 0; number < this.parents.length; number++) {
      const root = this.find(number);
      if (root === number) continue;
      const group = members.get(root);
      if (group === undefined) members.set(root, [root, number]);
      else group.push(number);
    }
    return [...members.values()].sort((a, b) => a[0]! - b[0]!);
  }
}
