import type { Failure } from "./failure";
import type { NotUsed } from "./protocol";

interface Sentence {
  readonly en: string;
  readonly "zh-cn": string;
}

/** What each failure says to a person, with slots for its data. */
export const failureTexts: Readonly<Record<Failure["code"], Sentence>> = {
  "no-folder": { en: "{path}: there is no such model.", "zh-cn": "{path}：找不到该模型。" },
  "no-onnx-file": {
    en: "{path}: is no model; name a folder, or a file that ends in .onnx.",
    "zh-cn": "{path}：不是模型；请指定文件夹或 .onnx 文件。",
  },
  "no-config": {
    en: "{path}: config.json is missing; download it with the model.",
    "zh-cn": "{path}：缺少 config.json，请与模型一起下载。",
  },
  "no-tokenizer": {
    en: "{path}: tokenizer.json is missing; download it with the model.",
    "zh-cn": "{path}：缺少 tokenizer.json，请与模型一起下载。",
  },
  "no-model": {
    en: "{path}: there is no model.onnx, here or in onnx/; export the model to ONNX, or name one of several .onnx files.",
    "zh-cn": "{path}：此文件夹及其 onnx/ 中没有 model.onnx；请将模型导出为 ONNX，若有多个 .onnx 文件则请指明其中一个。",
  },
  "not-json": { en: "{path}: cannot be read ({reason}).", "zh-cn": "{path}：无法读取（{reason}）。" },
  "not-onnx": {
    en: "{path}: is not a model in ONNX ({reason}); it may not have been downloaded in full.",
    "zh-cn": "{path}：不是 ONNX 模型（{reason}），可能没有下载完整。",
  },
  "no-external-data": {
    en: "{path}: the model's weights are in this file, which is missing.",
    "zh-cn": "{path}：模型的权重存放在此文件中，但文件不存在。",
  },
  "no-logits": {
    en: "{path}: the model gives no logits; take one that was exported for text generation.",
    "zh-cn": "{path}：该模型不输出 logits；请使用为文本生成任务导出的模型。",
  },
  "no-input-ids": {
    en: "The model takes no input_ids; take a causal language model.",
    "zh-cn": "该模型没有 input_ids 输入；请使用因果语言模型。",
  },
  "unknown-input": {
    en: "The model wants the input {name}, which Winnow does not know; export it for text generation.",
    "zh-cn": "该模型需要输入 {name}，Winnow 不认识它；请按文本生成任务重新导出。",
  },
  "fixed-length": {
    en: "The model takes only texts of exactly {length} tokens; export it with a dynamic length.",
    "zh-cn": "该模型只接受恰好 {length} 个 token 的文本；请以动态长度重新导出。",
  },
  "bad-tokenizer": {
    en: "{path}: tokenizer.json cannot be used ({reason}).",
    "zh-cn": "{path}：无法使用其中的 tokenizer.json（{reason}）。",
  },
  vocabulary: {
    en: "{path}: the tokeniser has {tokenizer} tokens, the model only {model}; take both from the same model.",
    "zh-cn": "{path}：分词器有 {tokenizer} 个 token，模型却只有 {model} 个；二者应来自同一模型。",
  },
  memory: {
    en: "The model needs about {need} MB of memory, and {free} MB are free; close something, or take a smaller model.",
    "zh-cn": "该模型约需 {need} MB 内存，目前只剩 {free} MB；请关闭其他程序，或换用更小的模型。",
  },
  device: {
    en: "{device} cannot be used here ({why}); --device auto takes what works.",
    "zh-cn": "此处无法使用 {device}（{why}）；用 --device auto 可自动选择能用的设备。",
  },
  load: { en: "The model could not be loaded: {reason}", "zh-cn": "模型无法加载：{reason}" },
  "hub-address": {
    en: "{endpoint}: is no address of a hub; set winnow.perplexity.hub to one that begins with https://.",
    "zh-cn": "{endpoint}：不是有效的模型库地址；请将 winnow.perplexity.hub 设为以 https:// 开头的地址。",
  },
  "hub-name": {
    en: "{given}: is no model's name; write it as owner/name, such as {example}.",
    "zh-cn": "{given}：不是有效的模型名称；请写成“所有者/名称”的形式，例如 {example}。",
  },
  "hub-unreachable": {
    en: "{endpoint} cannot be reached ({reason}); try again: what has been downloaded is kept.",
    "zh-cn": "无法连接 {endpoint}（{reason}）；请重试，已下载的部分会保留。",
  },
  "hub-answer": {
    en: "{endpoint} gives an answer that is of no use ({reason}); try again later, or set another winnow.perplexity.hub.",
    "zh-cn": "{endpoint} 的响应无法使用（{reason}）；请稍后重试，或在 winnow.perplexity.hub 中换用其他地址。",
  },
  "hub-no-model": {
    en: "{endpoint} has no model {name} that everybody may download; check the name.",
    "zh-cn": "{endpoint} 上没有可公开下载的模型 {name}；请检查名称。",
  },
  "hub-no-revision": {
    en: "{name} has no revision {revision} at {endpoint}.",
    "zh-cn": "{endpoint} 上的 {name} 没有 {revision} 这一版本。",
  },
  "hub-gated": {
    en: "{name} is only for those who have signed in at {endpoint} and accepted its terms; download it there yourself, and choose its folder.",
    "zh-cn": "{name} 需要在 {endpoint} 登录并接受其条款；请自行下载，然后选择其所在文件夹。",
  },
  "hub-no-onnx": {
    en: "{name} has no model in ONNX; look for one that has been converted, often by the owner onnx-community.",
    "zh-cn": "{name} 不含 ONNX 模型；请查找已转换的版本，通常由 onnx-community 发布。",
  },
  "hub-no-file": {
    en: "{name} has no {file}, without which its model cannot be used; take another one.",
    "zh-cn": "{name} 缺少 {file}，没有它就无法使用该模型；请换用其他模型。",
  },
  "hub-file-name": {
    en: "{endpoint} names a file {file}, which would lie outside of the model's folder; nothing was downloaded.",
    "zh-cn": "{endpoint} 给出的文件名 {file} 会落到模型文件夹之外；未下载任何内容。",
  },
  checksum: {
    en: "{file}: what {endpoint} sent is not what it should be by its checksum, and was thrown away; try again.",
    "zh-cn": "{file}：{endpoint} 发来的内容与校验和不符，已丢弃；请重试。",
  },
  "disk-space": {
    en: "{path}: {need} MB are needed there, and {free} MB are free; make room, or take a smaller model.",
    "zh-cn": "{path}：需要 {need} MB 磁盘空间，目前只剩 {free} MB；请腾出空间，或换用更小的模型。",
  },
  "disk-write": {
    en: "{path}: cannot be written ({reason}).",
    "zh-cn": "{path}：无法写入（{reason}）。",
  },
  "download-under-way": {
    en: "{name} is being downloaded already.",
    "zh-cn": "正在下载 {name}。",
  },
  "no-runtime": {
    en: "onnxruntime-node could not be loaded ({reason}); install Winnow for this platform.",
    "zh-cn": "无法加载 onnxruntime-node（{reason}）；请安装适用于此平台的 Winnow。",
  },
  "no-start": {
    en: "The model was not loaded within {seconds} seconds.",
    "zh-cn": "模型未能在 {seconds} 秒内加载完毕。",
  },
  "too-many-crashes": {
    en: "The process that runs the model stopped again and again ({reason}); try --device cpu or another model.",
    "zh-cn": "运行模型的进程多次意外退出（{reason}）；请尝试 --device cpu 或其他模型。",
  },
  "row-tokenizer": {
    en: "The tokeniser cannot take this text ({reason}).",
    "zh-cn": "分词器无法处理这段文本（{reason}）。",
  },
  "row-token": {
    en: "The tokeniser gives the token {token}, which the model does not have.",
    "zh-cn": "分词结果中的 token {token} 不在模型的词表内。",
  },
  "row-not-a-number": { en: "The model gives no number for this text.", "zh-cn": "模型对这段文本没有给出有效数值。" },
  "row-run": { en: "The model could not be run on this text: {reason}", "zh-cn": "模型无法处理这段文本：{reason}" },
  "row-crash": {
    en: "The process that runs the model stopped each time at this text ({reason}).",
    "zh-cn": "运行模型的进程每次处理这段文本时都会退出（{reason}）。",
  },
};

/** Puts data into the slots of a sentence, in the language of whoever reads it. */
export type Say = (sentence: Sentence, data: Failure["data"]) => string;

/** Why a model cannot be used, or a row not be scored, in a sentence. */
export function failureText({ code, data }: Failure, say: Say): string {
  if (code !== "device") return say(failureTexts[code], data);
  const why = say(notUsedTexts[data["why"] as NotUsed["why"]], data);
  return say(failureTexts.device, { ...data, why });
}

/** Why a device is not in use. */
export const notUsedTexts: Readonly<Record<NotUsed["why"], Sentence>> = {
  absent: { en: "not part of this installation", "zh-cn": "未随此版本安装" },
  "no-gpu": { en: "no GPU was found", "zh-cn": "未发现 GPU" },
  failed: { en: "failed: {detail}", "zh-cn": "启动失败：{detail}" },
  crashed: { en: "its driver stopped the process", "zh-cn": "其驱动导致进程退出" },
  lost: { en: "failed while it ran: {detail}", "zh-cn": "运行中失效：{detail}" },
};

/** Why a device is not in use that was tried; that is said unasked: nothing falls back in silence. */
export const triedInVain: ReadonlySet<NotUsed["why"]> = new Set(["failed", "crashed", "lost"] as const);
