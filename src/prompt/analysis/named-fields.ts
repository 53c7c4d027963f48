const english =
  /\b(?:extract|identify|find|return|give|list|output|pull out|get|report)\s+(?:me\s+)?((?:[\w'’/-]+,?\s+){1,30}?[\w'’/-]+)(?=\s+(?:from|of|in|out of|that|which|for|as|mentioned|contained|below|above|into|to|with)\b|\s*[.:;(\n]|\s*$)/i;
const chinese =
  /(?:提取|抽取|列出|找出|识别|返回|输出|给出)(?:[^，。；、：]{0,16}(?:中|里|内|上)的?|以下(?:字段|信息)[:：])?((?:[\p{Script=Han}A-Za-z0-9]{1,10}(?:、|和|与|以及|及)){1,12}[\p{Script=Han}A-Za-z0-9]{1,12})/u;
const most = 12;

/** The fields that a task asks for by name, in order: supplier, date and total. Empty where it names fewer than two. */
export function namedFields(task: string, language: "en" | "zh"): string[] {
  const found = (language === "zh" ? chinese : english).exec(task.slice(0, 600))?.[1];
  if (found === undefined) return [];
  const fields = language === "zh" ? chineseFields(found) : englishFields(found);
  const distinct = [...new Set(fields)];
  return distinct.length >= 2 && distinct.length <= most && !distinct.includes("") ? distinct : [];
}

function chineseFields(list: string): string[] {
  return list
    .replace(/等+(?:各项|全部|所有)?(?:信息|字段|内容|数据|要素)?$/, "")
    .split(/、|以及|和|与|及/)
    .map((field) => field.replace(/^(?:其|该|所有|全部|每个)/, ""));
}

/** As names in JSON: "the unit price" is unit_price. What has too many words is no field. */
function englishFields(list: string): string[] {
  return list.split(/,\s*(?:and\s+)?|\s+and\s+/).map((field) => {
    const words = field
      .trim()
      .toLowerCase()
      .replace(/^(?:the|its|their|a|an|each|every|all)\s+/, "")
      .replace(/['’]s?\b/g, "")
      .split(/[^a-z0-9]+/);
    return words.length <= 3 && /^[a-z]/.test(words[0]!) ? words.join("_") : "";
  });
}
