import { countScripts, lengthInWords } from "../../text/script";
import type { Example, Material, PromptKind } from "../document";
import type { Candidate } from "./candidates";
import type { Elements } from "./elements";
import type { Scan } from "./scan";

const personaTurn =
  /\b(?:act|behave|roleplay|role-play|pretend)\b|\bmy first\b|\bi will (?:ask|tell|give|provide|describe|type|write)\b|充当|扮演|担任|我的第一|我会|我将|你现在是|Role\s*[:：]/i;
const transforming =
  /\b(?:extract|classif\w+|categori[sz]e|translat\w+|summari[sz]\w+|rewrit\w+|paraphras\w+|analy[sz]\w+|convert|edit|proofread|correct|evaluat\w+|review|identify|detect|label|score|rate|grade|critique|parse|transform|rephrase|compress|sort|improve)\b|翻译|改写|重写|总结|概括|摘要|提取|抽取|分类|分析|润色|编辑|转换|转化|改进|检查|检测|判断|识别|排序|校对|评分|打分|优化|审查|续写|补全/iu;
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
  if (keys.some((key) => agentKeys.has(key)) || (keys.includes("name") && keys.includes("description"))) return "agent";
  const taskText = task ? scan.visible.slice(task.range.start, task.range.end) : "";
  if (task === undefined && elements.goal.length === 0) return examples.length > 0 ? "transform" : "other";
  const words = lengthInWords(countScripts(scan.text));
  const head = scan.visible.slice(0, 1500);
  if (
    /\b(?:tools?|function calls?|agent)\b.*\b(?:call|invoke|use|available)\b|调用工具|工具调用/i.test(head) &&
    words > 400
  )
    return "agent";
  if (
    elements.role.length > 0 &&
    personaTurn.test(head) &&
    !(materials.some((material) => !material.slot) && transforming.test(taskText))
  )
    return "persona";
  if (transforming.test(taskText) && (elements.input.length > 0 || elements.role.length > 0 || task!.givenMaterial))
    return "transform";
  if (task?.question) return "question";
  if (elements.input.length > 0 && /\banswer\b|回答|解答/i.test(taskText)) return "question";
  if (
    elements.role.length > 0 &&
    elements.input.length === 0 &&
    words > 60 &&
    /\byou (?:will|are|should)\b|你(?:将|会|要)/i.test(head) &&
    !/\b(?:create|write|generate|design|develop|build)\b/i.test(taskText)
  )
    return "persona";
  return "generate";
}
