import { dirname, resolve } from "node:path";
import type { CommentSyntax } from "../../lint/comments";
import { localize, type Locale, type Localized } from "../../lint/locale";
import { nearestName } from "../../lint/suggest";
import { strippedCommentsFor } from "../../prompt/configuration";
import { templateNames, type TemplateName } from "../../prompt/model";
import { parsePrompt, type ParseOptions } from "../../prompt/parse";
import { renderPrompt, type RenderedPrompt, type RenderPromptOptions } from "../../prompt/templates/render";
import { chatTemplate, chatTemplates } from "../../prompt/templates";
import { Configurations } from "../configurations";
import type { LoadedConfiguration } from "../loaded-configuration";
import { pathFrom, shownPath } from "../paths";
import { datasets } from "../datasets";
import { FileFinder } from "../files";
import type { FileKind } from "../found-files";
import { decodeUtf8, readTextFile } from "../read-text";
import { readInput, type Terminal } from "../terminal";
import { texts } from "../texts";
import { UsageError } from "../usage-error";

/** The options of `winnow render` as commander gives them. */
export interface RenderOptions {
  readonly template?: string;
  readonly list?: boolean;
  readonly format: "text" | "json";
  readonly row?: string;
  readonly config?: string;
  readonly locale?: Locale;
  /** False with `--no-generation-prompt`. */
  readonly generationPrompt: boolean;
}

const words = {
  unknown: {
    en: "There is no template “{name}”.{suggestion} Known templates: {names}.",
    "zh-cn": "没有名为“{name}”的模板。{suggestion}可用的模板：{names}。",
  },
  suggestion: { en: " Did you mean “{near}”?", "zh-cn": "是否要写“{near}”？" },
  none: {
    en: "No template is configured; name one with --template. Known templates: {names}.",
    "zh-cn": "配置中没有指定模板；请用 --template 指定。可用的模板：{names}。",
  },
  row: { en: "--row {row}: rows are counted from 1.", "zh-cn": "--row {row}：行号从 1 开始。" },
  noRows: { en: "--row is for datasets; this is a prompt.", "zh-cn": "--row 仅用于数据集，而这是提示词。" },
  noFile: {
    en: "Name the file to render, or - for standard input.",
    "zh-cn": "请指定要渲染的文件，或用 - 表示标准输入。",
  },
} satisfies Record<string, Localized>;

/**
 * `winnow render`: prints exactly the string that a model sees of a prompt or of a row of a dataset, with nothing added at
 * its end, or with `--list` the templates. Throws a `UsageError` for an unknown template or a file that cannot be read.
 */
export async function render(
  file: string | undefined,
  options: RenderOptions,
  terminal: Terminal,
  environmentLocale: Locale,
): Promise<void> {
  const locale = options.locale ?? environmentLocale;
  if (options.list === true) return terminal.out(list(options.format, locale));
  // A wrong name is said before anything is read.
  const named = options.template === undefined ? undefined : templateNamed(options.template, locale);
  if (file === undefined) throw new UsageError(words.noFile[locale]);
  const fromInput = file === "-";
  const path = resolve(fromInput ? "stdin" : file);
  const configurations = new Configurations(options.config, locale);
  const loaded = configurations.forFolder(dirname(path));
  if (loaded instanceof UsageError) throw loaded;
  const kind = fromInput ? "prompt" : await kindOf(path, new FileFinder("auto", configurations, locale), locale);
  // What is to be read is said before what it is to be rendered in.
  const text = kind === "dataset" ? "" : await readText(file, terminal, locale);
  const template = named ?? loaded?.configuration.model?.template;
  if (template === undefined) throw new UsageError(localize(words.none, locale, { names: templateNames.join(", ") }));
  const { generationPrompt } = options;
  if (kind === "dataset") {
    const row = options.row === undefined ? 1 : rowNumber(options.row, locale);
    return renderDatasetRow(
      path,
      row,
      loaded,
      { template, format: options.format, generationPrompt, locale },
      terminal,
    );
  }
  if (options.row !== undefined) throw new UsageError(words.noRows[locale]);
  const rendered = renderText(text, template, { strippedComments: commentsOf(path, loaded), generationPrompt });
  terminal.out(options.format === "json" ? json(template, rendered) : rendered.text);
}

