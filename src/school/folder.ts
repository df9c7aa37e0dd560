/** Lists and reads the YAML files of one folder of the data. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import { fileProblem } from '../texts/dataProblems';
import { checkShape, type CheckedFile } from './checkShape';
import { readYamlFile, type FileProblems } from './yamlFile';

/** Reads one file and checks its shape. */
export async function readShaped<T>(file: string, shape: z.ZodType<T>): Promise<CheckedFile<T> | FileProblems> {
  const source = await readYamlFile(file);
  return source.kind === 'problems' ? source : checkShape(source, shape);
}

/** Reads a file that a school may do without; null when there is none. */
export async function readOptional<T>(
  folder: string,
  name: string,
  shape: z.ZodType<T>,
): Promise<CheckedFile<T> | FileProblems | null> {
  const names = await namesIn(folder);
  return names?.includes(name) ? readShaped(join(folder, name), shape) : null;
}

/** Reads every .yaml file of a folder, in the order of names, but the one of another shape; a folder without any is a problem. */
export async function readFolder<T>(
  folder: string,
  shape: z.ZodType<T>,
  except?: string,
): Promise<(CheckedFile<T> | FileProblems)[]> {
  const at = (message: string): FileProblems => ({
    kind: 'problems',
    problems: [{ file: folder, line: 1, column: 1, message }],
  });
  const names = await namesIn(folder);
  if (names === null) return [at(fileProblem.folderMissing())];
  const yaml = names.filter((name) => /^[^.].*\.ya?ml$/.test(name) && name !== except).sort();
  if (yaml.length === 0) return [at(fileProblem.folderEmpty())];
  return Promise.all(yaml.map((name) => readShaped(join(folder, name), shape)));
}

/** Names of what a folder holds; null when there is no such folder. */
export async function namesIn(folder: string): Promise<string[] | null> {
  try {
    return await readdir(folder);
  } catch {
    return null;
  }
}
