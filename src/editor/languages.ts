import type { TextDocument } from "vscode";

/** The language id that Winnow defines, for `.prompt`, `.prompt.txt` and `.prompty`. */
export const promptLanguage = "winnow-prompt";

/** Language ids whose every document is a prompt: our own, VS Code's, and that of the Prompty extension. */
export const promptLanguages: readonly string[] = [
  promptLanguage,
  "prompt",
  "instructions",
  "chatagent",
  "skill",
  "prompty",
];

// Other faces of files that are checked already, and documents that nobody edits.
const ignoredSchemes: readonly string[] = ["git", "output", "search-editor", "winnow-rule", "winnow-preview"];

/** False for documents that are views of something else, such as the old side of a comparison. */
export function isEditable(document: TextDocument): boolean {
  return !ignoredSchemes.includes(document.uri.scheme);
}
