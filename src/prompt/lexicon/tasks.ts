import type { Wording } from "./lexicon";

// Tasks told by their verb. Each list is matched against the author's own words in the sentence that states the task.

/** The answer has to be in the material, and may not be: extraction, search, questions. */
export const lookingUp =
  /\b(?:extract|find|locate|pick out|look up|retrieve|answer (?:the|this|these|each|any|all|my|users?|following|questions?))\b|提取|抽取|找出|找到|查找|检索|回答|解答|摘录|梳理出/iu;

/** The answer is a label, a score or a set of fields, so its shape can be fixed. */
export const labelling =
  /\b(?:classify|categori[sz]e|label|tag|annotate|extract|named entit\w+|sentiment)\b|^\W*(?:please )?(?:score|rate|grade)\b|分类|归类|分成.{0,6}类|标注|打标签|打标|提取|抽取|打分|评分|情感|实体识别/iu;

/** The answer is prose, whatever else the task asks for: a strict format would only hurt. */
export const prose =
  /\b(?:translat\w+|rewrit\w+|rephras\w+|paraphras\w+|proofread|edit|polish|improve|summari[sz]\w*|explain|continue|expand|shorten|correct|reword|discuss|describe|write)\b|翻译|改写|重写|润色|总结|概括|摘要|续写|扩写|缩写|撰写|解释|校对|编辑|改进|描述|讨论|写一/iu;

/** What describes a picture, a song or a video is a request for it. */
export const picture =
  /\b(?:photo\w*|cinematic|3d|render\w*|illustration|portrait|lighting|camera|synth\w*|bpm|vocals|scene|close-up)\b/i;

/** Who would do a task, for the role that is proposed. */
export const roleOfTask: readonly { readonly task: RegExp; readonly role: Wording }[] = [
  { task: /\btranslat/i, role: { en: "a professional translator", zh: "专业翻译" } },
  { task: /翻译/, role: { en: "a professional translator", zh: "专业翻译" } },
  {
    task: /\b(?:code|coding|program|refactor|debug|api|unit tests?|repository|pull requests?|typescript|javascript|python|java)\b|代码|编程|程序|重构|调试|单元测试|接口/i,
    role: { en: "an experienced software engineer", zh: "资深软件工程师" },
  },
  {
    task: /\b(?:sql|database|dataset|data analysis|dashboard)\b|数据库|数据分析|报表/i,
    role: { en: "an experienced data analyst", zh: "资深数据分析师" },
  },
  {
    task: /\b(?:lesson|teach|students?|course|quiz|homework)\b|课程|教案|教学|学生|试题/i,
    role: { en: "an experienced teacher", zh: "经验丰富的教师" },
  },
  {
    task: /\b(?:contract|legal|clauses?|lawsuit)\b|合同|法律|条款|诉讼/i,
    role: { en: "an experienced lawyer", zh: "资深律师" },
  },
  {
    task: /\b(?:patients?|symptoms?|diagnos\w+|clinical)\b|患者|症状|诊断|病历/i,
    role: { en: "an experienced physician", zh: "经验丰富的医生" },
  },
  {
    task: /\b(?:marketing|advert\w*|campaign|brand|slogan)\b|营销|广告|文案|品牌|推广/i,
    role: { en: "an experienced marketer", zh: "资深营销专家" },
  },
  {
    task: /\b(?:customers?|support tickets?|complaints?)\b|客户|客服|投诉|工单/i,
    role: { en: "an experienced customer service agent", zh: "经验丰富的客服专员" },
  },
  {
    task: /\b(?:summari[sz]e|rewrite|proofread|edit|polish)\b|总结|概括|改写|润色|校对/i,
    role: { en: "an experienced editor", zh: "资深编辑" },
  },
];
