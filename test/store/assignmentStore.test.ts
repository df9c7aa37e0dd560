import SQLite from 'better-sqlite3';
import { UNTOUCHED } from '../../src/domain/assignment';
import { staffId, userId, type DutyId } from '../../src/domain/ids';
import { confirmBy, moveAssignment } from '../../src/usecases/moveAssignment';
import { day } from '../scenes/school';
import { inMemory, opened, scratchFile } from './openDatabase';

const NOW = 1_700_000_000_000;
const ANNA = userId(1);
const VERA = userId(2);
const CHAT_OF_7B = { duty: 'order/class-chat' as DutyId, subject: 'class:7Б' };
const word = { kind: 'reported' } as const;

test('every step is kept with who, when and what showed it', async () => {
  const database = await inMemory();
  await database.transaction(async (stores) => {
    expect(await stores.assignments.find(CHAT_OF_7B)).toEqual(UNTOUCHED);
    await moveAssignment({ stores, now: NOW }, CHAT_OF_7B, { step: 'report', evidence: word }, ANNA);
    await moveAssignment({ stores, now: NOW + 1 }, CHAT_OF_7B, { step: 'confirm', evidence: word }, VERA);
    expect(await stores.assignments.history(CHAT_OF_7B)).toMatchObject([
      { step: 'report', from: 'open', to: 'reported', evidence: word, reason: null, actor: ANNA, at: NOW, period: '' },
      {
        step: 'confirm',
        from: 'reported',
        to: 'confirmed',
        evidence: word,
        reason: null,
        actor: VERA,
        at: NOW + 1,
        period: '',
      },
    ]);
  });
  await database.close();
});

test('an extended date and each new holder stand in the history, with the reason', async () => {
  const database = await inMemory();
  await database.transaction(async (stores) => {
    const due = day('2023-11-10');
    const work = { stores, now: NOW };
    await moveAssignment(work, CHAT_OF_7B, { step: 'extend', due, reason: 'болезнь' }, VERA);
    for (const holder of [staffId(7), staffId(8), null])
      await moveAssignment(work, CHAT_OF_7B, { step: 'hand_over', holder, reason: 'отпуск' }, VERA);
    await moveAssignment(work, CHAT_OF_7B, { step: 'confirm', evidence: word }, VERA);
    const steps = await stores.assignments.history(CHAT_OF_7B);
    expect(steps.map((one) => [one.step, one.due, one.holder, one.reason])).toEqual([
      ['extend', due, null, 'болезнь'],
      ['hand_over', due, 7, 'отпуск'],
      ['hand_over', due, 8, 'отпуск'],
      ['hand_over', due, null, 'отпуск'],
      ['confirm', due, null, null],
    ]);
    expect(steps.every((one) => one.actor === VERA && one.at === NOW)).toBe(true);
  });
  await database.close();
});

test('a step that the state does not take changes nothing and leaves no line', async () => {
  const database = await inMemory();
  await database.transaction(async (stores) => {
    const work = { stores, now: NOW };
    expect(await moveAssignment(work, CHAT_OF_7B, { step: 'take_back', reason: null }, ANNA)).toBeNull();
    expect(await stores.assignments.history(CHAT_OF_7B)).toEqual([]);
  });
  await database.close();
});

test('new evidence stands in place of the old, and the history knows both', async () => {
  const database = await inMemory();
  await database.transaction(async (stores) => {
    const work = { stores, now: NOW };
    await confirmBy(work, CHAT_OF_7B, word, ANNA);
    await confirmBy(work, CHAT_OF_7B, { kind: 'seen', how: 'phone' }, VERA);
    expect(await stores.assignments.find(CHAT_OF_7B)).toMatchObject({ evidence: { kind: 'seen', how: 'phone' } });
    const steps = await stores.assignments.history(CHAT_OF_7B);
    expect(steps.map((one) => one.step)).toEqual(['confirm', 'reopen', 'confirm']);
  });
  await database.close();
});

