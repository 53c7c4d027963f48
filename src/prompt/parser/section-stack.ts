import type { Range } from "../../text/range";
import type { SectionName } from "../document";
import { sectionNamed } from "../lexicon/sections";

/** What section the next line belongs to: the nearest heading, tag or label above it. */
export class SectionStack {
  private headings: { level: number; section: SectionName | undefined }[] = [];
  private tags: { name: string; section: SectionName | undefined }[] = [];
  private labelled: SectionName | undefined;
  private afterBlank = false;

  get current(): SectionName | undefined {
    return this.labelled ?? this.tags.at(-1)?.section ?? this.headings.at(-1)?.section;
  }

  heading(level: number, name: string, rest: Range | undefined): void {
    this.labelled = undefined;
    while (this.headings.length > 0 && this.headings.at(-1)!.level >= level) this.headings.pop();
    // A heading of no known words carries on what it stands under; under a title, nothing.
    const above = this.headings.at(-1)?.section;
    const inherited = above === "meta" || above === "role" ? undefined : above;
    this.headings.push({ level, section: sectionNamed(name) ?? (rest ? undefined : inherited) });
  }

  tag(name: string, closing: boolean): void {
    this.labelled = undefined;
    if (!closing) this.tags.push({ name, section: sectionNamed(name) });
    else if (this.tags.at(-1)?.name === name) this.tags.pop();
  }

  /** A label of unknown words ends the label before it and leaves what the heading above says. */
  label(section: SectionName | undefined, name: string): void {
    // "Input:" and "Output:" under "Examples" are the parts of an example.
    const part =
      section === "input" || section === "answer" || section === "question" || /^(?:output|输出)$/i.test(name);
    if (this.current === "examples" && part) return;
    // "Date: …" right below "Subject: …" belongs to the same letter.
    if (this.labelled === "input" && section === "meta" && !this.afterBlank) return;
    this.labelled = section;
    this.afterBlank = false;
  }

  item(): void {
    this.afterBlank = false;
  }

  blankLine(): void {
    this.afterBlank = true;
  }

  /** A paragraph after a blank line ends a label's section, unless the label announced material. */
  text(): void {
    if (this.afterBlank && this.labelled !== "input" && this.labelled !== "examples" && this.labelled !== "background")
      this.labelled = undefined;
    this.afterBlank = false;
  }
}
