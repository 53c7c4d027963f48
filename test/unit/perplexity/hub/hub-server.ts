import { createHash } from "node:crypto";
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";

export const commit = "0123456789abcdef0123456789abcdef01234567";
const largeBytes = 10_000;

export interface ServedModel {
  /** Contents by their paths. */
  readonly files: ReadonlyMap<string, Buffer>;
  readonly gated?: boolean;
  readonly cardData?: object;
}

export interface ServedRequest {
  readonly path: string;
  readonly range: string | undefined;
}

/** A model's files as they lie in a folder. */
export function filesIn(folder: string): Map<string, Buffer> {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8", withFileTypes: true });
  const files = names.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
  return new Map(
    files.map((file) => [path.relative(folder, file).split(path.sep).join("/"), readFileSync(file)] as const),
  );
}

/** A hub on this machine: tells of models, lists files by pages of three, and sends large ones from another address. */
export class HubServer {
  readonly models = new Map<string, ServedModel>();
  readonly requests: ServedRequest[] = [];
  /** What is done with a file before it is sent; true when that was all. */
  onSend: (file: string, response: ServerResponse, content: Buffer) => boolean = () => false;
  /** Told of each list of files, to change it. */
  onList: (entries: object[]) => object[] = (entries) => entries;
  /** Whether a part of a file can be asked for. */
  takesRanges = true;

  private readonly server = createServer((request, response) => this.answer(request, response));

  static async start(): Promise<HubServer> {
    const hub = new HubServer();
    hub.server.listen(0, "127.0.0.1");
    await once(hub.server, "listening");
    return hub;
  }

  get address(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Ends all connections, so that the hub cannot be reached. */
  async stop(): Promise<void> {
    this.server.closeAllConnections();
    if (!this.server.listening) return;
    this.server.close();
    await once(this.server, "close");
  }

  /** The files that were asked for, with the range where there was one. */
  get sent(): readonly string[] {
    const ofFiles = this.requests.filter(({ path: requested }) => requested.startsWith("/large/"));
    return ofFiles.map(({ path: requested, range }) =>
      [requested.slice("/large/".length), range].filter(Boolean).join(" "),
    );
  }

  private answer(request: IncomingMessage, response: ServerResponse): void {
    const url = new URL(request.url!, this.address);
    const { range } = request.headers;
    this.requests.push({ path: url.pathname, range });
    const part = (pattern: RegExp): string[] | undefined => pattern.exec(decodeURIComponent(url.pathname))?.slice(1);
    const about = part(/^\/api\/models\/([^/]+\/[^/]+)\/revision\/(.+)$/);
    if (about) return this.tell(about[0]!, about[1]!, response);
    const listed = part(/^\/api\/models\/([^/]+\/[^/]+)\/tree\/([^/]+)\/?(.*)$/);
    if (listed) return this.list(listed[0]!, listed[2]!, url, response);
    const resolved = part(/^\/([^/]+\/[^/]+)\/resolve\/[^/]+\/(.+)$/);
    if (resolved) return this.resolve(resolved[0]!, resolved[1]!, range, response);
    const large = part(/^\/large\/([^/]+\/[^/]+)\/(.+)$/);
    const content = large && this.models.get(large[0]!)?.files.get(large[1]!);
    if (content) return this.send(large[1]!, content, range, response);
    refuse(response, 404, "EntryNotFound");
  }

  private tell(name: string, revision: string, response: ServerResponse): void {
    const model = this.models.get(name);
    // As the hub answers those who have not signed in.
    if (model === undefined) return refuse(response, 401, "RepoNotFound");
    if (!["HEAD", "main", "v1", commit].includes(revision)) return refuse(response, 404, "RevisionNotFound");
    json(response, {
      _id: "1",
      id: name,
      sha: commit,
      private: false,
      gated: model.gated ? "manual" : false,
      downloads: 1,
      likes: 1,
      lastModified: "2025-01-01T00:00:00.000Z",
      tags: ["onnx", "license:mit"],
      ...(model.cardData && { cardData: model.cardData }),
    });
  }

  private list(name: string, folder: string, url: URL, response: ServerResponse): void {
    const model = this.models.get(name);
    if (model === undefined) return refuse(response, 404, "RepoNotFound");
    const entries = this.onList(entriesOf(model, folder));
    const from = Number(url.searchParams.get("cursor") ?? 0);
    if (from + 3 < entries.length) {
      url.searchParams.set("cursor", String(from + 3));
      // The hub names itself, whichever mirror is asked.
      response.setHeader("link", `<https://hub.invalid${url.pathname}${url.search}>; rel="next"`);
    }
    json(response, entries.slice(from, from + 3));
  }

  private resolve(name: string, file: string, range: string | undefined, response: ServerResponse): void {
    const model = this.models.get(name);
    if (model?.gated) return refuse(response, 401, "GatedRepo");
    const content = model?.files.get(file);
    if (content === undefined) return refuse(response, 404, "EntryNotFound");
    if (content.length < largeBytes) return this.send(file, content, range, response);
    response.writeHead(302, {
      location: `/large/${name}/${file}`,
      "x-linked-etag": `"${sha256(content)}"`,
      "x-linked-size": String(content.length),
    });
    response.end();
  }

  private send(file: string, content: Buffer, range: string | undefined, response: ServerResponse): void {
    const from = this.takesRanges ? Number(/^bytes=(\d+)-$/.exec(range ?? "")?.[1] ?? 0) : 0;
    const rest = content.subarray(from);
    const ranged = from > 0 && { "content-range": `bytes ${from}-${content.length - 1}/${content.length}` };
    response.writeHead(ranged ? 206 : 200, { "content-length": rest.length, etag: `"${sha256(content)}"`, ...ranged });
    if (!this.onSend(file, response, rest)) response.end(rest);
  }
}

function entriesOf({ files }: ServedModel, folder: string): object[] {
  const below = [...files].filter(([file]) => folder === "" || file.startsWith(`${folder}/`));
  const entries = new Map<string, object>();
  for (const [file, content] of below) {
    const rest = folder === "" ? file : file.slice(folder.length + 1);
    const slash = rest.indexOf("/");
    const name = file.slice(0, file.length - rest.length + (slash < 0 ? rest.length : slash));
    entries.set(name, slash < 0 ? fileEntry(name, content) : { type: "directory", oid: "0", size: 0, path: name });
  }
  return [...entries.values()];
}

/** What a hub's list says of a file. */
export function fileEntry(name: string, content: Buffer): object {
  const blob = createHash("sha1").update(`blob ${content.length}\0`).update(content).digest("hex");
  const size = content.length;
  const lfs = size >= largeBytes && { lfs: { oid: sha256(content), size, pointerSize: 130 } };
  return { type: "file", oid: blob, size, path: name, ...lfs };
}

function sha256(content: Buffer): string {
  return createHash("sha256").update(content).digest("hex");
}

function json(response: ServerResponse, value: unknown): void {
  response.setHeader("content-type", "application/json");
  response.end(JSON.stringify(value));
}

function refuse(response: ServerResponse, status: number, code: string): void {
  response.writeHead(status, { "content-type": "application/json", "x-error-code": code });
  response.end(JSON.stringify({ error: code }));
}
