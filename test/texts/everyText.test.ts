/** Every text the bot can say, called with everything its types allow: a strict editor reads all of it. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { pluralForm, type Forms } from '../../src/texts/plural';
import { TypedInputs } from './typedInputs';

const ROOT = join(__dirname, '../..');
const TEXTS = join(ROOT, 'src/texts');
/** The operator's terminal has columns; what reads words says none. */
const OTHER_RULES = [
  'cli.ts',
  'cliHelp.ts',
  'words.ts',
  'dataProblems.ts',
  'asking.ts',
  'typedDate.ts',
  'typedFigures.ts',
  'typedSetting.ts',
  'yesNo.ts',
];
/** VK's limit for a button. */
const LONGEST_LABEL = 40;

const FAULTS: readonly (readonly [what: string, pattern: RegExp])[] = [
  ['значение программы', /\b(undefined|null|NaN|true|false)\b|\[object|=>/u],
  ['два пробела', / {2}/u],
  ['пробел перед знаком', / [.,;!?](?!env)/u],
  ['два знака подряд', /[^.]\.\.(?!\.)|,,|[!?]\.|;\.|:\.|,\./u],
  ['пустые кавычки или скобки', /«»|\(\)|« | »|\( | \)/u],
  ['пустая строка больше одной', /\n{3}/u],
  ['пробел на краю строки', / $| \n|\n (?! )/u],
  ['прямая кавычка', /"/u],
  ['дефис вместо тире', /\s-\s/u],
];

const files = readdirSync(TEXTS).filter((file) => file.endsWith('.ts') && !OTHER_RULES.includes(file));

/** Every three forms of a word that stand in the texts. */
const allForms: Forms[] = files.flatMap((file) =>
  [...readFileSync(join(TEXTS, file), 'utf8').matchAll(/\[\s*'(\p{L}+)',\s*'(\p{L}+)',\s*'(\p{L}+)',?\s*\]/gu)].map(
    ([, one = '', few = '', many = '']): Forms => [one, few, many],
  ),
);

/** Numbers beside a word in a form that does not go with them. */
function wrongForms(text: string): string[] {
  return [...text.matchAll(/(?<![\d.,:№–—-])(\d+) (\p{Ll}+)/gu)].flatMap(([said, number = '', word = '']) => {
    const known = allForms.filter((forms) => forms.includes(word));
    const fits = known.length === 0 || known.some((forms) => pluralForm(Number(number), forms) === word);
    return fits ? [] : [`число и слово не согласованы: ${said}`];
  });
}

function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(stringsIn);
}

function faultsOf(name: string, text: string): string[] {
  const found = FAULTS.filter(([, pattern]) => pattern.test(text)).map(([what]) => what);
  const isLabel = /label|labels/iu.test(name);
  return [
    ...found,
    ...wrongForms(text),
    ...(isLabel && text.length > LONGEST_LABEL ? [`подпись длиннее ${LONGEST_LABEL} знаков`] : []),
  ];
}

/** The same mixtures in every run. */
function tossing(seed: number): (count: number) => number {
  let state = seed;
  return (count) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return (state >> 8) % count;
  };
}

const config = ts.readConfigFile(join(ROOT, 'tsconfig.json'), (path) => ts.sys.readFile(path));
const { options } = ts.parseJsonConfigFileContent(config.config, ts.sys, ROOT);
const program = ts.createProgram(
  files.map((file) => join(TEXTS, file)),
  options,
);
const checker = program.getTypeChecker();

test.each(files)('%s', async (file) => {
  const source = program.getSourceFile(join(TEXTS, file))!;
  const module = (await import(join(TEXTS, file))) as Record<string, unknown>;
  const inputs = new TypedInputs(checker, tossing(7));
  const faults = new Set<string>();
  let read = 0;
  const note = (name: string, value: unknown, shown: string): void => {
    for (const text of stringsIn(value)) {
      read += 1;
      for (const fault of faultsOf(name, text)) faults.add(`${name}: ${fault}\n  ${text}\n  ${shown}`);
    }
  };
  for (const symbol of checker.getExportsOfModule(checker.getSymbolAtLocation(source)!)) {
    const value = module[symbol.name];
    const [signature] = checker.getTypeOfSymbol(symbol).getCallSignatures();
    if (typeof value !== 'function' || !signature) {
      note(symbol.name, value, '');
      continue;
    }
    for (const given of inputs.argumentsFor(signature)) {
      note(symbol.name, (value as (...all: unknown[]) => unknown)(...given), JSON.stringify(given));
    }
  }
  expect([...faults].slice(0, 20)).toEqual([]);
  expect(read).toBeGreaterThan(0);
});
