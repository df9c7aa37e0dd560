/** The project's own order: whatever is open and may be acted on has a button that VK takes; the rest says what to do. */
import type { ButtonPayload } from '../../src/messaging/payload';
import type { SchoolContext } from '../../src/usecases/context';
import { identify } from '../../src/usecases/identify';
import { listDuties, type ListedDuty } from '../../src/usecases/listDuties';
import { openClauseSchool, PEOPLE, readClauses, type ClauseSchool, type Person } from '../clauses/school';

let context: SchoolContext;
let school: ClauseSchool;
beforeAll(async () => {
  context = await readClauses();
});
beforeEach(async () => {
  school = await openClauseSchool(context);
});
afterEach(() => school.house.close());

const STAFF = ['director', 'administration', 'class_teacher', 'subject_teacher', 'additional_teacher'] as const;

async function openDuties(person: Person): Promise<ListedDuty[]> {
  const { house } = school;
  const list = await house.stored(async (stores) => {
    const work = { stores, now: house.now };
    return listDuties(context, work, await identify(context, work, PEOPLE[person]));
  });
  if (list.kind !== 'list') throw new Error(list.kind);
  return list.duties.filter((one) => !one.done);
}

/** What is said once for several clauses has one button. */
const sharesButton = (one: ListedDuty, other: ListedDuty): boolean =>
  one.duty.evidence.kind !== 'report' &&
  one.duty.evidence.kind !== 'chat' &&
  one.duty.evidence.kind === other.duty.evidence.kind &&
  one.recordedFor === other.recordedFor;

const hasButton = (duty: ListedDuty, all: readonly ListedDuty[], buttons: readonly string[]): boolean =>
  all.some((one) => (one === duty || sharesButton(duty, one)) && buttons.includes(`${one.duty.id} ${one.recordedFor}`));

/** The payloads of a kind under everything the person was sent. */
function payloads<Do extends ButtonPayload['do']>(person: Person, kind: Do): Extract<ButtonPayload, { do: Do }>[] {
  return school.house
    .keyboards(PEOPLE[person])
    .flatMap(({ rows }) => rows.flat())
    .map(({ payload }) => payload)
    .filter((payload): payload is Extract<ButtonPayload, { do: Do }> => payload.do === kind);
}

/** Opens «Мои обязанности» and leafs «Отметить сделанное» through to its end. */
async function leafsThrough(person: Person): Promise<string> {
  const { house } = school;
  const said = await house.says(PEOPLE[person], 'Мои обязанности');
  if (house.labels(PEOPLE[person]).includes('Отметить сделанное')) {
    let [page = ''] = await house.presses(PEOPLE[person], 'Отметить сделанное');
    for (let turns = 0; turns < 20 && /Страница (\d+) из (?!\1)/u.test(page); turns += 1)
      [page = ''] = await house.presses(PEOPLE[person], 'Дальше');
  }
  return said.join('\n');
}

describe.each(STAFF)('%s', (person) => {
  test('every open duty stands in the list with its clause, and has its button or says what shows it', async () => {
    const open = await openDuties(person);
    expect(open.length).toBeGreaterThan(2);
    const list = await leafsThrough(person);
    const buttons = payloads(person, 'done').map(({ duty, subject }) => `${duty} ${subject}`);
    for (const one of open) {
      expect(list).toContain(one.duty.text);
      if (one.duty.evidence.kind === 'chat') expect(list).toContain('добавьте в него меня');
      else expect(hasButton(one, open, buttons)).toBe(true);
    }
  });

  test('a press on each of them puts it on record and says what happens next and who confirms', async () => {
    const { house } = school;
    await leafsThrough(person);
    for (const payload of payloads(person, 'done')) {
      const [answer] = await house.forges(PEOPLE[person], payload);
      expect(answer).toMatch(/администратор (увидит|видит)|подтвердит администратор|уже отмечено/iu);
    }
    const left = await openDuties(person);
    expect(left.filter(({ duty }) => duty.evidence.kind !== 'chat')).toEqual([]);
  });

  test('an administrator opens the person and has a button for every duty, with its state', async () => {
    const { house } = school;
    const row = await house.stored((stores) => stores.staff.byUser(PEOPLE[person]));
    const id = Number(row?.id);
    let [page = ''] = await house.forges(PEOPLE.administrator, { do: 'person', staff: id });
    let pages = page;
    for (let turns = 0; turns < 20 && /Страница (\d+) из (?!\1)/u.test(page); turns += 1) {
      [page = ''] = await house.presses(PEOPLE.administrator, 'Дальше');
      pages += page;
    }
    const marks = payloads('administrator', 'mark').map(({ duty, subject }) => `${duty} ${subject}`);
    const open = await openDuties(person);
    for (const one of open) {
      expect(pages).toContain(one.duty.text);
      expect(hasButton(one, open, marks)).toBe(true);
    }
  });
});

test.each(['parent', 'pupil'] as const)(
  'a %s has nothing to mark: the list says what to do and whom to ask',
  async (person) => {
    const list = await leafsThrough(person);
    expect((await openDuties(person)).every(({ duty }) => list.includes(duty.text))).toBe(true);
    expect(payloads(person, 'done')).toEqual([]);
    expect(list).toContain('просто напишите его сюда');
  },
);
