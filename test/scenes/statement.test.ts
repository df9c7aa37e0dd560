/** «Отчёты» → «Справка об исполнении»: asked for by a button, made beside the turns, sent as two files. */
import { staffId, userId, type UserId } from '../../src/domain/ids';
import { makePapers } from '../../src/makePapers';
import { thingText } from '../../src/commands/journalText';
import { readJob } from '../../src/messaging/job';
import { readEvent, storeEvent } from '../../src/messaging/storedEvent';
import type { SchoolContext } from '../../src/usecases/context';
import { identify } from '../../src/usecases/identify';
import { readJournal } from '../../src/usecases/readJournal';
import { wordsOf } from '../reports/openFiles';
import { House } from './harness';
import { ADMINISTRATOR, madeUpSchool, NOW } from './school';

const TEACHER = userId(20);
const DIRECTOR = userId(21);
const SCHOOL = madeUpSchool();

let house: House;
beforeEach(async () => {
  house = await House.open(SCHOOL);
});
afterEach(() => house.close());

/** Does what the bot left to the background, and tells it of the result; uploads reach VK at once. */
async function background(context: SchoolContext = SCHOOL): Promise<string[]> {
  const sent: string[] = [];
  for (;;) {
    const row = await house.stored((stores) => stores.jobs.next(0));
    if (!row) return sent;
    await house.stored((stores) => stores.jobs.remove(row.id));
    const job = readJob(row.body);
    if (job?.kind === 'make_statement') {
      const now = (): number => house.now;
      const made = await makePapers(
        { database: house.database, contextNow: () => Promise.resolve(context), threads: false, now, realNow: now },
        job,
      );
      await house.happens(readEvent(storeEvent(made)));
    } else if (job?.kind === 'upload_file') {
      const { peer, file, text } = job;
      const stored = await house.stored((stores) => stores.outgoingFiles.find(file));
      sent.push(stored?.title ?? 'nothing');
      await house.happens({ kind: 'file_uploaded', peer, file, attachment: `doc1_${file}`, text });
    } else throw new Error(row.body);
  }
}

const joins = (user: UserId, surname: string) =>
  house.stored(async (stores) => {
    const row = (await stores.staff.all()).find((one) => one.surname === surname);
    if (!row) throw new Error(surname);
    await stores.accounts.consent(user, 1, NOW);
    await stores.accounts.addRole(user, 'subject_teacher', null);
    await stores.staff.link(row.id, user, NOW);
    return row.id;
  });

test('администратор: «Отчёты», кнопка, потом — документ и книга, отпечатки совпадают', async () => {
  await house.says(ADMINISTRATOR, 'Отчёты');
  const [begun] = await house.presses(ADMINISTRATOR, 'Справка об исполнении');
  expect(begun).toContain('Готовлю справку об исполнении: приказ №7-А от 02.09.2030.');
  expect(begun).not.toContain('прежних');
  const before = house.heard(ADMINISTRATOR).length;
  const sent = await background();
  expect(sent).toEqual([
    'Справка об исполнении приказа 7-А на 03.09.2030.docx',
    'Справка об исполнении приказа 7-А на 03.09.2030.xlsx',
  ]);
  const [document = '', workbook = ''] = house.heard(ADMINISTRATOR).slice(before);
  const short = /Отпечаток: ([0-9a-f ]{19})\./u.exec(document)?.[1] ?? 'none';
  expect(document).toContain('Справка на 03.09.2030, 10:00.');
  expect(workbook).toContain(`отпечаток ${short}`);
  // sent, and not kept
  expect(await house.stored((stores) => stores.outgoingFiles.find(1))).toBeNull();
  expect((await house.says(ADMINISTRATOR, 'Справка об исполнении')).join()).toContain(`• 03.09.2030, 10:00 — ${short}`);
});

