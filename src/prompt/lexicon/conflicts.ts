/** One side of a choice that an answer can take only once: a language, a tone, a form, brief or detailed. */
export interface ClaimPattern {
  /** Claims of one topic with different values contradict each other. */
  readonly topic: string;
  /** What is claimed; undefined where the group `value` says it. */
  readonly value: string | undefined;
  readonly pattern: RegExp;
}

const claim = (topic: string, value: string | undefined, source: string): ClaimPattern => ({
  topic,
  value,
  // Without `u`, which would make ignoring case take five times as long.
  pattern: new RegExp(source, "di"),
});

const reply = "(?:answer|respond|reply|output|return|write|speak|print)";
const no = "(?:do not|don['’]t|never|no|without|avoid|not)";
const language =
  "(?:english|chinese|french|german|spanish|arabic|japanese|korean|russian|portuguese|italian|turkish|hindi)";
const thing =
  "(?<about>answers?|responses?|repl(?:y|ies)|explanations?|summar(?:y|ies)|output|report|analysis|descriptions?|essay|article|story)";

export const englishClaims: readonly ClaimPattern[] = [
  claim(
    "language",
    undefined,
    String.raw`\b${reply}(?: (?:to me|only|always|everything|all|back|(?:the |my |all )*questions?|your (?:answers?|response|reply)))* in (?<value>${language})\b(?! (?:and|or)\b)`,
  ),
  claim(
    "language",
    undefined,
    String.raw`\b(?:your |the |all )?(?:answers?|response|reply|output)s? (?:must|should|has to|needs to|will) be (?:written )?in (?<value>${language})\b`,
  ),
  claim(
    "language",
    "theirs",
    String.raw`(?<!${no} )\b${reply}(?: (?:to me|only|always|everything|back))* in (?:the same language (?:as|that|in which)|(?:the )?language (?:of the|in which|that)|(?:the |their )(?:user|reader|customer|author|sender)['’]s (?:own )?language)\b`,
  ),
  claim("detail", "brief", String.raw`\b(?:brief|short|concise|one-sentence|succinct)(?: and \w+)? ${thing}\b`),
  claim(
    "detail",
    "detailed",
    String.raw`(?<!${no} (?:\w+ ){0,2})\b(?:detailed|comprehensive|in-depth|thorough|exhaustive|lengthy|very long)(?: and \w+|, \w+)? ${thing}\b`,
  ),
  claim(
    "detail",
    "brief",
    String.raw`\b(?:keep|make) (?:the |your |each |every )?(?:\w+ )?${thing} (?:very |as )?(?:brief|short|concise|succinct)\b`,
  ),
  claim(
    "detail",
    "detailed",
    String.raw`\b(?:make) (?:the |your |each |every )?(?:\w+ )?${thing} (?:very |as )?(?:detailed|comprehensive|thorough|exhaustive|long)\b`,
  ),
  claim(
    "detail",
    "brief",
    String.raw`^(?:please )?(?:be|keep (?:it|your answers?|the answer|responses?)) (?:very |as )?(?:brief|short|concise|succinct)\b(?!:| (?:and|yet|but|about|in|with|when)\b)`,
  ),
  claim(
    "detail",
    "detailed",
    String.raw`^(?:please )?(?:be|make (?:it|your answers?)) (?:very |as |extremely )?(?:detailed|comprehensive|thorough|exhaustive|long)\b(?!:| (?:and|yet|but|about|in|with|when)\b)`,
  ),
  // All of it in detail leaves no room for a brief whole; a part that comes later does.
  claim(
    "extent",
    "brief",
    String.raw`\b(?:keep|make) (?:it|(?:the |your )?(?:\w+ )?${thing.replace("?<about>", "?:")}) (?:very |as )?(?:brief|short|concise|succinct)\b`,
  ),
  claim(
    "extent",
    "detailed",
    String.raw`(?<!${no} |then )\b(?:describe|explain|discuss|cover|analy[sz]e|report|present|address) (?:every|each|all)\b[^.;,]{0,40} in (?:full |great |much )?(?:detail|depth)\b(?! (?:in|below|under|after|as|for|within|later|when|only)\b)`,
  ),
  claim("tone", "formal", String.raw`(?<!${no} (?:\w+ ){0,2})\bformal (?:\w+ )?(?:tone|language|style|register)\b`),
  claim(
    "tone",
    "casual",
    String.raw`(?<!${no} (?:\w+ ){0,2})\b(?:casual|informal|colloquial|chatty) (?:\w+ )?(?:tone|language|style|register)\b`,
  ),
  claim(
    "form",
    undefined,
    String.raw`\b${reply}(?: (?:the|your|it|result|results|answer|me|a|an|valid|strictly|exclusively|solely))* (?:only|just|nothing but|solely) (?:with |in |as |a |an |valid |raw |the )*(?<value>json|xml|yaml|csv|html|plain text|tables?|markdown)\b(?! (?:and|or|with)\b)`,
  ),
  claim(
    "form",
    undefined,
    String.raw`\b(?:present|format|return|output|give|show|write)(?: (?:the|your|it|all|result|results|answer|response|output|everything|final))* (?:as|in) (?:an? )?(?:\w+ )?(?<value>json|xml|yaml|csv|html|plain text|tables?)\b(?! (?:and|or|file)\b)`,
  ),
  // Whether one form is wanted at all.
  claim(
    "use of",
    "wanted",
    String.raw`(?<!${no} (?:\w+ ){0,3})\b(?:${reply}|format|present|give|use)(?: (?:it|only|the|your|result|results|answer|response|output|everything))*(?: (?:in|as|with|using))?(?: (?:an?|valid|raw|strict|strictly))* (?<about>json|xml|yaml|csv|html|markdown)\b(?! (?:and|or|files?|schemas?|strings?|keys?|fields?|for|only (?:if|when|for))\b|[-/])`,
  ),
  claim(
    "use of",
    "banned",
    String.raw`\b(?:do not|don['’]t|never|must not|should not) (?:${reply}|format|present|give|use|produce|include)(?: (?:it|the|your|result|results|answer|response|output|any))*(?: (?:in|as|with|using))?(?: (?:an?|any|valid|raw))* (?<about>json|xml|yaml|csv|html|markdown)(?: (?:format|formatting|syntax|output|at all))?(?=[.,;!]|\s*$)`,
  ),
  claim(
    "use of",
    "banned",
    String.raw`\b(?:with no|without|avoid)(?: (?:any|using))* (?<about>json|xml|yaml|csv|html|markdown)(?: (?:format|formatting|syntax|output|at all))?(?=[.,;!]|\s*$)`,
  ),
  claim(
    "explanation",
    "none",
    String.raw`\b(?:do not|don['’]t|never) (?:write|include|add|give|provide|output|explain)(?: any| me)?(?: explanations?| explanatory text| commentary| reasoning)?\b(?<=explanations?|explain|commentary|explanatory text|reasoning)(?! (?:the|how|what|to|unless|of|about|in|inside|within|between)\b)`,
  ),
  claim(
    "explanation",
    "none",
    String.raw`\b(?:just|only) (?:output|return|reply with|respond with|answer with|print)\b(?! (?:\w+[ -]){0,4}(?:markdown|json|html|text|format|sections?|following|yaml)\b)(?!.*\b(?:expla|reason|why\b|just when|once\b))`,
  ),
  claim(
    "explanation",
    "none",
    String.raw`\b${reply}(?: with)? (?:only|just)(?: with| in)?\b(?! (?:\w+[ -]){0,4}(?:markdown|json|html|text|format|sections?|following|yaml)\b)(?!.*\b(?:expla|reason|why\b|after\b|in english|one\b))`,
  ),
  claim(
    "explanation",
    "some",
    String.raw`(?<!${no} (?:\w+ ){0,3})\b(?:explain|justify) (?:your|each|why you|the) (?:\w+ )?(?:reasoning|answers?|choices?|decisions?|thinking|steps?|changes?|chose|picked)\b`,
  ),
  claim(
    "explanation",
    "some",
    String.raw`(?<!${no} (?:\w+ ){0,3})\b(?:include|provide|give|add|write|output)(?: me)?(?: an?| your| the| some)?(?: (?!no\b)\w+)? (?:explanations?|justifications?|rationale)\b(?! (?:of|for|or|about|on|to|and|in)\b)`,
  ),
  claim(
    "explanation",
    "some",
    String.raw`(?<!${no} (?:\w+ ){0,3})\b(?:output|create|include|add|write) a (?:\w+ ){0,6}that explains\b`,
  ),
];

