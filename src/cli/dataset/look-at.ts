import { datasetEvidence, type DatasetEvidence } from "../../dataset/files";
import type { Format } from "../../dataset/format/format";
import { FileError } from "../../dataset/source/file-error";

/** Why a file cannot be read. */
export type FileFailure = Pick<FileError, "kind" | "reason">;

/** What the beginning of a file says; `formats`: those that are known. Of a file that cannot be read, why. */
export async function lookAt(file: string, formats?: readonly Format[]): Promise<DatasetEvidence | FileFailure> {
  try {
    return await datasetEvidence(file, formats);
  } catch (error) {
    if (error instanceof FileError) return error;
    throw error;
  }
}