async function kindOf(file: string, finder: FileFinder, locale: Locale): Promise<FileKind | undefined> {
  const kind = await finder.kindOfNamed(file);
  if (typeof kind !== "object") return kind;
  const reason = kind.reason[locale];
  throw new UsageError(localize(texts.unreadable, locale, { path: shownPath(file), reason }));
}

async function readText(file: string, terminal: Terminal, locale: Locale): Promise<string> {
  if (file === "-") return decodeUtf8(await readInput(terminal), "<stdin>", locale);
  return readTextFile(resolve(file), shownPath(resolve(file)), locale);
}

interface RowRendering {
  readonly template: TemplateName;
  readonly format: RenderOptions["format"];
  readonly generationPrompt: boolean;
  readonly locale: Locale;
}

/** Prints one row as the model sees it: two strings, under headings, where it has two answers. */
async function renderDatasetRow(
  file: string,
  row: number,
  loaded: LoadedConfiguration | undefined,
  { template, format, generationPrompt, locale }: RowRendering,
  terminal: Terminal,
): Promise<void> {
  const { datasetSettings, renderRowOf } = datasets();
  const relative = loaded === undefined ? file : pathFrom(loaded.folder, file);
  const { settings: _, ...formats } = datasetSettings(loaded?.configuration ?? {}, relative);
  const options = { row, template: chatTemplate(template), generationPrompt, locale, ...formats };
  const rendered = await renderRowOf(file, shownPath(file), options);
  if (format === "json")
    terminal.out(`${JSON.stringify({ version: 1, template, row, texts: rendered }, undefined, 2)}\n`);
  else
    terminal.out(
      rendered.map(({ text, answer }) => (answer === undefined ? text : `# ${answer}\n${text}`)).join("\n\n"),
    );
}

function rowNumber(text: string, locale: Locale): number {
  if (!/^[1-9]\d{0,14}$/.test(text)) throw new UsageError(localize(words.row, locale, { row: text }));
  return Number(text);
}

/** What a model sees of a prompt's text in the template of that name. */
function renderText(
  text: string,
  template: TemplateName,
  options: ParseOptions & RenderPromptOptions = {},
): RenderedPrompt {
  return renderPrompt(parsePrompt(text, options), chatTemplate(template), options);
}

/** The template of a name as the user writes it. Throws a `UsageError` that lists the names when there is none. */
function templateNamed(name: string, locale: Locale): TemplateName {
  const known = templateNames.find((candidate) => candidate === name.toLowerCase());
  if (known !== undefined) return known;
  const near = nearestName(name, templateNames);
  const suggestion = near === undefined ? "" : localize(words.suggestion, locale, { near });
  throw new UsageError(localize(words.unknown, locale, { name, suggestion, names: templateNames.join(", ") }));
}

function commentsOf(path: string, loaded: LoadedConfiguration | undefined): readonly CommentSyntax[] {
  const configuration = loaded?.configuration ?? {};
  const relative = loaded === undefined ? path.replaceAll("\\", "/") : pathFrom(loaded.folder, path);
  return strippedCommentsFor(configuration, relative);
}

function list(format: RenderOptions["format"], locale: Locale): string {
  if (format === "json") {
    const templates = chatTemplates.map(({ name, title, models, source }) => ({ name, title, models, source }));
    return `${JSON.stringify({ version: 1, templates }, undefined, 2)}\n`;
  }
  const width = Math.max(...templateNames.map((name) => name.length)) + 2;
  const separator = locale === "en" ? ", " : "、";
  return chatTemplates.map(({ name, models }) => `${name.padEnd(width)}${models.join(separator)}\n`).join("");
}

/** Ranges are UTF-16 offsets: `range` into the rendered text, `source` into the file. */
function json(template: TemplateName, { text, spans }: RenderedPrompt): string {
  const offsets = spans.map(({ range, source, role }) => ({
    role,
    range: [range.start, range.end],
    source: [source.start, source.end],
  }));
  return `${JSON.stringify({ version: 1, template, text, spans: offsets }, undefined, 2)}\n`;
}