const zhReply = "(?:回答|回复|输出|答复|作答|返回|撰写|书写|写作)";
const zhLanguage = "(?:中文|汉语|简体中文|繁体中文|英文|英语|日文|日语|法语|德语|韩语|俄语|西班牙语)";
const zhNo = "(?:不要|不需要|不需|无需|无须|不必|请勿|勿|禁止|不得|不用|别|避免)";

export const chineseClaims: readonly ClaimPattern[] = [
  claim(
    "language",
    undefined,
    String.raw`(?<!不要|不得|不能|禁止|不)(?:用|以|使用)(?<value>${zhLanguage})(?:来)?(?:进行)?${zhReply}`,
  ),
  claim(
    "language",
    undefined,
    String.raw`(?:回答|回复|输出|答复)[^，。；]{0,6}(?:必须|应|应该|要|请)?(?:是|为|使用|用)(?<value>${zhLanguage})(?![和与或、])`,
  ),
  claim(
    "language",
    "theirs",
    String.raw`(?<!不要|不得|不能|禁止|不)(?:用|以|使用)(?:(?:与|和|跟)[^，。；]{1,12}(?:相同|一致|一样)|(?:用户|原文|发票|提问|问题|输入|邮件|文章|材料|来信)(?:所用|使用|本身)?)的语言(?:来)?(?:进行)?${zhReply}`,
  ),
  claim(
    "detail",
    "brief",
    String.raw`(?:简短|简要|简洁|简明|精简|简略)(?:扼要)?(?:的|地)?(?<about>回答|回复|解释|说明|总结|概括|描述|介绍|分析|报告)`,
  ),
  claim(
    "detail",
    "detailed",
    String.raw`(?<!${zhNo}[^，。；]{0,4})(?:详细|详尽|全面|深入|尽可能详细)(?:的|地)?(?<about>回答|回复|解释|说明|总结|概括|描述|介绍|分析|报告)`,
  ),
  claim(
    "detail",
    "brief",
    String.raw`(?:回答|回复|输出|答案|内容)[^，。；]{0,4}(?:要|应|必须|尽量|务必|保持|越)(?:尽量|尽可能)?(?:简短|简洁|简明|精简|短)`,
  ),
  claim(
    "detail",
    "detailed",
    String.raw`(?:回答|回复|输出|答案|内容)[^，。；]{0,4}(?:要|应|必须|尽量|务必|保持|越)(?:尽量|尽可能)?(?:详细|详尽|全面|具体|长)`,
  ),
  claim(
    "extent",
    "brief",
    String.raw`(?:总结|摘要|概括|回答|回复|输出|答案|报告|全文|篇幅)[^，。；]{0,4}(?:要|应|必须|尽量|务必|保持)(?:尽量|尽可能)?(?:简短|简洁|简明|精简)`,
  ),
  claim(
    "extent",
    "detailed",
    String.raw`(?<!(?:${zhNo}|然后|再|随后|接着|最后)[^，。；]{0,4})(?:详细|详尽|深入)地?(?:说明|描述|解释|分析|介绍|阐述|讨论)(?:每一?[个条项点种篇]|所有|全部)`,
  ),
  claim("tone", "formal", String.raw`(?<!${zhNo}[^，。；]{0,6})(?:正式|书面)(?:化)?的?(?:语气|口吻|语言|文风|语体)`),
  claim(
    "tone",
    "casual",
    String.raw`(?<!${zhNo}[^，。；]{0,6})(?:口语化|随意|轻松随意|非正式|俏皮)的?(?:语气|口吻|语言|文风|表达)`,
  ),
  claim(
    "form",
    undefined,
    String.raw`(?:只|仅)(?:能|需|要|可)?(?:以|用|返回|输出|回复)[^，。；]{0,6}(?<value>JSON|XML|YAML|CSV|HTML|纯文本|表格|Markdown)(?![和与或、])`,
  ),
  claim(
    "form",
    undefined,
    String.raw`(?<!${zhNo})(?:以|用|按|采用)(?<value>JSON|XML|YAML|CSV|HTML|纯文本|表格)(?:的)?(?:格式|形式)?(?:来)?(?:返回|输出|呈现|展示|回复|回答|给出)`,
  ),
  claim(
    "use of",
    "wanted",
    String.raw`(?<!${zhNo}[^，。；]{0,4})(?:以|用|按|采用|使用|输出|返回) ?(?<about>JSON|XML|YAML|CSV|HTML|Markdown) ?(?:格式|形式)?(?:来)?(?:返回|输出|呈现|展示|回复|回答|给出|(?=[，。；！]|\s*$))`,
  ),
  claim(
    "use of",
    "banned",
    String.raw`${zhNo}(?:再)?(?:使用|用|以|采用|输出|返回|包含|出现)? ?(?:任何)?(?<about>JSON|XML|YAML|CSV|HTML|Markdown) ?(?:格式|形式|语法)?(?:来)?(?:返回|输出|呈现|展示|回复|回答)?(?=[，。；！]|\s*$)`,
  ),
  claim(
    "explanation",
    "none",
    String.raw`${zhNo}(?:再|做|写|给出|提供|输出|添加|包含|有|附加|进行)?(?:任何|多余的?|额外的?|其他|其它)*(?:的)?(?:文字)?(?:解释|说明)(?!.{0,6}(?:之外|除外|除非))`,
  ),
  claim(
    "explanation",
    "none",
    String.raw`(?:只|仅)(?:能|需|要|需要|可以?|会)?(?:返回|输出|回复|包含|给出|回答)(?!.*(?:解释|理由|原因|说明))`,
  ),
  claim(
    "explanation",
    "some",
    String.raw`(?<!${zhNo}[^，。；]{0,10})(?:给出|提供|写出?|附上|写明|说明|输出)[^，。；没不]{0,8}(?:理由|原因|解释|依据|推理过程)(?!的(?:问题|文本|文章))`,
  ),
];
