import type { Range } from "../../text/range";
import type { Variable, VariableSyntax } from "../document";

interface Form {
  readonly syntax: VariableSyntax;
  readonly pattern: RegExp;
  /** Counts inside code fences too; a bare `{x}` there is code. */
  readonly inCode: boolean;
  readonly accepts?: (name: string, text: string, match: RegExpExecArray) => boolean;
}

const identifier = /^[A-Za-z_\u4e00-\u9fff][\w\u4e00-\u9fff.-]*$/;
const words = /^[A-Za-z_\u4e00-\u9fff][\w\u4e00-\u9fff '’/,&.-]*$/;

// A bracket is a slot when it says so, is shouted, or names a thing in a few words; not a link, a note or a checkbox.
const slotWords =
  /\b(?:insert|your|my|name|topic|enter|paste|add|fill|specify|describe|text|here|number|product|company|title|details?|optional|input|link|code|date|goals?|subject|theme|language|audience|project|city|brand|industry|niche|website|keyword)s?\b|插入|填写|填入|请|此处|这里|输入|名称|主题|你的|您的|产品|网站|企业|公司|描述|选择|列举/i;

const forms: readonly Form[] = [
  { syntax: "jinja", pattern: /\{%-?([^%{}\n]{1,200})%\}/g, inCode: true },
  {
    syntax: "mustache",
    pattern: /\{\{\{?([^{}\n]{1,100})\}\}/g,
    inCode: true,
    accepts: (name) => !/["']:|^ ?role "/.test(name),
  },
  { syntax: "dollar", pattern: /\$\{([^{}\n]{1,200})\}/g, inCode: true },
  {
    syntax: "brace",
    pattern: /\{([^{}\n"':;=<>|]{1,60})\}/g,
    inCode: false,
    accepts: (name, text, match) =>
      (words.test(name.trim()) || (/\p{Script=Han}/u.test(name) && slotWords.test(name))) &&
      !/^\s*\d/.test(name) &&
      !/(?:\\[A-Za-z]{0,20}|[\^_])$/.test(text.slice(Math.max(0, match.index - 21), match.index)),
  },
  {
    syntax: "bracket",
    pattern: /[[【]([^[\]【】\n]{1,80})[\]】]/g,
    inCode: false,
    accepts: (name, text, match) => isBracketSlot(name, text, match),
  },
  {
    syntax: "angle",
    pattern: /<([A-Za-z\u4e00-\u9fff][\w\u4e00-\u9fff \-]{0,40})>/g,
    inCode: false,
  },
  { syntax: "percent", pattern: /%([A-Za-z_]\w{1,40})%/g, inCode: true },
];

function isBracketSlot(name: string, text: string, match: RegExpExecArray): boolean {
  const after = text[match.index + match[0].length];
  if (after === "(" || after === "[" || text[match.index - 1] === "!" || text[match.index - 1] === "]") return false;
  if (!/[A-Za-z\u4e00-\u9fff]/.test(name) || /^[xX]$/.test(name) || /^\^?\d/.test(name)) return false;
  if (/^[一二三四五六七八九十百千零〇0-9]+$/.test(name)) return false;
  if (/^[!/#@]|https?:|["'`;=|]/.test(name)) return false;
  if (match[0].startsWith("【")) return slotWords.test(name);
  const shouted = name === name.toUpperCase() && /[A-Z]{2}/.test(name);
  return (
    shouted ||
    slotWords.test(name) ||
    (/^[A-Za-z][A-Za-z_ /-]*$/.test(name) && name.split(/\s+/).length <= 5 && name.length > 2) ||
    /^[\u4e00-\u9fff/、]{1,12}$/.test(name)
  );
}

/**
 * The slots of a prompt in every common syntax, in order and without overlap; the forms listed first win.
 * `inCode` and `skip` tell where code lies and what is no slot whatever it looks like.
 */
export function findVariables(
  text: string,
  range: Range,
  inCode: (offset: number) => boolean,
  skip: (offset: number) => boolean,
): Variable[] {
  const found: Variable[] = [];
  const taken = new Uint8Array(text.length);
  for (const form of forms) {
    form.pattern.lastIndex = range.start;
    for (
      let match = form.pattern.exec(text);
      match !== null && match.index < range.end;
      match = form.pattern.exec(text)
    ) {
      const at = { start: match.index, end: match.index + match[0].length };
      if (taken.subarray(at.start, at.end).includes(1) || skip(at.start)) continue;
      if (!form.inCode && inCode(at.start)) continue;
      if (form.accepts && !form.accepts(match[1]!, text, match)) continue;
      found.push({ syntax: form.syntax, range: at, ...nameAndDefault(form.syntax, match[1]!) });
      taken.fill(1, at.start, at.end);
    }
  }
  return found.sort((a, b) => a.range.start - b.range.start);
}

function nameAndDefault(syntax: VariableSyntax, inner: string): Pick<Variable, "name" | "fallback"> {
  const colon = syntax === "dollar" ? inner.indexOf(":") : -1;
  const name = (colon < 0 ? inner : inner.slice(0, colon)).trim();
  return {
    name: identifier.test(name) ? name : name.replace(/\s+/g, " "),
    fallback: colon < 0 ? undefined : inner.slice(colon + 1).trim(),
  };
}
