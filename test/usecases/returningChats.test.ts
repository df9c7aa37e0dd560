/** Chats in an order nobody planned: lost, declared, found again, a second one, another owner, another school year. */
import { dutyId, peerId, userId } from '../../src/domain/ids';
import { giveUpChat } from '../../src/usecases/chatCard';
import { confirmChat } from '../../src/usecases/confirmChat';
import { declareChat } from '../../src/usecases/declareChat';
import { endDeclaration } from '../../src/usecases/endDeclaration';
import { moveAssignment } from '../../src/usecases/moveAssignment';
import { moveStaff } from '../../src/usecases/moveStaff';
import { loseChat } from '../../src/usecases/noteRefusal';
import { describeChat, isKnownChat, noteAdded } from '../../src/usecases/registerChat';
import { ADMINISTRATOR, label } from '../scenes/school';
import {
  ANNA,
  AUTUMN,
  chat,
  CHAT_1,
  CHAT_2,
  claim,
  CLASS_CHAT,
  classChat,
  context,
  inSchool,
  IRINA,
  joins,
  JUNE,
  LATE,
  opens,
  said,
  SEPT,
  who,
} from './livedSchool';

describe('a second chat of the class', () => {
  test('can become the first when the first is no more', () =>
    inSchool(async (stores) => {
      const work = { stores, now: AUTUMN };
      await chat(work, CHAT_1, '7Б');
      await chat(work, CHAT_2, '7Б', 'beside');
      await loseChat(context, work, CHAT_1, 'removed');
      expect(await giveUpChat(context, work, await who(work), CHAT_1)).toMatchObject({ kind: 'given_up' });
      expect(await classChat(work, '7Б')).toMatchObject({ state: 'open' });
      expect(await confirmChat(context, work, await who(work), claim(CHAT_2, '7Б'))).toMatchObject({
        kind: 'confirmed',
      });
      expect(await classChat(work, '7Б')).toMatchObject({ state: 'confirmed', evidence: { peer: CHAT_2 } });
    }));

  test('may take the place of the first while both stand', () =>
    inSchool(async (stores) => {
      const work = { stores, now: AUTUMN };
      await chat(work, CHAT_1, '7Б');
      await chat(work, CHAT_2, '7Б', 'beside');
      await confirmChat(context, work, await who(work), claim(CHAT_2, '7Б', 'instead'));
      expect(await classChat(work, '7Б')).toMatchObject({ state: 'confirmed', evidence: { peer: CHAT_2 } });
    }));
});

describe('the bot comes back', () => {
  test('in September to a chat it lost before the school year was opened: the duty of the new year is shown', () =>
    inSchool(async (stores) => {
      await chat({ stores, now: AUTUMN }, CHAT_1, '6А');
      await loseChat(context, { stores, now: AUTUMN }, CHAT_1, 'removed');
      await opens({ stores, now: JUNE });
      const sept = { stores, now: SEPT };
      await noteAdded(sept, CHAT_1, null);
      expect(await describeChat(context, sept, CHAT_1, 'Чат 1')).toMatchObject({ kind: 'already_confirmed' });
      expect(await classChat(sept, '7А')).toMatchObject({ state: 'confirmed', evidence: { peer: CHAT_1 } });
    }));

  test('to a chat whose place another one took: a class has one first chat', () =>
    inSchool(async (stores) => {
      await chat({ stores, now: AUTUMN }, CHAT_1, '6А');
      await loseChat(context, { stores, now: AUTUMN }, CHAT_1, 'removed');
      await chat({ stores, now: SEPT }, CHAT_2, '7А');
      await opens({ stores, now: LATE });
      await noteAdded({ stores, now: LATE }, CHAT_1, null);
      const firsts = (await stores.chats.all()).filter(
        (one) => one.state === 'confirmed' && one.classLabel === '7А' && !one.isExtra,
      );
      expect(firsts.map((one) => one.peer)).toEqual([CHAT_2]);
    }));

  test('to a chat that was declared meanwhile: it shows the duty, whatever becomes of the declaration', () =>
    inSchool(async (stores) => {
      const work = { stores, now: AUTUMN };
      await chat(work, CHAT_1, '7Б');
      await loseChat(context, work, CHAT_1, 'removed');
      const declared = await declareChat(context, work, await who(work, ANNA), said('7Б'));
      if (declared.kind !== 'declared') throw new Error(declared.kind);
      await noteAdded(work, CHAT_1, null);
      await describeChat(context, work, CHAT_1, 'Чат 1');
      expect(await classChat(work, '7Б')).toMatchObject({ state: 'confirmed', evidence: { peer: CHAT_1 } });
      expect(await stores.declarations.standing()).toEqual([]);
      await endDeclaration(context, work, await who(work), { id: declared.declaration.id, reason: null });
      expect(await classChat(work, '7Б')).toMatchObject({ state: 'confirmed', evidence: { peer: CHAT_1 } });
    }));
});

