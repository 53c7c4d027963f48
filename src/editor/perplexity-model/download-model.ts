import * as vscode from "vscode";
import { downloadModel } from "../../perplexity/hub/download";
import type { DownloadedModel } from "../../perplexity/hub/downloaded";
import { lookUpModel, type HubModel } from "../../perplexity/hub/look-up";
import { defaultRevision, hubAddress, parseModelName } from "../../perplexity/hub/model-name";
import type { HubVariant } from "../../perplexity/hub/variants";
import { bytesText } from "../../text/amounts";
import type { Confirm, Question } from "./confirm";
import { failureOf, orFailure } from "./failures";
import { modelTitle, TransferText } from "./texts";

export interface FromHub {
  /** The address of the hub, as the user has set it. */
  readonly endpoint: string;
  /** The folder of all downloaded models. */
  readonly root: string;
  readonly confirm: Confirm;
}

/**
 * Asks for a model's name, shows what its download comes to, and downloads it if the user agrees. Gives its folder;
 * undefined where the user has given up, or been told why it cannot be downloaded.
 */
export async function downloadByName(hub: FromHub): Promise<string | undefined> {
  const endpoint = await orFailure(async () => hubAddress(hub.endpoint));
  if (endpoint === undefined) return undefined;
  const name = await vscode.window.showInputBox({
    title: vscode.l10n.t("Download a Model from {0}", endpoint),
    prompt: vscode.l10n.t("The name of a causal language model in ONNX, or the address of its page"),
    placeHolder: "onnx-community/Qwen3-0.6B-ONNX",
    ignoreFocusOut: true,
    validateInput: (given) => (given.trim() === "" ? undefined : failureOf(() => parseModelName(given, endpoint))),
  });
  if (name === undefined || name.trim() === "") return undefined;
  const model = await lookUp(name, hub);
  const variant = model && (await pickVariant(model));
  return variant && agreeAndDownload(model, variant, hub);
}

/** The same for a model of which a part is there already. */
export async function downloadRest(begun: DownloadedModel, hub: FromHub): Promise<string | undefined> {
  const model = await lookUp(`${begun.name}@${begun.revision}`, hub);
  const variant = model?.variants.find(({ id }) => id === begun.variant) ?? (model && (await pickVariant(model)));
  return variant && agreeAndDownload(model!, variant, hub);
}

function lookUp(name: string, { endpoint }: FromHub): Promise<HubModel | undefined> {
  const title = vscode.l10n.t("Looking up {0} at {1}", name, endpoint);
  return withProgress(title, ({ signal }) => lookUpModel(name, { endpoint, signal }));
}

async function pickVariant(model: HubModel): Promise<HubVariant | undefined> {
  const items = model.variants.map((variant) => ({
    label: variant.label,
    description: bytesText(variant.bytes),
    detail: variant.files.at(-1)!.path,
    variant,
  }));
  if (items.length === 1) return items[0]!.variant;
  const title = `${model.name} · ${licenceText(model)}`;
  const placeHolder = vscode.l10n.t("In which precision? Less takes less room, and is less exact.");
  return (await vscode.window.showQuickPick(items, { title, placeHolder, ignoreFocusOut: true }))?.variant;
}

async function agreeAndDownload(
  model: HubModel,
  variant: HubVariant,
  { root, confirm }: FromHub,
): Promise<string | undefined> {
  const title = modelTitle({ ...model, label: variant.label });
  if (!(await confirm(questionOf(model, variant, title)))) return undefined;
  return withProgress(vscode.l10n.t("Downloading {0}", title), ({ signal, report }) => {
    const text = new TransferText();
    let percent = 0;
    return downloadModel(model, variant, {
      root,
      signal,
      onProgress: (done, total) => {
        const message = text.at(performance.now(), done, total);
        if (message === undefined) return;
        const now = (done / total) * 100;
        report({ message, increment: now - percent });
        percent = now;
      },
    });
  });
}

/** What a download comes to: by whose leave, from where, and which files. */
function questionOf(model: HubModel, { bytes: size, files }: HubVariant, title: string): Question {
  const { endpoint, revision } = model;
  const detail = [
    vscode.l10n.t("Licence: {0}", licenceText(model)),
    vscode.l10n.t("From: {0}", endpoint),
    ...(revision === defaultRevision ? [] : [vscode.l10n.t("Revision: {0}", revision)]),
    vscode.l10n.t("Size: {0}", bytesText(size)),
    ...files.map(({ path, bytes }) => `  ${path} (${bytesText(bytes)})`),
  ];
  return {
    message: vscode.l10n.t("Download {0}?", title),
    detail: detail.join("\n"),
    action: vscode.l10n.t("Download {0}", bytesText(size)),
  };
}

function licenceText({ licence }: HubModel): string {
  return licence ?? vscode.l10n.t("no licence is named");
}

interface Work {
  readonly signal: AbortSignal;
  readonly report: (step: { readonly message: string; readonly increment: number }) => void;
}

/** Runs what asks a hub, with a way to cancel it; undefined where that was taken, or the user been told of a failure. */
function withProgress<T>(title: string, run: (work: Work) => Promise<T>): Promise<T | undefined> {
  const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
  const shown = vscode.window.withProgress(options, async (progress, token) => {
    const controller = new AbortController();
    token.onCancellationRequested(() => controller.abort());
    const { signal } = controller;
    return orFailure(() => run({ signal, report: (step) => progress.report(step) }), signal);
  });
  return Promise.resolve(shown);
}
