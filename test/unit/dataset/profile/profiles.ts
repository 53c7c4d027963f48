import { DatasetCheck } from "../../../../src/dataset/check";
import { readRows } from "../../../../src/dataset/container/read-rows";
import { ProfileAccumulator, type ProfileOptions } from "../../../../src/dataset/profile/accumulate";
import type { Profile } from "../../../../src/dataset/profile/schema";
import { bytesOf } from "../../../../src/dataset/source/source";

/** The profile of files that are given as texts. */
export async function profileOf(
  files: Readonly<Record<string, string>>,
  options: ProfileOptions = {},
): Promise<Profile> {
  const profile = new ProfileAccumulator(options);
  for (const [path, text] of Object.entries(files)) {
    profile.beginFile(path);
    const check = new DatasetCheck(
      { locale: "en", settings: { model: undefined, trainer: undefined } },
      { row: (row, problems) => profile.row(row, problems), set: (problem) => profile.set(problem) },
    );
    const facts = await readRows(bytesOf(text), { name: path }, (row, file) => check.add(row, file));
    profile.endFile(facts, check.finish());
  }
  return profile.profile();
}

/** Rows as JSON Lines. */
export function lines(...rows: readonly unknown[]): string {
  return rows.map((row) => `${JSON.stringify(row)}\n`).join("");
}
