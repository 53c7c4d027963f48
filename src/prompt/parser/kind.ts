import type { Example, Material, PromptKind } from "../document";
import type { Candidate } from "./candidates";
import type { Elements } from "./elements";
import type { Scan } from "./scan";

// Words of a prompt that opens a conversation: turns to come, a character to keep.
const conversation =
  /\bi want you to (?:act|be|pretend|play|roleplay|simulate)\b|\bmy first\b|\bi(?: will|'ll) (?:ask|tell|give|provide|describe|type|write|say|be)\b|\bin[- ]character\b|(?:充当|扮演|担任)|我的第一|我(?:会|将)(?!.{0,4}发展)|(?:^|\n)#+ *role *[:：]/i;
const transforming =
  /\b(?:extract|classif(?:y|ies|ying)|categori[sz]e|translat(?:e|ing|ion)|summari[sz](?:e|ing)|summary of|rewrit(?:e|ing)|paraphras(?:e|ing)|analy[sz](?:e|ing|is)|convert|edit|proofread|correct|evaluat(?:e|ing|ion)|review|identif(?:y|ies)|detect|label|score|rate|grade|critique|parse|transform|rephrase|compress|sort|improve|take the input|break down|find|locate|infer|digest|determine|tell (?:me )?whether|check|fill|complete the|replace|judge|assess)\b|翻译|改写|重写|总结|概括|摘要|提取|抽取|分类|归类|分析|润色|编辑|转换|转化|转为|改为|改进|检查|检测|判断|识别|排序|校对|评分|打分|优化|审查|续写|补全|找出|找到|纠正|修改|缩写|扩写|评价|比较|对比/i;
const generating =
  /\b(?:creat(?:e|ing)|writ(?:e|ing)|generat(?:e|ing)|design(?:ing)?|develop(?:ing)?|craft(?:ing)?|build(?:ing)?|compos(?:e|ing)|set(?:ting)? up|draft|produce|come up with|suggest|recommend|describe|imagine|make|plan|outline|invent|brainstorm)\b|写|生成|创建|创作|编写|撰写|设计|产生|列出|列举|制定|推荐|想出|构建|策划|提供|给出|描述|介绍/i;
const answering = /\banswer\b|\brespond to (?:the )?(?:question|query)\b|回答|解答/i;
const helping =
  /\b(?:guide|help|assist|support|advise|teach|mentor|coach|simulate|provide (?:\w+ )?(?:advice|guidance|support|help|feedback|evaluation)|engage|respond|offer)\b/i;
// Prompty files carry a name and a description too.
const promptyKeys = new Set(["inputs", "sample", "authors", "outputs"]);
const agentKeys = new Set(["tools", "agent", "mode", "applyTo", "mcp-servers", "handoffs", "allowed-tools"]);

/** What a prompt is for, from its front matter, its task and the material it brings. */
export function kindOf(
  scan: Scan,
  task: Candidate | undefined,
  elements: Elements,
  materials: readonly Material[],
  examples: readonly Example[],
): PromptKind {
  const keys = Object.keys(scan.frontMatter?.data ?? {});
  const isSkill = keys.includes("name") && keys.includes("description") && !keys.some((key) => promptyKeys.has(key));
  if (isSkill || keys.some((key) => agentKeys.has(key))) return "agent";
  if (task === undefined)
    return elements.goal.length > 0 || scan.isData ? "generate" : examples.length > 0 ? "transform" : "other";
  const words = scan.visible.slice(task.range.start, task.range.end);
  const head = scan.visible.slice(0, 3000);
  const brings = materials.length > 0 || task.givenMaterial;
  const role = elements.role.length > 0;
  if (role && conversation.test(head) && !materials.some((material) => !material.slot && !isFirstTurn(scan, material)))
    return "persona";
  if (task.question) return "question";
  if (answering.test(words) && !generating.test(words)) return "question";
  if (transforming.test(words) && (brings || role)) return "transform";
  if (role && helping.test(words)) return "persona";
  if (generating.test(words)) return brings && !role && transforming.test(words) ? "transform" : "generate";
  if (role) return materials.length > 0 ? "transform" : "persona";
  return brings ? "transform" : "generate";
}

/** Material that is the user's first turn in the conversation, as in "My first sentence is …". */
function isFirstTurn(scan: Scan, material: Material): boolean {
  return /(?:my first|第一)[^\n]{0,40}$/i.test(
    scan.visible.slice(Math.max(0, material.range.start - 60), material.range.start),
  );
}
