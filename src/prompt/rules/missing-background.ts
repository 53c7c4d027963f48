import * as z from "zod/mini";
import { described } from "../../lint/described";
import { slice } from "../../text/range";
import { countScripts, lengthInWords } from "../../text/script";
import { insertAfterTask, slot, writingLanguage } from "../edits/insertion";
import { isReadable, quotable } from "../analysis/places";
import { promptRule } from "../rule";
import { visibleText } from "../analysis/visible";

// What is made for somebody, or advice that depends on who asks; a question of fact needs no more than itself.
const dependsOnReader =
  /\b(?:articles?|essays?|speech|letters?|e-?mails?|plans?|proposals?|reports?|descriptions?|ads?|adverts?|advertisements?|slogans?|posts?|pitch|strategy|course|lessons?|website|web ?site|app|application|landing page|presentation|slides|resume|cv|statement|invitation|press release|guide|newsletter|script|campaign|brochure|tutorial|testimonials?|bio|itinerary|schedule)\b|\b(?:for me|give me .{0,20}(?:advice|suggestions|tips)|recommend me|my \w+)\b|文章|作文|演讲|致辞|发言|信(?!息|仰|号|任|用)|邮件|计划|方案|提案|报告|文案|介绍|广告|标语|口号|帖子|策略|课程|教案|网站|应用程序|简历|邀请函|通知|新闻稿|脚本|宣传|教程|行程|攻略|给我.{0,12}建议|推荐给我|给我推荐/iu;

// The request itself says for whom or for what.
const namesReader =
  /\bfor (?:my|our|his|her|their|the|an?|\w+s)\b|\b(?:aimed at|based on|to (?:my|our|the) \w+)\b|适合|面向|针对|用于|为.{1,20}(?:写|撰|编|生成|设计|制定|创)|给(?!我|出).{1,8}写/iu;

export const missingBackground = promptRule({
  id: "prompt/missing-background",
  asksFor: "background",
  title: { en: "Missing background", "zh-cn": "缺少背景" },
  description: {
    en: "A request for something that is made for somebody (a letter, a plan, an advert, advice) says for whom and for what: the situation, the audience, the facts to build on. A bare topic leaves all of that to chance. Prompts of more than `maxWords` words are left alone, for they tell more than their topic.",
    "zh-cn":
      "请模型写信、订计划、写文案或给建议时，应交代背景：处境、受众、依据的事实。只给一个题目，其余就全凭模型发挥。超过 `maxWords` 个词的提示词不检查，因为它们说的已不止题目。",
  },
  guide: {
    en: "Question: your main question, with the background that belongs to it (required).",
    "zh-cn": "问题：你的主要问题、相关背景等（必填）。",
  },
  evidence: [
    {
      claim: {
        en: "“Integrate the intended audience in the prompt” is one of 26 principles found to improve answers.",
        "zh-cn": "“在提示词中写明目标受众”是被验证能改善回答的 26 条原则之一。",
      },
      source:
        "Bsharat, Myrzakhan and Shen, Principled Instructions Are All You Need for Questioning LLaMA-1/2, GPT-3.5/4, 2023, arXiv:2312.16171",
    },
  ],
  severity: { generate: "information", transform: "information", else: "off" },
  options: z.strictObject({
    maxWords: z._default(z.int().check(z.positive()), 60).check(
      described({
        en: "Longer prompts are not checked, in words; five Han characters count as three words.",
        "zh-cn": "超过此长度的提示词不检查，以英文单词计；五个汉字折合三个单词。",
      }),
    ),
  }),
  messages: {
    missing: {
      en: "“{task}” gives no background. Say who it is for, what it will be used for, or which facts to use.",
      "zh-cn": "“{task}”没有交代背景。请说明写给谁、用在哪里，或以什么为依据。",
    },
    insert: { en: "Insert a background block", "zh-cn": "插入背景" },
  },
  check(document, { report, options }) {
    if (!isReadable(document)) return;
    const { elements, materials, task, text } = document;
    if (elements.background.length > 0 || materials.length > 0 || elements.examples.length > 0) return;
    if (task === undefined || lengthInWords(countScripts(text)) > options.maxWords) return;
    const words = slice(visibleText(document), task.range);
    if (!dependsOnReader.test(words) || namesReader.test(words)) return;
    // A sentence that asks for nothing tells something, whether or not the lexicon knows what.
    if (document.sentences.some(({ directive, elements: says }) => !directive && says.size === 0)) return;
    const audience = slot(document, { en: "audience", zh: "受众类型" });
    const use = slot(document, { en: "platform", zh: "使用平台" });
    const block =
      writingLanguage(document) === "zh"
        ? `背景：读者是${audience}，内容将用于${use}。`
        : `Background: this is for ${audience}, to be used on ${use}.`;
    report({
      message: "missing",
      data: { task: quotable(text, task.range) },
      range: task.range,
      fixes: [{ title: "insert", edits: [insertAfterTask(document, block)] }],
    });
  },
  examples: [
    {
      language: "en",
      text: "Write an invitation to our summer party. It takes place in the office garden on 4 July, and families are welcome.",
      problems: 0,
    },
    {
      language: "en",
      text: "Translate the sentence into German: “The train leaves at nine tomorrow morning.”",
      problems: 0,
    },
    {
      language: "en",
      text: "Write a product description.",
      problems: 1,
      fixed: "Write a product description.\n\nBackground: this is for [audience], to be used on [platform].",
    },
    {
      language: "en",
      text: "Create a workout plan in five steps.",
      problems: 1,
      fixed: "Create a workout plan in five steps.\n\nBackground: this is for [audience], to be used on [platform].",
    },
    { language: "zh", text: "我们公司下周搬到新办公楼。请写一份通知，提醒同事提前收拾个人物品。", problems: 0 },
    { language: "zh", text: "将下面的句子翻译成英语：“明天早上九点的火车。”", problems: 0 },
    {
      language: "zh",
      text: "写一篇产品介绍。",
      problems: 1,
      fixed: "写一篇产品介绍。\n\n背景：读者是【填写受众类型】，内容将用于【填写使用平台】。",
    },
    {
      language: "zh",
      text: "请制定一份健身计划，分五步。",
      problems: 1,
      fixed: "请制定一份健身计划，分五步。\n\n背景：读者是【填写受众类型】，内容将用于【填写使用平台】。",
    },
  ],
});
