/** Holds a parsed file against its shape; every misfit becomes a problem with its place. */
import type { z } from 'zod';
import { fieldProblem, type PlacedProblem } from '../texts/dataProblems';
import type { DataPath, FileProblems, YamlFile } from './yamlFile';

/** A file whose contents fit their shape. */
export interface CheckedFile<T> {
  readonly kind: 'checked';
  readonly source: YamlFile;
  readonly value: T;
}

/** Checks a file against a shape. */
export function checkShape<T>(source: YamlFile, shape: z.ZodType<T>): CheckedFile<T> | FileProblems {
  const result = shape.safeParse(source.value);
  if (result.success) return { kind: 'checked', source, value: result.data };
  return { kind: 'problems', problems: result.error.issues.flatMap((issue) => problemsOf(source, issue)) };
}

function problemsOf(source: YamlFile, issue: z.core.$ZodIssue): PlacedProblem[] {
  const path = issue.path.filter((step) => typeof step !== 'symbol');
  const words = pathText(path);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => source.problemAtKey(path, key, fieldProblem.unknown(key)));
  }
  if (issue.code === 'invalid_key') {
    const key = String(path.at(-1));
    const message = fieldProblem.invalid(key, issue.issues[0]?.message ?? null);
    return [source.problemAtKey(path.slice(0, -1), key, message)];
  }
  if (!exists(source.value, path)) {
    return [source.problemAt(path.slice(0, -1), fieldProblem.missing(words))];
  }
  return [source.problemAt(path, misfit(issue, words, path.length === 0 ? source.value : undefined))];
}

function misfit(issue: z.core.$ZodIssue, words: string, whole: unknown): string {
  switch (issue.code) {
    case 'invalid_type':
      return fieldProblem.type(words, whole === undefined ? issue.expected : 'object');
    case 'invalid_value':
      return fieldProblem.oneOf(words, issue.values);
    case 'too_small':
      return issue.origin === 'number' || issue.origin === 'int'
        ? fieldProblem.tooShort(words, Number(issue.minimum))
        : fieldProblem.empty(words);
    case 'too_big':
      return fieldProblem.tooLong(words, Number(issue.maximum));
    case 'invalid_union':
      return fieldProblem.oneOf(words, unionValues(issue));
    case 'custom':
    case 'invalid_format':
      return fieldProblem.invalid(words, issue.message);
    default:
      return fieldProblem.invalid(words, null);
  }
}

/** What the key that chooses among the union's objects may say. */
function unionValues(issue: z.core.$ZodIssueInvalidUnion): readonly unknown[] {
  return 'options' in issue && Array.isArray(issue.options) ? issue.options : [];
}

function exists(value: unknown, path: DataPath): boolean {
  let current = value;
  for (const step of path) {
    if (typeof current !== 'object' || current === null) return false;
    current = (current as Record<string | number, unknown>)[step];
    if (current === undefined) return false;
  }
  return true;
}

/** `duties[2].due`: places in lists are counted from 1, as people count. */
function pathText(path: DataPath): string {
  return path.reduce<string>((text, step) => {
    if (typeof step === 'number') return `${text}[${step + 1}]`;
    return text === '' ? step : `${text}.${step}`;
  }, '');
}
