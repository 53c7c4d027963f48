import type { Locale } from "../../lint/locale";
import { answerTitles, partTitles, roleTitles } from "../titles";
import type { Row } from "./row";

/** A row as people read it: what each one says, under a line with who it is; as it is written where that is not known. */
export function readableRow({ segments, text }: Pick<Row, "segments" | "text">, locale: Locale): string {
  if (segments.length === 0) return text;
  const said = segments.map(({ role, part, answer, text: own }) => {
    const details = [partTitles[part]?.[locale], answer && answerTitles[answer][locale]].filter(
      (one) => one !== undefined,
    );
    const heading = [roleTitles[role][locale], ...details].join(" · ");
    return `── ${heading} ──\n${own}`;
  });
  return `${said.join("\n\n")}\n`;
}
