import { replaceWithin } from "../analysis/segment-edit";
import { traitsOf } from "../analysis/row-traits";
import { Trait } from "../analysis/traits";
import type { Row } from "../row/row";
import type { Segment } from "../row/view";
import { rowRule } from "../rule";

export const markupResidue = rowRule({
  id: "dataset/markup-residue",
  title: { en: "HTML left in", "zh-cn": "残留的 HTML" },
  description: {
    en: "Tags such as `<p>` and `<br>`, or entities such as `&nbsp;`, that were left in when the text was taken from a web page. A model learns to write them. The rule is silent about rows that deal with code or markup, about code blocks, and about whole pages. The fix takes the tags out, puts line breaks for those that end a line, and decodes the entities.",
    "zh-cn":
      "从网页摘取文字时残留的标签（如 `<p>`、`<br>`）或字符实体（如 `&nbsp;`），模型会照样学着写。涉及代码或标记语言的数据、代码块以及整个网页不作提示。修复会删去标签，在换行的标签处补上换行，并还原字符实体。",
  },
  evidence: [
    {
      claim: {
        en: "Text extracted from web pages without their markup and boilerplate makes better training data.",
        "zh-cn": "去除标记和样板内容后的网页正文，训练效果更好。",
      },
      source: "Penedo et al., The RefinedWeb Dataset for Falcon LLM, NeurIPS 2023, arXiv:2306.01116",
    },
  ],
  severity: "information",
  messages: {
    tag: {
      en: "“{markup}” is HTML left in the text ({count} in this field).",
      "zh-cn": "“{markup}”是残留在文字中的 HTML（该字段共 {count} 处）。",
    },
    strip: { en: "Strip the HTML from this field", "zh-cn": "去除该字段中的 HTML" },
    drop: { en: "Drop this row", "zh-cn": "删除这一行" },
  },
  check(row, { report }) {
    if ((traitsOf(row) & (Trait.lessThan | Trait.ampersand)) === 0) return;
    for (const segment of row.segments) {
      const { text, part } = segment;
      if (part === "tools" || part === "tool-call" || part === "tool-result" || !hasMarkup.test(text)) continue;
      if (isTechnical(row)) return;
      const found = residue(text);
      const first = found[0];
      if (first === undefined) continue;
      report({
        message: "tag",
        data: { markup: shortened(first[0]), count: found.length },
        ...row.within(segment, first.index, first.index + first[0].length),
        fixes: [
          { title: "strip", edits: found.map((match) => strip(row, segment, match)) },
          { title: "drop", edits: [row.removal] },
        ],
      });
    }
  },
  examples: [
    { language: "en", text: '{"instruction": "Compare 3 and 5.", "output": "3 < 5, and 5 > 3 & 4."}', problems: 0 },
    {
      language: "en",
      text: '{"instruction": "Write HTML for a list.", "output": "<ul><li>Tea</li></ul>"}',
      problems: 0,
    },
    {
      language: "en",
      text: '{"instruction": "Describe Oslo.", "output": "<p>Oslo is the capital of Norway.<br>It lies on a fjord.</p>"}',
      problems: 1,
      fixed: '{"instruction": "Describe Oslo.", "output": "Oslo is the capital of Norway.\\nIt lies on a fjord."}',
    },
    {
      language: "en",
      text: '{"instruction": "Show the notice in a modal.", "output": "<div class=\\"modal\\"><p>Closed today.</p></div>"}',
      problems: 0,
    },
    {
      language: "zh",
      text: '{"instruction": "把公告放进弹窗里。", "output": "<div><p>今日休息</p></div>"}',
      problems: 0,
    },
    { language: "zh", text: '{"instruction": "用 HTML 写一个段落。", "output": "<p>你好</p>"}', problems: 0 },
    {
      language: "zh",
      text: '{"instruction": "介绍一下杭州。", "output": "杭州&nbsp;位于浙江省，&ldquo;上有天堂，下有苏杭&rdquo;。"}',
      problems: 1,
      fixed: '{"instruction": "介绍一下杭州。", "output": "杭州 位于浙江省，“上有天堂，下有苏杭”。"}',
    },
  ],
});

