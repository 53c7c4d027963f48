import fs from "node:fs";
import path from "node:path";
import ts from "typescript";

/** A file of src/ with what it imports, types included. Paths are relative to src/, with `/` on every system. */
export interface SourceFile {
  readonly path: string;
  readonly imports: readonly string[];
  readonly packages: readonly string[];
}

const root = path.join(__dirname, "../../src");

/** Every TypeScript file of src/. */
export function sourceFiles(): SourceFile[] {
  return fs
    .readdirSync(root, { recursive: true, encoding: "utf8" })
    .map((file) => file.replaceAll(path.sep, "/"))
    .filter((file) => file.endsWith(".ts"))
    .map(readSourceFile);
}

/** The layer of a file: its top folder, or its own name when it lies in src/ itself. */
export function layerOf(file: string): string {
  return file.split("/")[0]!;
}

/** The paths of the first circle of imports, its beginning again at its end; nothing when there is none. */
export function circleIn(files: readonly SourceFile[]): string[] {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const finished = new Set<string>();
  const walk = (file: string, trail: readonly string[]): string[] => {
    if (trail.includes(file)) return [...trail.slice(trail.indexOf(file)), file];
    if (finished.has(file)) return [];
    for (const next of byPath.get(file)?.imports ?? []) {
      const circle = walk(next, [...trail, file]);
      if (circle.length > 0) return circle;
    }
    finished.add(file);
    return [];
  };
  for (const file of files) {
    const circle = walk(file.path, []);
    if (circle.length > 0) return circle;
  }
  return [];
}

function readSourceFile(file: string): SourceFile {
  const text = fs.readFileSync(path.join(root, file), "utf8");
  const specifiers = ts.preProcessFile(text, true, true).importedFiles.map((reference) => reference.fileName);
  const isRelative = (specifier: string): boolean => specifier.startsWith(".");
  return {
    path: file,
    imports: specifiers
      .filter(isRelative)
      .map((specifier) => resolve(file, specifier))
      // The manifest and other data beside src/ belong to no layer.
      .filter((target) => !target.startsWith("../")),
    packages: specifiers.filter((specifier) => !isRelative(specifier)),
  };
}

/** The file that an import leads to. Where there is none the compiler says so; its layer is clear even then. */
function resolve(from: string, specifier: string): string {
  const target = path.posix.join(path.posix.dirname(from), specifier);
  const isFile = (file: string): boolean => {
    const absolute = path.join(root, file);
    return fs.existsSync(absolute) && fs.statSync(absolute).isFile();
  };
  return [`${target}.ts`, `${target}/index.ts`].find(isFile) ?? target;
}
