/** What the bot keeps does not grow for ever. */
import SQLite from 'better-sqlite3';
import { peerId, userId } from '../../src/domain/ids';
import type { LocalDate } from '../../src/domain/localDate';
import type { Database } from '../../src/store/database';
import type { Stores } from '../../src/store/stores';
import { inMemory, opened, scratchFile } from './openDatabase';

const NOW = Date.parse('2024-09-20T06:00:00Z');
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const day = (text: string): LocalDate => text as LocalDate;
const ANNA = userId(1);
const BORIS = userId(2);

let database: Database;
beforeEach(async () => {
  database = await inMemory();
});
afterEach(() => database.close());
const inside = (work: (stores: Stores) => Promise<void>): Promise<void> => database.transaction(work);

test('a dialogue that was left is forgotten after 30 days', () =>
  inside(async ({ sessions }) => {
    await sessions.set('a', ANNA, '{}', NOW - 30 * DAY_MS - 1);
    await sessions.set('b', BORIS, '{}', NOW - 30 * DAY_MS);
    await sessions.prune(NOW);
    expect(await sessions.get('a')).toBeNull();
    expect(await sessions.get('b')).toBe('{}');
  }));

test('what the clock did is forgotten after 400 days', () =>
  inside(async ({ ledger }) => {
    await ledger.enter('digest:2023-08-16', NOW - 400 * DAY_MS - 1);
    await ledger.enter('digest:2023-08-17', NOW - 400 * DAY_MS);
    await ledger.prune(NOW);
    expect(await ledger.enter('digest:2023-08-16', NOW)).toBe(true);
    expect(await ledger.enter('digest:2023-08-17', NOW)).toBe(false);
  }));

test('a wish to be reminded is forgotten two weeks after its day', () =>
  inside(async ({ snoozes }) => {
    await snoozes.set(ANNA, day('2024-09-19'));
    await snoozes.set(BORIS, day('2024-09-20'));
    await snoozes.prune(day('2024-10-04'));
    expect(await snoozes.dayOf(ANNA)).toBeNull();
    expect(await snoozes.dayOf(BORIS)).not.toBeNull();
  }));

test('the count of talk in chats is kept for 60 days', async () => {
  const file = scratchFile();
  const kept = await opened(file.path);
  await kept.transaction(async ({ chatActivity }) => {
    for (const date of ['2024-07-21', '2024-07-22']) await chatActivity.countTalk(peerId(2_000_000_001), day(date), 5);
    await chatActivity.prune(day('2024-09-20'));
  });
  await kept.close();
  const raw = new SQLite(file.path);
  expect(raw.prepare('select day, messages from chat_activity').all()).toEqual([{ day: '2024-07-22', messages: 5 }]);
  raw.close();
  file.remove();
});

test('of a chat long silent the last day with talk is kept, so that it does not look like one the bot cannot hear', () =>
  inside(async ({ chatActivity }) => {
    const [silent, unheard] = [peerId(2_000_000_001), peerId(2_000_000_002)];
    for (const date of ['2024-03-01', '2024-03-05']) await chatActivity.countTalk(silent, day(date), 5);
    await chatActivity.countAddressed(silent, day('2024-03-04'), 1);
    await chatActivity.countAddressed(unheard, day('2024-03-05'), 1);
    await chatActivity.prune(day('2024-09-20'));
    expect(await chatActivity.of(silent)).toEqual([{ day: '2024-03-05', talk: 5, addressed: 0 }]);
    expect(await chatActivity.of(unheard)).toEqual([]);
  }));

test('a question to a person is forgotten 400 days after it was settled, never while it waits', () =>
  inside(async ({ inquiries }) => {
    const [settled, later, waits] = [
      await inquiries.add(ANNA, NOW - 400 * DAY_MS - 1),
      await inquiries.add(ANNA, NOW - 400 * DAY_MS),
      await inquiries.add(ANNA, NOW - 500 * DAY_MS),
    ];
    for (const id of [settled, later]) await inquiries.answer(id, BORIS, NOW - 300 * DAY_MS);
    await inquiries.prune(NOW);
    expect(await inquiries.find(settled)).toBeNull();
    expect([(await inquiries.find(later))?.id, (await inquiries.find(waits))?.id]).toEqual([later, waits]);
  }));