test('whoever led the class when its chat was confirmed has no word in it once another leads it', () =>
  inSchool(async (stores, { igorevna }) => {
    const work = { stores, now: AUTUMN };
    await noteAdded(work, CHAT_1, ANNA);
    await describeChat(context, work, CHAT_1, '7Б класс');
    await confirmChat(context, work, await who(work, ANNA), claim(CHAT_1, '7Б'));
    await moveStaff(context, work, await who(work), igorevna, { move: 'class', classLabel: label('7Б') });
    const other = { ...claim(CHAT_1, '', 'ask', 'other'), inThatChat: false };
    expect(await confirmChat(context, work, await who(work, ANNA), other)).toEqual({ kind: 'forbidden' });
    await loseChat(context, work, CHAT_1, 'removed');
    expect(await giveUpChat(context, work, await who(work, ANNA), CHAT_1)).toEqual({ kind: 'forbidden' });
    expect(await classChat(work, '7Б')).toMatchObject({ state: 'confirmed' });
  }));

test('a chat of last year beside the new one of September is the second: its owner has the word, not who leads the class of its old title', () =>
  inSchool(async (stores, { ivan }) => {
    await noteAdded({ stores, now: AUTUMN }, CHAT_1, null);
    await describeChat(context, { stores, now: AUTUMN }, CHAT_1, '6А класс');
    await confirmChat(context, { stores, now: AUTUMN }, await who({ stores, now: AUTUMN }), claim(CHAT_1, '6А'));
    await chat({ stores, now: SEPT }, CHAT_2, '7А');
    const late = { stores, now: LATE };
    expect(await opens(late)).toMatchObject({ second: 1 });
    const newcomer = userId(41);
    await joins(late, newcomer, ['class_teacher', '6А']);
    await stores.staff.link(ivan, newcomer, LATE);
    await moveStaff(context, late, await who(late), ivan, { move: 'class', classLabel: label('6А') });
    const wrong = { ...claim(CHAT_1, '6А'), inThatChat: false };
    expect(await confirmChat(context, late, await who(late, newcomer), wrong)).toEqual({ kind: 'forbidden' });
    expect(await confirmChat(context, late, await who(late, IRINA), claim(CHAT_1, '7А', 'instead'))).toMatchObject({
      kind: 'confirmed',
    });
    expect(await classChat(late, '7А')).toMatchObject({ evidence: { peer: CHAT_1 } });
  }));

describe('a chat of a subject', () => {
  const duty = dutyId('first', 'subject-chat');
  const [order] = context.orders;
  const sample = order?.duties[1];
  if (!order || !sample) throw new Error('no order');
  const asked = {
    ...sample,
    ...{ id: duty, due: null, remindOn: [] },
    assignee: { who: 'role', role: 'subject_teacher' },
    evidence: { kind: 'chat', chat: 'subject' },
  } as const;
  const withSubjects = { ...context, orders: [{ ...order, duties: [...order.duties, asked] }] };

  test('takes the place of a declaration of the same teacher', () =>
    inSchool(async (stores) => {
      const work = { stores, now: AUTUMN };
      const anna = await who(work, ANNA);
      const physics = { kind: 'subject', classLabel: null, title: 'Физика', key: 'ACDEFHJK' } as const;
      expect((await declareChat(withSubjects, work, anna, physics)).kind).toBe('declared');
      await noteAdded(work, CHAT_1, ANNA);
      await describeChat(withSubjects, work, CHAT_1, 'Физика');
      await confirmChat(withSubjects, work, anna, claim(CHAT_1, '', 'ask', 'subject'));
      expect(await stores.declarations.standing()).toEqual([]);
      expect((await declareChat(withSubjects, work, anna, physics)).kind).toBe('shown');
    }));

  test('that is one of two may become something else: the other still shows the duty', () =>
    inSchool(async (stores, { anna }) => {
      const work = { stores, now: AUTUMN };
      for (const peer of [CHAT_1, CHAT_2]) {
        await noteAdded(work, peer, ANNA);
        await describeChat(withSubjects, work, peer, `Физика ${peer % 10}`);
        await confirmChat(withSubjects, work, await who(work, ANNA), claim(peer, '', 'ask', 'subject'));
      }
      await confirmChat(withSubjects, work, await who(work, ANNA), claim(CHAT_2, '', 'ask', 'other'));
      expect(await stores.assignments.find({ duty, subject: `staff:${anna}` })).toMatchObject({
        state: 'confirmed',
        evidence: { peer: CHAT_1 },
      });
    }));
});

test('what an administrator marked needs no declaration', () =>
  inSchool(async (stores) => {
    const work = { stores, now: AUTUMN };
    const seen = { step: 'confirm', evidence: { kind: 'seen', how: 'paper' } } as const;
    await moveAssignment(work, { duty: CLASS_CHAT, subject: 'class:7Б' }, seen, ADMINISTRATOR);
    expect((await declareChat(context, work, await who(work, ANNA), said('7Б'))).kind).toBe('shown');
  }));

test('a message in a chat the bot thought lost is the news that it is back', () =>
  inSchool(async (stores) => {
    const peer = peerId(2_000_000_005);
    await chat({ stores, now: AUTUMN }, peer, '7Б');
    await loseChat(context, { stores, now: AUTUMN }, peer, 'refused');
    expect(await isKnownChat({ stores, now: AUTUMN }, peer)).toBe(false);
  }));
