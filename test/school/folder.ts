/** A small school in a folder of its own, with any of its files replaced. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const FILES: Readonly<Record<string, string>> = {
  'school.yaml': `id: lyceum
name: Лицей № 1
short_name: Лицей № 1
time_zone: Asia/Omsk
classes: [7А, 7Б]
offices:
  director: { name: Б.Б. Первый, position: директор }
  administrator: { name: В.В. Вторая, position: завуч }
  support: { name: Г.Г. Третий, position: учитель }
contacts: { support_email: help@example.org, site: example.org }
working_week: 6
staff_hours: { from: '08:30', to: '18:00' }
digest: '08:00'
reminders: '09:15'
`,
  'orders/first.yaml': `id: first
number: 5-О
date: 2024-09-01
title: О платформе
regulation: Положение о платформе
clauses:
  order:
    - { number: '1', text: Все регистрируются. }
duties:
  - id: registration
    clause: { document: order, number: '1' }
    text: зарегистрироваться
    due: 2024-09-20
    assignee: { who: staff }
    evidence: { kind: registration }
    remind: [-1, 0]
`,
  'faq/topics.yaml': `topics:
  - id: term
    title: До какого числа
    audience: [everyone]
    short: До {due.registration} ({order}).
    full: |-
      {school}: до {due.registration}.
      Спросите: {support}, {support_email}, {site}.
    source: Приказ, п. 1
    questions: [До какого числа?]
    followups: [term]
offtopic: [Что задали?]
`,
  'calendar/ru-2024.yaml': `year: 2024
days_off_on_weekdays: ['01-01']
working_saturdays: ['04-27']
`,
};

/** Files to write instead of the usual ones; null leaves a file out. Strings are text, bytes are bytes. */
export type Changes = Readonly<Record<string, string | Uint8Array | null>>;

export interface Folder {
  readonly dir: string;
  remove(): Promise<void>;
}

/** Makes the folder; remove it afterwards. */
export async function makeFolder(changes: Changes = {}): Promise<Folder> {
  const dir = await mkdtemp(join(tmpdir(), 'school-'));
  for (const [name, content] of Object.entries({ ...FILES, ...changes })) {
    if (content === null) continue;
    await mkdir(dirname(join(dir, name)), { recursive: true });
    await writeFile(join(dir, name), content);
  }
  return { dir, remove: () => rm(dir, { recursive: true }) };
}

/** A usual file with a piece of its text replaced. */
export function edited(name: string, piece: string, replacement: string): Changes {
  const text = FILES[name];
  if (!text?.includes(piece)) throw new Error(`${name} does not say ${piece}`);
  return { [name]: text.replace(piece, replacement) };
}
