/** Reads a small school with some of its files replaced. */
import { relative } from 'node:path';
import { readSchool, type DataProblems, type SchoolData } from '../../src/school/readSchool';
import { dataProblemsText } from '../../src/texts/dataProblems';
import { makeFolder, type Changes } from './folder';

async function read(changes: Changes = {}): Promise<SchoolData | DataProblems> {
  const folder = await makeFolder(changes);
  const data = await readSchool(folder.dir);
  await folder.remove();
  if (data.kind === 'school') return data;
  return { ...data, problems: data.problems.map((p) => ({ ...p, file: relative(folder.dir, p.file) })) };
}

/** The problems as a person sees them, one a line. */
export async function problemsOf(changes: Changes): Promise<string[]> {
  const data = await read(changes);
  return data.kind === 'problems' ? dataProblemsText(data.problems).split('\n') : [];
}

/** The school, which must have no mistakes. */
export async function readWell(changes: Changes = {}): Promise<SchoolData> {
  const data = await read(changes);
  if (data.kind === 'problems') throw new Error(dataProblemsText(data.problems));
  return data;
}
