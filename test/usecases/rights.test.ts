/** Every use case that is given an actor asks `access.ts`, itself or by what it calls; the rest are named, with the reason. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import * as access from '../../src/domain/access';

const FOLDER = 'src/usecases';
/** The predicates of `access.ts`. */
const PREDICATES: ReadonlySet<string> = new Set(Object.keys(access).filter((name) => name !== 'ACTIONS'));

/** Exported functions with an actor that open nothing of anybody else's: only the actor's own things, or what somebody who asked hands on. */
const OWN: Readonly<Record<string, string>> = {
  askedAbout: 'what the actor was asked last',
  hasCurrentConsent: "the actor's own consent",
  hasJustBeenAsked: 'what the actor was asked last',
  lastTold: 'what the actor was told last',
  claimOf: "the actor's own word",
  listFamilyRoles: "the actor's own children and class",
  ownRow: "the actor's own row of the roster",
  isWaiting: "the actor's own request",
  personalDuties: "the actor's own duties",
  isOnRecord: 'one of their duties',
  isReportable: 'one of their duties',
  extendable: 'one of their duties',
  withdrawExtension: 'of a request that the actor made',
  listOwnInquiries: 'questions that the actor asked',
  mayFollow: 'a question that the actor asked',
  inquiryRepliedTo: 'which message the actor replied to; what they may do is asked when they do it',
  undoCode: 'a link that the code of the actor made',
  exposeCode: 'a code that stands in a chat for everybody to read: it is revoked, whoever wrote it',
  noteQuestion: 'words of the actor that `answerQuestion` knew no answer to',
  linkTexts: 'after `showGroup` or `writeAnswer` asked',
  takeBackAnswer: 'after `untaught` asked',
  noteMark: 'after `markDuty` or `confirmInBulk` asked',
  undoMarks: 'after `undoLast` asked',
  undoSetting: 'after `undoLast` asked',
};

interface Found {
  readonly name: string;
  readonly takesActor: boolean;
  readonly isExported: boolean;
  readonly calls: ReadonlySet<string>;
}

function functionsIn(file: string): Found[] {
  const source = ts.createSourceFile(file, readFileSync(join(FOLDER, file), 'utf8'), ts.ScriptTarget.Latest, true);
  return source.statements.flatMap((statement): Found[] => {
    if (!ts.isFunctionDeclaration(statement) || !statement.name || !statement.body) return [];
    const calls = new Set<string>();
    const look = (node: ts.Node): void => {
      if (ts.isCallExpression(node) && ts.isIdentifier(node.expression)) calls.add(node.expression.text);
      ts.forEachChild(node, look);
    };
    look(statement.body);
    return [
      {
        name: statement.name.text,
        takesActor: statement.parameters.some(({ type }) => type?.getText(source) === 'Actor'),
        isExported: statement.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false,
        calls,
      },
    ];
  });
}

const all = readdirSync(FOLDER).flatMap(functionsIn);

/** Names of functions that ask, or call one that does. */
function asking(): ReadonlySet<string> {
  const asks = new Set<string>();
  for (;;) {
    const before = asks.size;
    for (const { name, calls } of all)
      if ([...calls].some((call) => PREDICATES.has(call) || asks.has(call))) asks.add(name);
    if (asks.size === before) return asks;
  }
}

test('кто получает действующее лицо, тот спрашивает его права — кроме названных, где речь только о своём', () => {
  const asks = asking();
  const silent = all.filter((one) => one.isExported && one.takesActor && !asks.has(one.name)).map(({ name }) => name);
  expect(silent.sort()).toEqual(Object.keys(OWN).sort());
  expect(all.filter(({ takesActor }) => takesActor).length).toBeGreaterThan(100);
});
