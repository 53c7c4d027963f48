import type { Range, TextEdit } from "../../text/range";
import type { PromptDocument } from "../document";

/** Puts a mark of the prompt's language in the place of a secret. */
export function redact({ frontMatter, language }: PromptDocument, range: Range): TextEdit {
  // Brackets would make a list of a YAML value.
  const bare = frontMatter !== undefined && range.start < frontMatter.range.end;
  const words = language === "en" ? "REDACTED" : "已隐去";
  return { range, text: bare ? words : language === "en" ? `[${words}]` : `【${words}】` };
}
