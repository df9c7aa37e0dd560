/** The project's own school with one person in every role of the Regulation, for looking at what its clauses point to. */
import { join } from 'node:path';
import { peerId, userId, type PeerId, type UserId } from '../../src/domain/ids';
import type { RosterEntry } from '../../src/domain/school';
import { readSchool } from '../../src/school/readSchool';
import { createSchoolContext } from '../../src/schoolContext';
import type { SchoolContext } from '../../src/usecases/context';
import { House } from '../scenes/harness';
import { label } from '../scenes/school';

export const PEOPLE = {
  administrator: userId(1),
  director: userId(10),
  administration: userId(11),
  class_teacher: userId(12),
  subject_teacher: userId(13),
  additional_teacher: userId(14),
  parent: userId(30),
  pupil: userId(40),
  stranger: userId(50),
} as const;
export type Person = keyof typeof PEOPLE;

export interface ClauseSchool {
  readonly house: House;
  readonly context: SchoolContext;
}

/** The project's own data, read once: its matcher learns with the first question. */
export async function readClauses(): Promise<SchoolContext> {
  const data = await readSchool(join(__dirname, '../../data'));
  if (data.kind !== 'school') throw new Error('the data has problems');
  return createSchoolContext(data, [PEOPLE.administrator], { id: 5 });
}

/** Opens the school; every member of staff is confirmed, the parent and the pupil belong to 7Б. */
export async function openClauseSchool(context: SchoolContext): Promise<ClauseSchool> {
  const house = await House.open(context);
  const [initials = '', surname = ''] = (context.school.offices['director']?.name ?? '').split(' ');
  const [first = '', second = ''] = initials.split('.');
  const row = (last: string, firstName: string, patronymic: string, more: Partial<RosterEntry>): RosterEntry => ({
    surname: last,
    firstName,
    patronymic,
    position: 'учитель',
    subject: null,
    classTeacherOf: null,
    administration: false,
    additionalEducation: false,
    ...more,
  });
  await house.stored(async (stores) => {
    const rows: readonly (readonly [Person, RosterEntry])[] = [
      [
        'director',
        row(surname, `${first}рсений`, `${second}ригорьевич`, { administration: true, position: 'директор' }),
      ],
      ['administration', row('Завучева', 'Ольга', 'Олеговна', { administration: true, position: 'завуч' })],
      ['class_teacher', row('Класснова', 'Инна', 'Ильинична', { subject: 'физика', classTeacherOf: label('8А') })],
      ['subject_teacher', row('Предметова', 'Юлия', 'Юрьевна', { subject: 'химия' })],
      ['additional_teacher', row('Кружкова', 'Яна', 'Яновна', { additionalEducation: true, subject: 'танцы' })],
    ];
    for (const [who, entry] of rows) {
      const user = PEOPLE[who];
      const id = await stores.staff.add(entry);
      await stores.accounts.consent(user, 1, house.now);
      await stores.accounts.addRole(user, entry.administration ? 'administration' : 'subject_teacher', null);
      await stores.staff.link(id, user, house.now);
    }
    for (const who of ['parent', 'pupil'] as const) {
      await stores.accounts.consent(PEOPLE[who], 1, house.now);
      await stores.accounts.addRole(PEOPLE[who], who, label('7Б'));
    }
    await stores.accounts.consent(PEOPLE.administrator, 1, house.now);
  });
  return { house, context };
}

let chats = 0;
/** The bot is added to a new chat of that title by somebody. */
export async function addedTo({ house }: ClauseSchool, title: string, by: UserId): Promise<PeerId> {
  const peer = peerId(2_000_000_100 + (chats += 1));
  await house.happens({ kind: 'bot_added', peer, by });
  await house.happens({ kind: 'chat_described', peer, title, greet: true });
  return peer;
}