test('в журнале — кому выдана справка о каком приказе; отменить по-прежнему можно то, что сделано до неё', async () => {
  await joins(TEACHER, 'Ёлкина');
  await house.forges(ADMINISTRATOR, {
    do: 'mark',
    staff: 1,
    duty: 'first/registration',
    subject: 'staff:1',
    act: 'paper',
  });
  await house.says(ADMINISTRATOR, 'Справка об исполнении');
  await background();
  const read = await house.stored(async (stores) => {
    const work = { stores, now: house.now };
    return readJournal(SCHOOL, work, await identify(SCHOOL, work, ADMINISTRATOR), { most: 1 });
  });
  if (read.kind !== 'journal') throw new Error(read.kind);
  const [record] = read.records;
  expect(record).toMatchObject({ entry: { act: 'statement.given', actor: ADMINISTRATOR } });
  expect(record && thingText(record.about)).toBe('приказ №7-А');
  const asked = (await house.says(ADMINISTRATOR, 'Отменить последнее')).join();
  expect(asked).toContain('Ёлкина Анна Петровна');
  expect(asked).not.toContain('справка');
});

test('бумага — о том, что есть в реестре', async () => {
  await joins(TEACHER, 'Ёлкина');
  await house.says(TEACHER, 'Я зарегистрирована');
  await house.says(ADMINISTRATOR, 'Справка по приказу');
  const job = await house.stored((stores) => stores.jobs.next(0));
  const asked = readJob(job?.body ?? '');
  if (asked?.kind !== 'make_statement') throw new Error('no statement asked for');
  const now = (): number => house.now;
  const { made } = await makePapers(
    { database: house.database, contextNow: () => Promise.resolve(SCHOOL), threads: false, now, realNow: now },
    asked,
  );
  if (made.kind !== 'files') throw new Error(made.kind);
  const file = await house.stored((stores) => stores.outgoingFiles.find(made.docx));
  expect(wordsOf(file?.bytes ?? new Uint8Array()).join('\n')).toMatch(
    /Ёлкина Анна Петровна \|.*03\.09\.2030 \| со слов исполнителя/u,
  );
});

test('нажали дважды — справка одна', async () => {
  await house.says(ADMINISTRATOR, 'Справка об исполнении');
  expect(await house.says(ADMINISTRATOR, 'Справка об исполнении')).toEqual([
    'Эту справку я уже готовлю, пришлю через минуту.',
  ]);
  expect(await background()).toHaveLength(2);
});

test('директору кнопка видна в меню; учителю справка не положена ни словом, ни кнопкой, ни заданием', async () => {
  const id = await joins(DIRECTOR, 'Двойнов');
  await joins(TEACHER, 'Ёлкина');
  await house.stored((stores) => stores.offices.set('director', id, null, NOW));
  await house.says(DIRECTOR, 'Меню');
  await house.presses(DIRECTOR, 'Справка об исполнении');
  expect(await background()).toHaveLength(2);

  await house.says(TEACHER, 'Меню');
  expect(house.labels(TEACHER)).not.toContain('Справка об исполнении');
  await house.says(TEACHER, 'Справка об исполнении');
  await house.forges(TEACHER, { do: 'statement', order: 'first' });
  expect(await background()).toEqual([]);
});

test('пока справка готовилась, права отняли — её не будет', async () => {
  const id = await joins(DIRECTOR, 'Двойнов');
  await house.stored((stores) => stores.offices.set('director', id, null, NOW));
  await house.says(DIRECTOR, 'Справка об исполнении');
  await house.stored((stores) => stores.offices.set('director', staffId(1), null, NOW));
  expect(await background()).toEqual([]);
  expect(await house.stored((stores) => stores.outgoingFiles.find(1))).toBeNull();
  expect(await house.stored((stores) => stores.journal.about('order:first'))).toEqual([]);
});

test('приказов несколько — бот спрашивает, о каком; новый первым', async () => {
  const [first] = SCHOOL.orders;
  if (!first) throw new Error('no order');
  const two = {
    ...SCHOOL,
    orders: [{ ...first, id: 'old', number: '1', date: '2029-09-01' as typeof first.date }, first],
  };
  house.becomes(two);
  await house.says(ADMINISTRATOR, 'Справка об исполнении');
  expect(house.labels(ADMINISTRATOR).filter((one) => one.startsWith('№'))).toEqual([
    '№7-А от 02.09.2030',
    '№1 от 01.09.2029',
  ]);
  await house.presses(ADMINISTRATOR, '№1 от 01.09.2029');
  expect((await background(two))[0]).toBe('Справка об исполнении приказа 1 на 03.09.2030.docx');
});
