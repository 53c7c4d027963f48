import type { PersonalKind } from "../../dataset/analysis/personal-data";
import type { Column } from "./flattening";
import type { Operator } from "./operator";

/** The operator that keeps one row of those whose `column` is the same. */
export function deduplicator(column: Column, ray: boolean): Operator {
  const own = { text_key: column, lowercase: false, ignore_non_character: false };
  if (!ray) return { name: "document_deduplicator", parameters: own };
  const cluster = { backend: "ray_actor", redis_address: "redis://localhost:6379", dedup_set_num: "auto" };
  return { name: "ray_document_deduplicator", parameters: { ...own, ...cluster } };
}

/** The operator that keeps one row of those that are alike, as far as MinHash can tell. */
export function minhash(threshold: number, ray: boolean): Operator {
  const own = {
    text_key: "winnow_compared",
    tokenization: "space",
    window_size: 3,
    lowercase: false,
    ignore_pattern: null,
    num_permutations: 256,
    jaccard_threshold: threshold,
    // From the threshold.
    num_bands: null,
    num_rows_per_band: null,
    tokenizer_model: null,
  };
  if (!ray) return { name: "document_minhash_deduplicator", parameters: own };
  const cluster = {
    union_find_parallel_num: "auto",
    union_threshold: 256,
    max_pending_edge_buffer_task: 20,
    num_edge_buffer_task_returns: 10,
    max_pending_filter_tasks: 20,
    num_filter_task_returns: 10,
    merge_batch_size: 1000,
    minhash_batch_size: "auto",
    memory_per_sample: 0.1,
    actor_memory: null,
    task_memory: null,
  };
  return { name: "ray_bts_minhash_deduplicator", parameters: { ...own, ...cluster } };
}

/** Which data are masked: those of persons by their kinds, or secrets. */
export function redaction(kinds: ReadonlySet<PersonalKind>, secrets = false): Operator["parameters"] {
  return {
    text_key: "winnow_text",
    redact_keys: ["winnow_text"],
    messages_key: null,
    mask_emails: kinds.has("email"),
    mask_phones: kinds.has("phone"),
    mask_id_cards: kinds.has("identityCard"),
    mask_ips: kinds.has("ip"),
    mask_secrets: secrets,
    mask_pem: secrets,
    mask_jwt: secrets,
    mask_paths: false,
    mask_ids: false,
    mask_channel_ids: false,
    mask_platform_open_ids: false,
    mask_urls: false,
    mask_macs: false,
    email_replacement: "[EMAIL_REDACTED]",
    phone_replacement: "[PHONE_REDACTED]",
    id_card_replacement: "[ID_CARD_REDACTED]",
    ip_replacement: "[IP_REDACTED]",
    secret_replacement: "[REDACTED]",
    pem_replacement: "[PEM_REDACTED]",
    jwt_replacement: "[JWT_REDACTED]",
    path_replacement: "[PATH_REDACTED]",
    id_replacement: "[ID_REDACTED]",
    channel_id_replacement: "[CHANNEL_ID_REDACTED]",
    url_replacement: "[URL_REDACTED]",
    mac_replacement: "[MAC_REDACTED]",
    extra_patterns: null,
  };
}
