import type { Localized } from "../lint/locale";

/** What the command line says of its own work; help texts stand beside the options they belong to. */
export const texts = {
  notFound: { en: "{path}: no such file or folder.", "zh-cn": "{path}：没有这个文件或文件夹。" },
  noMatch: { en: "{path}: no file matches.", "zh-cn": "{path}：没有匹配的文件。" },
  nothingInFolder: {
    en: "{path}: there are no prompts or datasets in this folder.",
    "zh-cn": "{path}：此文件夹中没有提示词或数据集。",
  },
  nothingToCheck: {
    en: "Name at least one file or folder, or use --stdin.",
    "zh-cn": "请至少指定一个文件或文件夹，或使用 --stdin。",
  },
  stdinAndPaths: {
    en: "--stdin takes no files; remove the paths or --stdin.",
    "zh-cn": "使用 --stdin 时不能再指定文件；请去掉路径或 --stdin。",
  },
  unreadable: { en: "{path}: cannot be read ({reason}).", "zh-cn": "{path}：无法读取（{reason}）。" },
  notLookedAt: { en: "{path}: was not looked at ({reason}).", "zh-cn": "{path}：未检查（{reason}）。" },
  noRows: { en: "{path}: there are no rows in it.", "zh-cn": "{path}：其中没有任何行。" },
  unwritable: { en: "{path}: cannot be written ({reason}).", "zh-cn": "{path}：无法写入（{reason}）。" },
  noFolder: { en: "there is no such folder", "zh-cn": "文件夹不存在" },
  notUtf8: {
    en: "{path}:{line}: not valid UTF-8 (at byte {byte}); save the file as UTF-8.",
    "zh-cn": "{path}:{line}：不是合法的 UTF-8（第 {byte} 字节）；请将文件另存为 UTF-8。",
  },
  utf16: {
    en: "{path}: this is UTF-16; save the file as UTF-8.",
    "zh-cn": "{path}：这是 UTF-16 编码；请将文件另存为 UTF-8。",
  },
  interrupted: {
    en: "Interrupted: this is what was found so far.",
    "zh-cn": "已中断，以下是目前发现的问题。",
  },
  noDataset: {
    en: "{path}: this is neither a prompt nor a dataset; to check it all the same, use --kind prompt or --kind dataset.",
    "zh-cn": "{path}：这既不是提示词，也不是数据集；如仍要检查，请用 --kind prompt 或 --kind dataset。",
  },
  noSchema: {
    en: "{path}: this should be a JSON Schema, but is not JSON ({reason}).",
    "zh-cn": "{path}：这里应是 JSON Schema，却不是合法的 JSON（{reason}）。",
  },
  configuration: { en: "{path}:{line}:{column}: {message}", "zh-cn": "{path}:{line}:{column}：{message}" },
  unknownRule: { en: "There is no rule “{rule}”.", "zh-cn": "没有名为“{rule}”的规则。" },
  near: { en: " Did you mean “{near}”?", "zh-cn": "是否要写“{near}”？" },
  listed: { en: " “winnow rules” lists them all.", "zh-cn": "用 winnow rules 可列出全部规则。" },
  ruleOption: {
    en: "--rule {value}: write it as id=level, with one of {levels}.",
    "zh-cn": "--rule {value}：请写成“规则=级别”，级别为 {levels} 之一。",
  },
  ruleFailed: {
    en: "{path}: the rule {rule} failed and was left out: {reason}",
    "zh-cn": "{path}：规则 {rule} 出错，已跳过：{reason}",
  },
  fixed: { en: "Fixed {count} problem{plural} in {path}.", "zh-cn": "已修复 {path} 中的 {count} 个问题。" },
  unexpected: { en: "Winnow failed: {reason}", "zh-cn": "Winnow 出错：{reason}" },
} as const satisfies Readonly<Record<string, Localized>>;

const reasons: Readonly<Record<string, Localized>> = {
  EACCES: { en: "permission denied", "zh-cn": "没有权限" },
  EPERM: { en: "not permitted", "zh-cn": "不允许该操作" },
  EISDIR: { en: "it is a folder", "zh-cn": "这是一个文件夹" },
  EEXIST: { en: "there is such a file already", "zh-cn": "文件已存在" },
  EROFS: { en: "the disk is read-only", "zh-cn": "磁盘是只读的" },
  ENOSPC: { en: "the disk is full", "zh-cn": "磁盘已满" },
  EDQUOT: { en: "the disk quota is used up", "zh-cn": "磁盘配额已用完" },
  EFBIG: { en: "it would be larger than files may be", "zh-cn": "超过了文件大小的上限" },
  EIO: { en: "the disk reports an error", "zh-cn": "磁盘读写出错" },
  ENAMETOOLONG: { en: "the name is too long", "zh-cn": "文件名过长" },
  EMFILE: { en: "too many open files", "zh-cn": "打开的文件过多" },
  ENOENT: { en: "there is no such file", "zh-cn": "没有这个文件" },
  ERR_STRING_TOO_LONG: { en: "it is too large", "zh-cn": "文件过大" },
  ERR_FS_FILE_TOO_LARGE: { en: "it is too large", "zh-cn": "文件过大" },
};

/** Why a system call failed, in words where its code is a common one. */
export function reasonOf(error: unknown, code: string | undefined): Localized {
  const plain = code ?? (error instanceof Error ? error.message : String(error));
  return reasons[plain] ?? { en: plain, "zh-cn": plain };
}
