import { slice, trimmed, type Range, type TextEdit } from "../../text/range";
import type { PromptDocument, Sentence } from "../document";
import { slot } from "../edits/insertion";
import { quotable } from "../analysis/places";
import { promptRule } from "../rule";
import { blanked } from "../../text/blank-out";
import { visibleText } from "../analysis/visible";

// Words that only lead on to others: a task that ends with one was cut off.
const cutOff = {
  en: /\b(?:about|for|of|the|an?|to|with|into|and|or|from|by|between|regarding|concerning|such as)$/i,
  zh: /(?:关于|以及|并且|或者|根据|按照|为了|对于|翻译成|翻译为|改写成|转换成|转换为|和|与|把|将)$/,
};

// A modal verb at the head of a sentence, with nobody to whom it applies.
const modal = {
  en: /^(?:must|should|shall|needs? to|has to|have to|ought to)(?= (?:not |never |always |only |also )?[a-z])/i,
  zh: /^(?:需要|应该|应当|必须|(?:需|应|须)(?=包含|包括|使用|遵循|保持|满足|提供|注明|说明|避免))(?=\p{Script=Han})(?!你|您|我|的|是|有|一|注意的|说明的|指出的|强调的|补充的|时|吗|多少|什么|哪|怎|用户|模型|助手|\p{Script=Han}{0,4}(?:的|吗|？))/u,
};
const passive = /^\S+(?: to)? (?:not |never |always |only |also )?(?:be|have|contain|include|fit|read|sound|look)\b/i;

const bareRequests = {
  en: [
    {
      pattern:
        /^(?:an? |the |\d+ )?(?:[\w-]+ ){0,3}(?:e-?mails?|letters?|essays?|poems?|stor(?:y|ies)|summary|blog posts?|articles?|reports?|recipes?|speech|haikus?|limericks?|cover letter|press release|product description|lesson plan|meal plan|outline) (?:about|on|for|of|to|in)\b/i,
      lead: "Write ",
    },
    { pattern: /^how to [a-z]/i, lead: "Explain " },
    {
      pattern: /^(?:\d+ )?(?:tips|ideas|ways|suggestions|reasons|names|examples|titles) (?:for|to|of|about|why|on)\b/i,
      lead: "List ",
    },
  ],
  zh: [
    {
      pattern:
        /^(?:一|两|\d+ ?)[首篇封份则段][^，。；：？！\n]{1,40}(?:诗|作文|文章|邮件|信|故事|报告|大纲|文案|日记|散文|总结|演讲稿|说明书|评论)[。.]?$/,
      lead: "请写",
    },
  ],
};

export const incompleteSentence = promptRule({
  id: "prompt/incomplete-sentence",
  title: { en: "Incomplete sentence", "zh-cn": "句子不完整" },
  description: {
    en: "A request that lacks its subject, verb or object can be read in more than one way: who must, do what, about what? Whole sentences leave nothing to guess. An order without a subject (“Write a poem”) is complete.",
    "zh-cn":
      "缺少主语、谓语或宾语的要求会有不止一种理解：谁必须做、做什么、针对什么？句子完整，模型就不必猜。没有主语的祈使句（“写一首诗”）是完整的。",
  },
  guide: {
    en: "Mind that sentences are complete: do not leave out subject, verb or object where they can be said. In practice, with GPT-3.5, leaving out one subject sometimes changed the result a good deal.",
    "zh-cn": "注意句子结构完整性，主谓宾能不省略的就不省略，实践中有时候发现GPT3.5中省略一个主语对结果影响还是较大的。",
  },
  severity: "hint",
  messages: {
    subject: {
      en: "“{words}” has no subject here. Say who or what it applies to.",
      "zh-cn": "“{words}”前面没有主语，不清楚说的是谁或什么。请补上主语。",
    },
    cut: {
      en: "The task breaks off after “{words}”. Say what follows.",
      "zh-cn": "任务写到“{words}”就断了。请把后面的内容补上。",
    },
    verb: {
      en: "“{words}” names a thing but not what to do with it. Begin with a verb.",
      "zh-cn": "“{words}”只说了要什么东西，没有说要做什么。请用动词开头。",
    },
    add: { en: "Begin with “{lead}”", "zh-cn": "在前面加上“{lead}”" },
    fill: { en: "Add a slot to fill in", "zh-cn": "补上待填写的内容" },
  },
  check(document, { report }) {
    const visible = visibleText(document);
    const insert = (offset: number, text: string): TextEdit[] => [{ range: { start: offset, end: offset }, text }];
    for (const sentence of document.sentences) {
      const range = modalWithoutSubject(visible, sentence);
      if (range === undefined) continue;
      const words = slice(document.text, range);
      const leads = subjectsFor(slice(visible, sentence.range), sentence.language);
      const fixes = leads.map((lead) => ({
        title: "add" as const,
        data: { lead: lead.trim() },
        edits: sentence.language === "zh" ? insert(range.start, lead) : [{ range, text: lead + words.toLowerCase() }],
      }));
      report({
        message: "subject",
        data: { words: sentence.language === "zh" ? words : words.toLowerCase() },
        range,
        fixes,
      });
    }
    const cut = brokenOff(document, visible);
    if (cut) {
      const gap = document.task!.language === "zh" ? "" : " ";
      const edits = insert(cut.end, gap + slot(document, { en: "what or whom", zh: "具体内容" }));
      report({
        message: "cut",
        data: { words: slice(document.text, cut) },
        range: cut,
        fixes: [{ title: "fill", edits }],
      });
    }
    const bare = bareRequest(document, visible);
    if (bare) {
      const { range, lead } = bare;
      const head = slice(document.text, range);
      const edits =
        lead === "请写"
          ? insert(range.start, lead)
          : [{ range: { start: range.start, end: range.start + 1 }, text: lead + head[0]!.toLowerCase() }];
      const data = { words: quotable(document.text, range), lead: lead.trim() };
      report({ message: "verb", data, range, fixes: [{ title: "add", data, edits }] });
    }
  },
  examples: [
    { language: "en", text: "Write a poem about the sea. It must have four lines.", problems: 0 },
    {
      language: "en",
      text: "Explain how to prune a lemon tree. You should name the tools and the best month.",
      problems: 0,
    },
    {
      language: "en",
      text: "Write a poem about the sea. Must have four lines.",
      problems: 1,
      fixed: "Write a poem about the sea. The answer must have four lines.",
    },
    {
      language: "en",
      text: "Email to my landlord about the broken heating, polite, under 120 words.",
      problems: 1,
      fixed: "Write an email to my landlord about the broken heating, polite, under 120 words.",
    },
    {
      language: "en",
      text: "Write a short article about",
      problems: 1,
      fixed: "Write a short article about [what or whom]",
    },
    { language: "zh", text: "请把下面的说明翻译成英文。你需要保留所有产品编号。\n\n说明：{{说明}}", problems: 0 },
    { language: "zh", text: "写一首关于大海的诗，四行，每行七个字。", problems: 0 },
    {
      language: "zh",
      text: "请根据会议记录写一份纪要。需要列出每项决定和负责人。\n\n会议记录：{{记录}}",
      problems: 1,
      fixed: "请根据会议记录写一份纪要。你需要列出每项决定和负责人。\n\n会议记录：{{记录}}",
    },
    {
      language: "zh",
      text: "一封写给房东的邮件",
      problems: 1,
      fixed: "请写一封写给房东的邮件",
    },
    { language: "zh", text: "请写一篇短文，关于", problems: 1, fixed: "请写一篇短文，关于【填写具体内容】" },
  ],
});

