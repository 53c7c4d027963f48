/** How a wording leaves the model guessing: how many, what else, by which measure, or under which condition. */
export type Vagueness = "amount" | "open" | "measure" | "choice";

/** One way to be vague; the group `word` is what to replace. Matched without case against one sentence. */
export interface VagueWording {
  readonly kind: Vagueness;
  readonly pattern: RegExp;
}

// Ignoring case by Unicode's tables takes three times as long, so only patterns that name a script do.
const flags = (source: string): string => (source.includes("\\p{") ? "dgiu" : "dgi");

const wording = (kind: Vagueness, source: string): VagueWording => ({
  kind,
  pattern: new RegExp(source, flags(source)),
});

const make =
  "(?:give|provide|offer|list|write|suggest|create|generate|include|add|share|recommend|show|make|produce|propose|present|name|come up with|find|pick|choose|select|identify|describe|mention|draft|design|develop|build|output|deliver|brainstorm|return)";
const step = String.raw`(?: (?!(?:on|for|to|about|across|from|with|in|of|by|between|over|how|when|if|not|as)\b)[\w'’-]+){0,3}`;
const plural = String.raw`(?= (?:[\w-]+,? ){0,2}?[\w-]{2,}s\b)`;
const looks =
  "(?:intuitive|user[- ]friendly|stylish|sleek|beautiful|seamless|attractive|good-looking|nice|clean|modern-looking)";
const surface =
  "(?:interfaces?|uis?|ux|designs?|layouts?|navigation|experiences?|screens?|pages?|websites?|dashboards?|animations?|transitions?|tool selection|menus?|look)";
// "proper state (Redux or Context)", "appropriate formats: …": what follows says which.
const told = String.raw`[^.;\n]{0,60}?(?: \(|: |, such as\b| such as\b|, like\b| like\b|,? e\.g\.)`;
const praise =
  "(?:good|nice|great|interesting|amazing|awesome|cool|decent|excellent|wonderful|fantastic|high[- ]quality|top[- ]quality)";

/** English wordings that a reviewer would raise: each asks for something and names no amount, end or measure. */
export const vagueEnglish: readonly VagueWording[] = [
  wording(
    "amount",
    String.raw`\b${make}\b${step} (?<word>some|a few|a couple of|several|various|(?:a|an)(?: wide| broad)? (?:variety|range|number|selection|bunch) of|a lot of|lots of)${plural}`,
  ),
  wording(
    "open",
    String.raw`(?<=[\w\uFFFC”"’]{2})(?<word>(?:, ?| )(?:and |or )?(?:etc\b(?:\.(?!\s*$))?|and so (?:on|forth)|(?:and|or) (?:whatever(?: else)?|anything else|the like|(?:stuff|things|something) like that|more stuff)|whatever else))(?! (?:is|are|the user|you))`,
  ),
  wording("open", String.raw`(?<word>\b(?:among|and) other (?:factors|things|aspects|stuff))(?! that| which)`),
  wording(
    "measure",
    String.raw`(?<!\b(?:most|more|not|not an?|as|if|is|are|be|deemed|whether|when|where|how|the|their|its|this|that|without|lacks?|missing|\w{3,}ly) |-)\b(?<word>proper|appropriate|suitable|adequate)(?! (?:for|to|and|or|nouns?|names?|case|casing|grammar|spelling|punctuation|capitali[sz]ation|markdown|json|html|xml|yaml|syntax|indentation|code|english|format\b|latex)\b)(?= [\w-]+)(?!${told})`,
  ),
  wording(
    "measure",
    String.raw`(?<!\bhow to )\b(?:${make}|get|achieve|ensure|yield)\b${step} (?<word>(?:the )?best(?: possible)?) (?:and [\w-]+ |[\w-]+ )?(?:outputs?|results?|answers?|responses?|solutions?|versions?|quality|prompts?)\b`,
  ),
  wording(
    "measure",
    String.raw`\b(?<word>${looks})(?: and [\w-]+|, [\w-]+)? (?:(?!(?:with|for|to|of|in|on|as|and|that)\b)[\uFFFC\w'’-]+ ){0,2}${surface}\b`,
  ),
  wording(
    "measure",
    String.raw`(?<!\bnot )\b(?:be|is|are|look|looks|feel|feels)(?: [\w-]+,?){0,2}? (?:and )?(?<word>intuitive|user[- ]friendly|stylish|sleek|seamless|attractive|good-looking)\b(?! (?:for|to)\b)`,
  ),
  wording(
    "measure",
    String.raw`\b${make}\b(?: (?:me|us|my|our))?(?: (?:an?|some|the|one|\d+|very|really|truly))* (?<word>${praise}) (?!(?:faith|morning|luck|deal|britain)\b)\w+`,
  ),
  wording("measure", String.raw`\b(?<word>industry[- ]standards?|industry best practices)\b`),
  wording("choice", String.raw`\b(?<word>as you (?:see fit|like|wish|please)|however you (?:like|want)|or whatever)\b`),
];

