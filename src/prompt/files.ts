import type { CommentSyntax, CommentTreatment } from "../lint/comments";
import { matchesAny } from "../lint/globs";

/** A kind of file that holds a prompt. */
export interface PromptFileKind {
  /** How the file's name ends, or the whole name; undefined for a file that only the configuration takes for a prompt. */
  readonly name: string | undefined;
  /** VS Code's language id for it. */
  readonly languageId: string | undefined;
  /** The comments that are gone before the model reads the prompt. */
  readonly stripped: readonly CommentSyntax[];
}

/**
 * Every kind of prompt file, and the one table of which comments never reach the model.
 *
 * - `.prompty` is a Jinja template (prompty.ai, "Prompty file format"): `{# #}` leaves nothing in the output.
 * - `.prompt` is Dotprompt (google.github.io/dotprompt/reference/template), a Handlebars template: `{{! }}` and
 *   `{{!-- --}}` leave nothing in the output.
 * - VS Code reads `<!-- -->` in prompt files only so as not to look for variables in it (microsoft/vscode#243379), and
 *   sends the body as it is; the same holds for instructions, agents and chat modes.
 * - A skill's body is sent as it is (agentskills.io/specification), and plain text has no comments at all.
 *
 * So nobody strips `<!-- -->` by itself: `"comments": "stripped"` in `.winnow.json` says that your own tools do.
 */
const promptFileKinds: readonly PromptFileKind[] = [
  { name: ".prompt.md", languageId: "prompt", stripped: [] },
  { name: ".prompt.txt", languageId: "winnow-prompt", stripped: [] },
  { name: ".prompty", languageId: "winnow-prompt", stripped: ["jinja"] },
  { name: ".prompt", languageId: "winnow-prompt", stripped: ["handlebars"] },
  { name: ".instructions.md", languageId: "instructions", stripped: [] },
  { name: ".agent.md", languageId: "chatagent", stripped: [] },
  { name: ".chatmode.md", languageId: "chatagent", stripped: [] },
  { name: "SKILL.md", languageId: "skill", stripped: [] },
];

const configuredKind: PromptFileKind = { name: undefined, languageId: undefined, stripped: [] };

/** Globs as `prompts` in `.winnow.json` has them, relative to that file's folder. */
export interface PromptGlobs {
  readonly include?: readonly string[] | undefined;
  readonly exclude?: readonly string[] | undefined;
}

/** The kind of prompt in the file at `path`, by its name alone; undefined when the name does not say prompt. */
export function promptFileKind(path: string): PromptFileKind | undefined {
  const base = path.slice(Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1).toLowerCase();
  return promptFileKinds.find(({ name }) => {
    const wanted = name!.toLowerCase();
    return wanted.startsWith(".") ? base.endsWith(wanted) : base === wanted;
  });
}

/**
 * The kind of prompt in the file at `path` (with `/`, relative to the configuration's folder), by its name and the
 * configured globs; undefined when it is no prompt, or is excluded.
 */
export function configuredPromptFileKind(path: string, globs: PromptGlobs = {}): PromptFileKind | undefined {
  if (matchesAny(globs.exclude, path)) return undefined;
  return promptFileKind(path) ?? (matchesAny(globs.include, path) ? configuredKind : undefined);
}

/** The comments that are gone before the model reads a file; `comments` is what the configuration says of `<!-- -->`. */
export function strippedComments(
  kind: PromptFileKind | undefined,
  comments: CommentTreatment | undefined,
): readonly CommentSyntax[] {
  const own = kind?.stripped ?? [];
  return comments === "stripped" ? [...own, "html"] : own;
}
