import type { Localized } from "../../lint/locale";

const reasons = {
  missing: { en: "there is no such file", "zh-cn": "文件不存在" },
  "no-permission": { en: "permission denied", "zh-cn": "没有读取权限" },
  folder: { en: "it is a folder", "zh-cn": "这是一个文件夹" },
  "cut-off-gzip": { en: "its gzip data is cut off", "zh-cn": "gzip 数据不完整" },
  "broken-gzip": { en: "its gzip data is damaged", "zh-cn": "gzip 数据已损坏" },
  changed: {
    en: "it changed while it was being read, so what was read may fit neither version",
    "zh-cn": "读取期间文件发生了变化，读到的内容可能与新旧两个版本都不一致",
  },
  "utf-16": {
    en: "it is UTF-16 or UTF-32; save it as UTF-8",
    "zh-cn": "这是 UTF-16 或 UTF-32 编码，请另存为 UTF-8",
  },
  gb18030: {
    en: "it looks like GB18030 or GBK, not UTF-8; convert it first: iconv -f gb18030 -t utf-8 FILE > NEW",
    "zh-cn": "这似乎是 GB18030 或 GBK 编码，而不是 UTF-8，请先转换：iconv -f gb18030 -t utf-8 原文件 > 新文件",
  },
  binary: { en: "it is not a text file", "zh-cn": "这不是文本文件" },
  parquet: {
    en: "it is a Parquet file; export it as JSON Lines",
    "zh-cn": "这是 Parquet 文件，请导出为 JSON Lines",
  },
  table: {
    en: "it is an Arrow or SQLite file; export it as JSON Lines",
    "zh-cn": "这是 Arrow 或 SQLite 文件，请导出为 JSON Lines",
  },
  zip: {
    en: "it is a ZIP archive or an Excel workbook; unpack it, or export it as CSV",
    "zh-cn": "这是 ZIP 压缩包或 Excel 工作簿，请解压，或导出为 CSV",
  },
  archive: {
    en: "it is packed; unpack it first, as only gzip is read as it is",
    "zh-cn": "这是压缩文件，除 gzip 外请先解压",
  },
  unreadable: { en: "the system refuses to read it", "zh-cn": "系统无法读取该文件" },
} satisfies Readonly<Record<string, Localized>>;

/** Why a file cannot be read, or not to its end. */
export type FileErrorKind = keyof typeof reasons;

const kinds: Readonly<Record<string, FileErrorKind>> = {
  ENOENT: "missing",
  ENOTDIR: "missing",
  EACCES: "no-permission",
  EPERM: "no-permission",
  EISDIR: "folder",
  Z_BUF_ERROR: "cut-off-gzip",
  Z_DATA_ERROR: "broken-gzip",
  Z_NEED_DICT: "broken-gzip",
};

/** A file that cannot be read, or not to its end. */
export class FileError extends Error {
  override readonly name = "FileError";

  constructor(
    readonly kind: FileErrorKind,
    /** The system's name for it, such as `ENOENT`; the kind where there is none. */
    readonly code: string = kind,
    cause?: unknown,
  ) {
    super(reasons[kind].en, { cause });
  }

  /** Why, as part of a sentence: “it is a folder”. */
  get reason(): Localized {
    return reasons[this.kind];
  }
}

/** What the file system or zlib threw, as a `FileError`; errors that are none of theirs are given back. */
export function fileErrorOf(error: unknown): unknown {
  if (error instanceof FileError || !(error instanceof Error) || !("code" in error)) return error;
  const { code } = error;
  if (typeof code !== "string" || !/^[EZ]/.test(code) || code.startsWith("ERR_")) return error;
  return new FileError(kinds[code] ?? "unreadable", code, error);
}