const markup =
  /<\/?(?:p|br|div|span|a|b|i|u|em|strong|font|center|li|ul|ol|dl|dt|dd|table|tbody|thead|tr|td|th|h[1-6]|hr|blockquote|script|style|iframe)(?:\s[^<>=]{0,40}=[^<>]{0,300}|\s?\/)?>|&(?:[a-z]{2,6}|#\d{2,5}|#x[\da-f]{2,5});/gi;
const hasMarkup = new RegExp(markup.source, "i");

/** Words of a task in which markup is the matter, not residue. */
const technicalWords =
  /\b(?:[xs]?html?5?|xml|css|js|jsx|javascript|typescript|php|sql|react|vue|angular|bootstrap|jquery|markup|markdown|tags?|elements?|svg|mathml|latex|code|coding|program(?:s|ming)?|script|snippet|regex|regular expression|pars(?:e|er|ing)|sanitiz\w+|xss|inject\w*|dom|browser|web ?(?:sites?|pages?|apps?|forms?|scrap\w+|crawl\w+)|hyperlinks?|headings?|navigation|landing page|templates?|entit(?:y|ies)|escap(?:e|ing)|bold|italics?|underlin\w+|highlight\w*|emphasi\w+|fonts?|typograph\w*|colou?r scheme|background colou?r|text colou?r|embed\w*|web|online article|blog layout|(?:page|web|ui|ux|graphic|responsive) (?:design|layout|format)|layouts?|modals?|pop-?ups?|components?|banners?|newsletters?)\b|网页|网站|标签|代码|编程|程序|脚本|前端|爬虫|解析|模板|页面|表单|超链接|实体|转义|嵌入|排版|布局|弹窗|组件|背景色|背景颜色|加粗|斜体|下划线|字体/i;

function isTechnical(row: Row): boolean {
  return row.segments.some(
    ({ role, text }) =>
      ((role === "user" || role === "system") && technicalWords.test(text)) ||
      /```|<!doctype|<\/html>|<\?php/i.test(text),
  );
}

/** The tags and entities of a text; not `<br>` in a Markdown table, which knows no other line break. */
function residue(text: string): RegExpExecArray[] {
  return [...text.matchAll(markup)].filter(([found], i, all) => {
    if (found.startsWith("&")) return decoded(found) !== undefined;
    const { index } = all[i]!;
    const line = text.slice(text.lastIndexOf("\n", index) + 1, index);
    return !(/^<br/i.test(found) && /^\s*\|/.test(line));
  });
}

const entities: Readonly<Record<string, string>> = {
  nbsp: " ",
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  ldquo: "“",
  rdquo: "”",
  lsquo: "‘",
  rsquo: "’",
  mdash: "—",
  ndash: "–",
  hellip: "…",
  middot: "·",
  bull: "•",
  copy: "©",
  reg: "®",
  trade: "™",
  times: "×",
  deg: "°",
  emsp: "\u3000",
  ensp: " ",
};

function decoded(entity: string): string | undefined {
  const name = entity.slice(1, -1).toLowerCase();
  if (!name.startsWith("#")) return entities[name];
  const code = name.startsWith("#x") ? parseInt(name.slice(2), 16) : Number(name.slice(1));
  return code >= 32 && (code < 0xd800 || code > 0xdfff) && code < 0xfffe ? String.fromCharCode(code) : undefined;
}

function strip(row: Row, segment: Segment, { 0: found, index }: RegExpExecArray) {
  const { text } = segment;
  const end = index + found.length;
  if (found.startsWith("&")) return replaceWithin(row, segment, index, end, decoded(found)!);
  const endsLine = /^<(?:br|\/p|\/div|\/li|\/tr|\/h\d|hr)/i.test(found);
  const isBetween = /\S/.test(text.slice(0, index).slice(-1)) && /^\s*[^\s<]|^<(?!\/)/.test(text.slice(end, end + 20));
  return replaceWithin(row, segment, index, end, endsLine && isBetween && text[end] !== "\n" ? "\n" : "");
}

function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
