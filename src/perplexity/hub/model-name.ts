import { FailureError } from "../failure";

/** A model on a hub. */
export interface ModelName {
  /** `owner/name`. */
  readonly name: string;
  /** A branch, tag or commit. */
  readonly revision: string;
}

export const defaultRevision = "main";

// Both become names of folders: no dot at either end.
const nameShape = /^\w(?:[\w.-]*\w)?\/\w(?:[\w.-]*\w)?$/;
const revisionShape = /^\w[\w.-]*(?:\/\w[\w.-]*)*$/;
const example = "onnx-community/Qwen3-0.6B-ONNX";

// Addresses of the hub itself are pasted by those who download from a mirror, too.
const hubHosts = ["huggingface.co", "www.huggingface.co", "hf.co"];

/** The address of a hub as the library wants it. Throws a `FailureError` for what is none. */
export function hubAddress(given: string): string {
  const address = given.trim();
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol)) throw new FailureError("hub-address", { endpoint: given });
  return `${url.origin}${url.pathname}`.replace(/\/+$/, "");
}

/** Reads `owner/name`, `owner/name@revision`, or the address of a model's page. Throws a `FailureError` for all else. */
export function parseModelName(given: string, endpoint: string): ModelName {
  const text = given.trim();
  const { name, revision = defaultRevision } =
    (URL.canParse(text) ? fromAddress(text, endpoint) : fromName(text)) ?? {};
  if (name === undefined || !nameShape.test(name) || !revisionShape.test(revision)) {
    throw new FailureError("hub-name", { given: text, example });
  }
  return { name, revision };
}

type Parts = { readonly name: string; readonly revision?: string };

function fromName(text: string): Parts {
  const at = text.indexOf("@");
  return at < 0 ? { name: text } : { name: text.slice(0, at), revision: text.slice(at + 1) };
}

function fromAddress(text: string, endpoint: string): Parts | undefined {
  const url = new URL(text);
  const hub = new URL(endpoint);
  const isOfEndpoint = url.host === hub.host && url.pathname.startsWith(hub.pathname);
  if (!isOfEndpoint && !hubHosts.includes(url.host)) return undefined;
  const path = isOfEndpoint ? url.pathname.slice(hub.pathname.length) : url.pathname;
  const [owner, name, view, revision] = path.split("/").filter((part) => part !== "");
  if (owner === undefined || name === undefined) return undefined;
  const isOfRevision = view !== undefined && ["tree", "blob", "resolve"].includes(view);
  return { name: `${owner}/${name}`, ...(isOfRevision && revision && { revision: decoded(revision) }) };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
