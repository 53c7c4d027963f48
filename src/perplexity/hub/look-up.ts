import { listFiles, modelInfo } from "@huggingface/hub";
import * as z from "zod/mini";
import { FailureError, reasonOf } from "../failure";
import { askHub, type HubQuestion } from "./ask-hub";
import { hubAddress, parseModelName, type ModelName } from "./model-name";
import { assertStaysInside } from "./model-place";
import { variantsOf, type HubFile, type HubVariant } from "./variants";

/** What a hub says of a model. */
export interface HubModel extends ModelName {
  /** As `hubAddress` gives it. */
  readonly endpoint: string;
  /** The commit that `revision` is at. */
  readonly commit: string;
  /** As the model's card has it, such as `apache-2.0`. */
  readonly licence: string | undefined;
  readonly variants: readonly HubVariant[];
}

const textOrTexts = z.union([z.string(), z.array(z.string())]);
const infoSchema = z.object({
  sha: z.string().check(z.regex(/^[0-9a-f]{7,64}$/)),
  gated: z.optional(z.union([z.boolean(), z.string()])),
  tags: z.optional(z.array(z.string())),
  cardData: z.optional(
    z.nullable(z.object({ license: z.optional(z.nullable(textOrTexts)), license_name: z.optional(textOrTexts) })),
  ),
});
type Info = z.infer<typeof infoSchema>;

const fileSchema = z.object({
  type: z.literal("file"),
  path: z.string(),
  size: z.int().check(z.nonnegative()),
  oid: z.string().check(z.regex(/^[0-9a-f]{40}$/)),
  lfs: z.optional(z.object({ oid: z.string().check(z.regex(/^[0-9a-f]{64}$/)), size: z.int().check(z.nonnegative()) })),
});

/**
 * Asks a hub for a model by its name or the address of its page. Rejects with a `FailureError` when there is none that
 * can be downloaded, and with the signal's reason when that is given.
 */
export async function lookUpModel(
  given: string,
  { endpoint: address, signal }: { readonly endpoint: string; readonly signal: AbortSignal },
): Promise<HubModel> {
  const endpoint = hubAddress(address);
  const question: HubQuestion = { ...parseModelName(given, endpoint), endpoint, signal };
  const { name, revision } = question;
  try {
    const { sha: commit, ...info } = await infoOf(question);
    if (info.gated) throw new FailureError("hub-gated", { name, endpoint });
    const variants = variantsOf(await filesOf(question, commit), name);
    return { name, revision, endpoint, commit, licence: licenceOf(info), variants };
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof FailureError) throw error;
    throw new FailureError("hub-answer", { endpoint, reason: reasonOf(error) });
  }
}

async function infoOf(question: HubQuestion): Promise<Info> {
  const { name, revision, endpoint } = question;
  const additionalFields = ["sha", "tags", "cardData"] as const;
  const info = await modelInfo({
    name,
    revision,
    hubUrl: endpoint,
    fetch: askHub(question),
    additionalFields: [...additionalFields],
  });
  return infoSchema.parse(info);
}

/** The files of a model's folder and of its `onnx/`. */
async function filesOf(question: HubQuestion, commit: string): Promise<readonly HubFile[]> {
  const { name, endpoint } = question;
  const list = async (path?: string): Promise<{ files: HubFile[]; folders: string[] }> => {
    const [files, folders]: [HubFile[], string[]] = [[], []];
    const options = {
      repo: { type: "model", name },
      revision: commit,
      hubUrl: endpoint,
      fetch: askHub(question),
    } as const;
    for await (const entry of listFiles({ ...options, ...(path !== undefined && { path }) })) {
      assertStaysInside(entry.path, endpoint);
      if (entry.type === "directory") folders.push(entry.path);
      if (entry.type === "file") files.push(fileOf(entry));
    }
    return { files, folders };
  };
  const own = await list();
  return own.folders.includes("onnx") ? [...own.files, ...(await list("onnx")).files] : own.files;
}

function fileOf(entry: unknown): HubFile {
  const { path, size, oid, lfs } = fileSchema.parse(entry);
  if (lfs === undefined) return { path, bytes: size, checksum: { kind: "git", hex: oid } };
  return { path, bytes: lfs.size, checksum: { kind: "sha256", hex: lfs.oid } };
}

function licenceOf({ cardData, tags }: Pick<Info, "cardData" | "tags">): string | undefined {
  const { license, license_name: own } = cardData ?? {};
  const said = [license === "other" ? (own ?? license) : license].flat().filter((text) => typeof text === "string");
  const prefix = "license:";
  const tagged = (tags ?? []).filter((tag) => tag.startsWith(prefix)).map((tag) => tag.slice(prefix.length));
  return (said.length > 0 ? said : tagged).join(", ") || undefined;
}