const zhMake =
  "(?:给出|给我|提供|列出|列举|写出|写|生成|创作|创建|创造|推荐|介绍|设计|输出|举出|举|准备|制定|提出|想出|想|添加|加入|增加|补充|采用|产生|制作|编写|撰写|产出|呈现|展示|转化为|选择|选取|挑选|获得|得到|找出|找)";
const zhStep = "[^，。；：！？、\\n我]{0,10}?";
const zhTold = "[^，。；！？\\n]{0,12}(?:[：（(]|，?(?:例如|比如))";
const zhThing = "(?:因素|方面|内容|信息|事项|要素|方式|形式|指标|元素|东西|事情)";

/** 中文里评审时会指出的模糊说法：提了要求，却没有数量、范围或标准。 */
export const vagueChinese: readonly VagueWording[] = [
  wording(
    "amount",
    String.raw`${zhMake}${zhStep}(?<word>一些|若干个?|多个|多种|多条|许多|大量|各种各样的?|一系列|几(?:个|条|点|种|篇|份|句|段|首|项|款|本|部))(?!星期|月|小时|方面|人)`,
  ),
  wording("amount", String.raw`(?:${zhMake}|${zhMake}[^，。；：！？\n]{0,24}的)(?<word>某些)(?!人|词)`),
  wording(
    "open",
    String.raw`、[^、。；\n]{1,16}?(?<![中高平同相何优对不均]|(?:如|像)[^。；\n]{0,40})(?<word>等等?(?:其他|其它)?${zhThing}?)(?=[，。；：！、）)\s]|$)`,
  ),
  wording(
    "open",
    String.raw`(?<=[\p{Script=Han}A-Za-z])(?<word>等(?:其他|其它)${zhThing}|等等(?=[，。；！）)\s]|$)|诸如此类的?|之类的(?:东西|内容)?)`,
  ),
  wording(
    "open",
    String.raw`(?:或|和|及|以及|、|做)(?<!任何[^，。；]{0,20})(?<word>(?:其他|其它)${zhThing})(?=[，。；：！、）)\s的]|$)`,
  ),
  wording(
    "measure",
    String.raw`(?<![最不更否较])(?<word>适当|合适|恰当|适量|适度)(?:的|地|之)?(?=\p{Script=Han})(?!时|于|的话|人|标点|时态|语法|量词|介词|连词|动词|冠词|单词|词)(?!${zhTold})`,
  ),
  wording(
    "measure",
    String.raw`${zhMake}${zhStep}(?<word>最佳|最优|最好)的?(?:ChatGPT|一[种个]|回答|结果|效果(?!的)|方案|方式|方法|输出|提示词?)`,
  ),
  wording(
    "measure",
    String.raw`${zhMake}${zhStep}(?<word>高质量|优质|独特|有趣|精彩|优秀|出色|不错|漂亮|精美|吸引人|(?<=一[个篇份首段些则句条部]|很|非常|比较)好)的(?=\p{Script=Han})`,
  ),
  wording("choice", String.raw`(?<word>随便(?:写|来)?点?|看着办|你看着(?:写|来)|随你(?:发挥|喜欢)?)`),
];