test('what a closed period held is history, and the duty is open again', async () => {
  const database = await inMemory();
  await database.transaction(async (stores) => {
    await confirmBy({ stores, now: NOW }, CHAT_OF_7B, word, ANNA);
    await stores.assignments.close(CHAT_OF_7B, '2023/24');
    expect(await stores.assignments.find(CHAT_OF_7B)).toEqual(UNTOUCHED);
    expect((await stores.assignments.history(CHAT_OF_7B)).map((one) => one.period)).toEqual(['2023/24']);
  });
  await database.close();
});

test('whoever is forgotten leaves the facts and no trace of themselves', async () => {
  const database = await inMemory();
  await database.transaction(async (stores) => {
    await confirmBy({ stores, now: NOW }, CHAT_OF_7B, word, ANNA);
    expect(await stores.assignments.countBy(ANNA)).toBe(1);
    await stores.assignments.forgetActor(ANNA);
    expect(await stores.assignments.countBy(ANNA)).toBe(0);
    expect(await stores.assignments.all()).toMatchObject([{ subject: 'class:7Б', actor: null }]);
  });
  await database.close();
});

test('completions of a database made before become assignments with their history', async () => {
  const file = scratchFile();
  await (await opened(file.path)).close();
  const raw = new SQLite(file.path);
  raw.exec(`drop table assignment; drop table assignment_history; drop table journal; drop table journal_actor; drop table roster_import;
    drop table acknowledgement; drop table personal_code; drop table code_guard; drop table office_holder;
    drop table administrator; drop table chat_declaration; drop table outgoing_file;
    alter table outbox drop column about; alter table outbox drop column inquiry; drop table reminded; drop table escalation; drop table order_snapshot; drop table order_news; drop table extension;
    drop table vendor_case; drop table inquiry;
    drop table digest_wish; drop table bot_gap; drop table explanation; drop table platform_figure; drop table setting; drop table question; drop table taught; drop table own_answer; drop table inquiry_words;
    alter table account drop column reminders;
    drop index staff_substitute; drop index staff_former_user;
    alter table staff drop column former_user; alter table chat drop column members_visible;
    alter table chat drop column overhears; drop table chat_line;
    alter table chat_activity drop column addressed;
    alter table chat drop column extra; alter table chat drop column moved_to; alter table chat drop column members_checked_at;
    alter table staff drop column status; alter table staff drop column status_since; alter table staff drop column substitute;
    alter table staff drop column note; delete from kysely_migration where name >= '0003';
    create table completion (duty text not null, subject text not null, evidence text not null, actor integer not null, at integer not null);
    insert into completion values ('o/registration', 'staff:1', '{"kind":"reported"}', 1, 5);
    insert into completion values ('o/class-chat', 'class:7Б', '{"kind":"chat","peer":2000000001,"title":"7Б"}', 0, 6);`);
  raw.close();
  const database = await opened(file.path);
  await database.transaction(async ({ assignments }) => {
    expect(await assignments.all()).toMatchObject([
      { subject: 'staff:1', actor: 1, at: 5, assignment: { state: 'reported', evidence: { kind: 'reported' } } },
      {
        subject: 'class:7Б',
        actor: null,
        at: 6,
        assignment: { state: 'confirmed', evidence: { kind: 'chat', title: '7Б' } },
      },
    ]);
    const [line] = await assignments.history({ duty: 'o/registration' as DutyId, subject: 'staff:1' });
    expect(line).toMatchObject({ step: 'report', from: 'open', to: 'reported', actor: 1 });
  });
  await database.close();
  file.remove();
});

test('two states put away under one name: the later one stands, the history knows the steps of both', async () => {
  const database = await inMemory();
  await database.transaction(async (stores) => {
    for (const evidence of [word, { kind: 'seen', how: 'paper' } as const]) {
      await moveAssignment({ stores, now: NOW }, CHAT_OF_7B, { step: 'confirm', evidence }, VERA);
      await stores.assignments.close(CHAT_OF_7B, '2030/31');
    }
    expect(await stores.assignments.find(CHAT_OF_7B)).toEqual(UNTOUCHED);
    expect((await stores.assignments.history(CHAT_OF_7B)).map((one) => [one.period, one.evidence?.kind])).toEqual([
      ['2030/31', 'reported'],
      ['2030/31', 'seen'],
    ]);
  });
  await database.close();
});
