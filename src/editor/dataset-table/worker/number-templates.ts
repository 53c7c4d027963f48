import { Growing } from "./growing";

// What fits into 32 bits and is written the same way again.
const number = /(?<![\d.])(?:0|[1-9]\d{0,8})(?![\d.])/g;
const slot = "\0";

/** Keeps many texts that differ in their numbers alone, such as "The same as row 17.", at a few bytes each. */
export class NumberTemplates {
  private readonly templates: string[] = [];
  private readonly known = new Map<string, number>();
  /** Of each text: its template, and where its numbers begin. */
  private readonly template = new Growing(Uint32Array);
  private readonly start = new Growing(Uint32Array);
  private readonly numbers = new Growing(Uint32Array);

  /** Keeps a text; gives its index. */
  add(text: string): number {
    this.start.push(this.numbers.length);
    // A text that holds the mark itself is kept as it is.
    const template = text.includes(slot)
      ? text
      : text.replace(number, (digits) => {
          this.numbers.push(Number(digits));
          return slot;
        });
    let index = this.known.get(template);
    if (index === undefined) {
      index = this.templates.push(template) - 1;
      this.known.set(template, index);
    }
    this.template.push(index);
    return this.template.length - 1;
  }

  at(index: number): string {
    let next = this.start.at(index);
    const end = index + 1 < this.start.length ? this.start.at(index + 1) : this.numbers.length;
    const template = this.templates[this.template.at(index)]!;
    return next === end ? template : template.replaceAll(slot, () => String(this.numbers.at(next++)));
  }
}
