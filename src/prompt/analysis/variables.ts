import type { PromptDocument, Variable, VariableSyntax } from "../document";

/** How a slot of this name is written; a name of several words becomes one where the syntax wants that. */
export function writeSlot(syntax: VariableSyntax, name: string): string {
  const joined = name.trim().replace(/[\s/-]+/g, "_");
  switch (syntax) {
    case "mustache":
    case "jinja":
      return `{{${joined}}}`;
    case "brace":
      return `{${joined}}`;
    case "dollar":
      return `\${${joined}}`;
    case "percent":
      return `%${joined}%`;
    case "angle":
      return `<${name.trim()}>`;
    case "bracket":
      return /[\u4e00-\u9fff]/.test(name) ? `【${name.trim()}】` : `[${name.trim()}]`;
  }
}

/** True for a name such as `topic`, `user.name` or 主题, which a program could fill. */
export function isIdentifier(name: string): boolean {
  return /^[A-Za-z_\u4e00-\u9fff][\w\u4e00-\u9fff]*(?:\.[\w\u4e00-\u9fff]+)*$/.test(name);
}

/** What VS Code fills itself in a prompt file. */
export const editorVariables: ReadonlySet<string> = new Set([
  ...["workspaceFolder", "workspaceFolderBasename", "selection", "selectedText", "file", "fileBasename"],
  ...["fileDirname", "fileBasenameNoExtension", "relativeFile", "lineNumber", "userHome", "pathSeparator"],
]);

// What a template engine means by itself.
const engineWords = new Set(
  (
    "this else true false none null and or not in is if for set endif endfor elif loop raw endraw block include each " +
    "unless with log lookup history role media section json length first last index key root range now date context"
  ).split(" "),
);

/** Every name that a slot's expression may refer to: `user` in `{{#if user.name}}`, `name` in `${input:name}`. */
export function referredNames(variable: Variable): string[] {
  if (variable.syntax === "dollar" && /^(?:input|promptString)$/.test(variable.name) && variable.fallback !== undefined)
    return [variable.fallback.split(":")[0]!.trim()];
  const expression = variable.name.replace(/"[^"]*"|'[^']*'/g, " ");
  return [...expression.matchAll(/[A-Za-z_\u4e00-\u9fff][\w\u4e00-\u9fff-]*/g)].map(([name]) => name);
}

/** The one name that a slot must be given from outside; undefined for a block, a call or what the engine fills. */
export function requiredName(variable: Variable): string | undefined {
  if (variable.syntax === "jinja") return undefined;
  if (variable.syntax === "dollar" && (variable.fallback !== undefined || editorVariables.has(variable.name)))
    return undefined;
  const match = /^\$?([A-Za-z_\u4e00-\u9fff][\w\u4e00-\u9fff-]*)(?:\.[\w.\u4e00-\u9fff-]+)?(?:\s*\|.*)?$/.exec(
    variable.name,
  );
  const name = match?.[1];
  return name === undefined || engineWords.has(name) ? undefined : name;
}

/** Names that the template itself gives a value: `item` of `{% for item in items %}`, `{% set total = 1 %}`. */
export function localNames(document: PromptDocument): Set<string> {
  const names = new Set<string>();
  for (const { syntax, name } of document.variables) {
    if (syntax !== "jinja" && !name.startsWith("#")) continue;
    const given =
      /^(?:for|set)\s+([\w\s,]{1,80}?)\s*(?:\bin\b|=|$)/.exec(name)?.[1] ?? /\bas \|([\w\s]{1,80})\|/.exec(name)?.[1];
    for (const local of given?.split(/[\s,]+/) ?? []) if (local !== "") names.add(local);
  }
  return names;
}

/** True inside a section such as `{{#each items}}…{{/each}}`, where a bare name is a property of the item. */
export function insideSections(document: PromptDocument): Set<Variable> {
  const inside = new Set<Variable>();
  let depth = 0;
  for (const variable of document.variables) {
    if (variable.syntax !== "mustache") continue;
    if (/^#(?!if\b|unless\b)/.test(variable.name)) depth++;
    else if (/^\/(?!if\b|unless\b)/.test(variable.name)) depth = Math.max(0, depth - 1);
    else if (depth > 0) inside.add(variable);
  }
  return inside;
}
