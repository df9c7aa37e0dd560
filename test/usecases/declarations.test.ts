/** Declared chats in an order nobody planned: forgotten owners, other class teachers, witnesses late, another school year. */
import { mayWitness } from '../../src/domain/access';
import { userId } from '../../src/domain/ids';
import { declareChat } from '../../src/usecases/declareChat';
import { endDeclaration } from '../../src/usecases/endDeclaration';
import { forgetPerson } from '../../src/usecases/forgetPerson';
import { listChats } from '../../src/usecases/listChats';
import { moveStaff } from '../../src/usecases/moveStaff';
import { witnessChat } from '../../src/usecases/witnessChat';
import type { Declaration } from '../../src/store/declarationStore';
import type { Work } from '../../src/usecases/context';
import { label } from '../scenes/school';
import {
  ANNA,
  at,
  AUTUMN,
  chat,
  CHAT_2,
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

async function declares(work: Work, user: typeof ANNA, of: string): Promise<Declaration> {
  const declared = await declareChat(context, work, await who(work, user), said(of));
  if (declared.kind !== 'declared') throw new Error(declared.kind);
  return declared.declaration;
}

describe('whoever declared a chat is no witness of it', () => {
  test('after «Забыть меня» and coming back to the roster', () =>
    inSchool(async (stores, { anna }) => {
      const work = { stores, now: AUTUMN };
      const { id, key } = await declares(work, ANNA, '7Б');
      await forgetPerson(work, await who(work, ANNA));
      await joins(work, ANNA, ['class_teacher', '7Б']);
      await stores.staff.link(anna, ANNA, AUTUMN);
      expect(await witnessChat(context, work, await who(work, ANNA), { declaration: id, key })).toEqual({
        kind: 'own',
      });
      expect((await declareChat(context, work, await who(work, ANNA), said('7Б'))).kind).toBe('declared');
    }));

  test('nor as somebody else whom nobody can tell apart from them', () =>
    inSchool(async (stores) => {
      const work = { stores, now: AUTUMN };
      const { id, key } = await declares(work, ANNA, '7Б');
      await forgetPerson(work, await who(work, ANNA));
      await joins(work, ANNA, ['parent', '7Б']);
      expect(await witnessChat(context, work, await who(work, ANNA), { declaration: id, key })).toEqual({
        kind: 'gone',
      });
    }));
});

test('a pupil is no witness of the chat of parents', () =>
  inSchool(async (stores) => {
    const work = { stores, now: AUTUMN };
    await joins(work, userId(60), ['pupil', '7Б']);
    const pupil = await who(work, userId(60));
    expect(mayWitness(pupil, { kind: 'class_parents', classLabel: label('7Б') })).toBe(false);
    expect(mayWitness(pupil, { kind: 'class', classLabel: label('7Б') })).toBe(true);
  }));

test('the class goes to another teacher: the declaration is theirs to see and to withdraw, not the former one’s', () =>
  inSchool(async (stores, { igorevna }) => {
    const work = { stores, now: AUTUMN };
    const { id } = await declares(work, ANNA, '7Б');
    const newcomer = userId(51);
    await joins(work, newcomer, ['subject_teacher', '']);
    await stores.staff.link(igorevna, newcomer, AUTUMN);
    await moveStaff(context, work, await who(work), igorevna, { move: 'class', classLabel: label('7Б') });
    const list = await listChats(context, work, await who(work, newcomer));
    expect(list).toMatchObject({ declared: [{ id }] });
    expect(await endDeclaration(context, work, await who(work, ANNA), { id, reason: null })).toEqual({
      kind: 'forbidden',
    });
    expect(await endDeclaration(context, work, await who(work, newcomer), { id, reason: null })).toMatchObject({
      kind: 'ended',
      as: 'withdrawn',
    });
  }));

describe('the school year is opened', () => {
  test('while a declaration waits: it goes up, and so does the report', () =>
    inSchool(async (stores) => {
      const june = { stores, now: JUNE };
      await declares(june, IRINA, '6А');
      await opens(june);
      expect(await classChat(june, '7А')).toMatchObject({ state: 'reported' });
      expect((await declareChat(context, june, await who(june, IRINA), said('7А'))).kind).toBe('already');
    }));

  test('late, and September had brought a chat: last year’s declaration does not take its place', () =>
    inSchool(async (stores) => {
      const autumn = { stores, now: AUTUMN };
      const { id, key } = await declares(autumn, IRINA, '6А');
      await witnessChat(context, autumn, await who(autumn, ANNA), { declaration: id, key });
      await chat({ stores, now: SEPT }, CHAT_2, '7А');
      await opens({ stores, now: LATE });
      expect(await classChat({ stores, now: LATE }, '7А')).toMatchObject({
        state: 'confirmed',
        evidence: { kind: 'chat', peer: CHAT_2 },
      });
    }));

  test('between the declaration and its witness: the declaration and the duty go the same way', () =>
    inSchool(async (stores) => {
      const august = { stores, now: at('2031-08-20T10:00') };
      const { id, key } = await declares(august, IRINA, '6А');
      const early = { stores, now: at('2031-09-05T10:00') };
      await witnessChat(context, early, await who(early, ANNA), { declaration: id, key });
      const late = { stores, now: LATE };
      await opens(late);
      expect(await stores.declarations.find(id)).toMatchObject({ classLabel: '7А', subject: 'class:7А' });
      expect(await classChat(late, '7А')).toMatchObject({ state: 'confirmed', evidence: { declaration: id } });
      expect(await classChat(late, '6А')).toMatchObject({ state: 'open' });
    }));
});