test('whose profile a former colleague had is forgotten after a year', () =>
  inside(async ({ staff }) => {
    const entry = {
      surname: 'Ёлкина',
      firstName: 'Анна',
      patronymic: null,
      position: 'учитель',
      subject: null,
      classTeacherOf: null,
      administration: false,
      additionalEducation: false,
    };
    const id = await staff.add(entry);
    await staff.link(id, ANNA, NOW - 400 * DAY_MS);
    await staff.setStatus(id, 'left', null, NOW - 365 * DAY_MS);
    await staff.pruneFormer(NOW);
    expect([...(await staff.former()).keys()]).toEqual([ANNA]);
    await staff.pruneFormer(NOW + 1);
    expect([...(await staff.former()).keys()]).toEqual([]);
  }));

test('of someone who never consented nothing is left half a day after the last word, of others the trace for a month', () =>
  inside(async ({ outbox, accounts }) => {
    const ADMINISTRATOR = userId(9);
    const chat = peerId(2_000_000_001);
    await accounts.consent(ANNA, 1, NOW);
    const peers = [...[ANNA, BORIS, ADMINISTRATOR].map((user) => peerId(user)), chat, peerId(3)];
    for (const [index, peer] of peers.entries()) {
      await outbox.add({ peer, priority: 1, body: '{"text":"да"}', randomId: index + 1, expiresAt: null }, NOW);
    }
    const sent = [1, 2, 3, 4].map((id) => ({ id, cmid: null }));
    await outbox.markSent(sent, NOW);
    const traces = async (): Promise<number[]> =>
      Promise.all(peers.map(async (peer) => (await outbox.traceOf(peer)).sent));
    await outbox.prune(NOW + 12 * HOUR_MS, new Set([ADMINISTRATOR]));
    expect(await traces()).toEqual([1, 1, 1, 1, 0]);
    await outbox.prune(NOW + 12 * HOUR_MS + 1, new Set([ADMINISTRATOR]));
    expect(await traces()).toEqual([1, 0, 1, 1, 0]);
    // what still waits is nobody's trace
    expect((await outbox.traceOf(peerId(3))).waiting).toBe(1);
  }));

test('a question that was answered is forgotten after a day, any other after five weeks or when there are very many', () =>
  inside(async ({ questions }) => {
    const asked = (state: 'answered' | 'unanswered', askedAt: number) =>
      questions.add({ text: 'где', state, candidates: [], askedAt });
    const answered = await asked('answered', NOW - DAY_MS - 1);
    const fresh = await asked('answered', NOW - DAY_MS);
    await asked('unanswered', NOW - 35 * DAY_MS - 1);
    for (let i = 0; i < 301; i++) await asked('unanswered', NOW - DAY_MS - 1);
    await questions.prune(NOW);
    expect(await questions.find(answered)).toBeNull();
    expect(await questions.find(fresh)).not.toBeNull();
    const open = await questions.open();
    expect(open).toHaveLength(300);
    expect(open.some(({ askedAt }) => askedAt < NOW - 35 * DAY_MS)).toBe(false);
  }));

test('words of a question to a person are forgotten half a day after they were said, each side by itself', () =>
  inside(async ({ inquiryWords }) => {
    await inquiryWords.keep(1, 'question', 'Где?', NOW - 12 * HOUR_MS);
    await inquiryWords.keep(1, 'answer', 'Там.', NOW - 12 * HOUR_MS + 1);
    expect(await inquiryWords.find(1, NOW)).toEqual({ question: null, answer: 'Там.' });
    await inquiryWords.prune(NOW);
    expect(await inquiryWords.find(1, 0)).toEqual({ question: null, answer: 'Там.' });
  }));