/** Where a paragraph's sentence begins with a modal verb; in a list the heading or the line above is the subject. */
function modalWithoutSubject(visible: string, { block, range, language }: Sentence): Range | undefined {
  if (block.type !== "paragraph" || block.section === "requirements" || block.section === "steps") return undefined;
  if (block.section === "outputFormat" || block.section === "variables") return undefined;
  // Shouted or quoted, it is a line of a specification.
  if (
    /["'“”‘’{[]/.test(visible[range.start - 1] ?? "") ||
    /^[A-Z]{4}/.test(visible.slice(range.start, range.start + 4))
  )
    return undefined;
  const match = modal[language].exec(visible.slice(range.start, Math.min(range.end, range.start + 60)));
  return match ? { start: range.start, end: range.start + match[0].length } : undefined;
}

function subjectsFor(sentence: string, language: "en" | "zh"): string[] {
  if (language === "en") return passive.test(sentence) ? ["The answer ", "You "] : ["You ", "The answer "];
  const wanted = /^需要[^，。；]{0,40}(?:人员|帮助|协助|专家|人士|建议)/.test(sentence);
  return wanted ? ["我", "你"] : ["你", "回答"];
}

/** The last words of a task that ends the prompt in the middle of a sentence. */
function brokenOff({ text, task }: PromptDocument, visible: string): Range | undefined {
  if (task === undefined || trimmed(text, { start: 0, end: text.length }).end !== task.range.end) return undefined;
  const start = Math.max(task.range.start, task.range.end - 12);
  const match = cutOff[task.language].exec(visible.slice(start, task.range.end));
  return match ? { start: start + match.index, end: task.range.end } : undefined;
}

/** The sentence that is all the request there is, and only names a thing. */
function bareRequest(
  { sentences, elements }: PromptDocument,
  visible: string,
): { range: Range; lead: string } | undefined {
  const first = sentences[0];
  if (first === undefined || first.block.type !== "paragraph") return undefined;
  if (elements.goal.some((goal) => goal.source !== "inferred")) return undefined;
  const head = visible.slice(first.range.start, Math.min(first.range.end, first.range.start + 200));
  if (head.startsWith(blanked)) return undefined;
  for (const { pattern, lead } of bareRequests[first.language]) {
    const match = pattern.exec(head);
    if (match) return { range: first.range, lead: lead === "Write " ? lead + articleFor(match[0]) : lead };
  }
  return undefined;
}

/** "a " or "an " before a thing named in the singular and without an article. */
function articleFor(thing: string): string {
  if (/^(?:an?|the|\d+) |s \w+$/i.test(thing)) return "";
  return /^[aeiou]/i.test(thing) ? "an " : "a ";
}
