import type { ConfigurationIssue } from "../../lint/configuration-text";
import { localize, type Locale, type Localized } from "../../lint/locale";
import { LineIndex } from "../../text/lines";

const words = {
  fault: { en: "{path}:{line}: {message}", "zh-cn": "{path}:{line}：{message}" },
} satisfies Record<string, Localized>;

/** What is wrong with a recipe's text, each with the file, as it is shown, and its line. */
export function recipeFaults(
  path: string,
  text: string,
  issues: readonly ConfigurationIssue[],
  locale: Locale,
): string[] {
  const lines = new LineIndex(text);
  return issues.map(({ message, range }) =>
    localize(words.fault, locale, { path, line: lines.positionAt(range.start).line + 1, message }),
  );
}
