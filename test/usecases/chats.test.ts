import type { Actor } from '../../src/domain/access';
import { peerId, staffId, userId } from '../../src/domain/ids';
import { confirmChat } from '../../src/usecases/confirmChat';
import type { Work } from '../../src/usecases/context';
import { moveAssignment } from '../../src/usecases/moveAssignment';
import { loseChat } from '../../src/usecases/noteRefusal';
import { describeChat, noteAdded } from '../../src/usecases/registerChat';
import { schoolProgress } from '../../src/usecases/schoolProgress';
import { ADMINISTRATOR, label, madeUpSchool, NOW, ROSTER } from '../scenes/school';
import { inMemory } from '../store/openDatabase';

const context = madeUpSchool();
const CHAT = peerId(2_000_000_001);
const OTHER = peerId(2_000_000_002);
const nobody: Actor = {
  user: userId(9),
  consented: true,
  roles: new Set(),
  staff: null,
  classTeacherOf: [],
  offices: [],
  classes: [],
  claimedRoles: [],
  claimedClasses: [],
};
const administrator: Actor = { ...nobody, user: ADMINISTRATOR, roles: new Set(['administrator']) };
const teacherOf7B: Actor = {
  ...nobody,
  user: userId(20),
  roles: new Set(['class_teacher']),
  staff: staffId(1),
  classTeacherOf: [label('7Б')],
};

/** Runs with the bot in two chats. */
async function inTwoChats(titles: readonly [string, string], run: (work: Work) => Promise<void>): Promise<void> {
  const database = await inMemory();
  await database.transaction(async (stores) => {
    const work = { stores, now: NOW };
    for (const entry of ROSTER) await stores.staff.add(entry);
    await noteAdded(work, CHAT, null);
    await noteAdded(work, OTHER, null);
    await describeChat(context, work, CHAT, titles[0]);
    await describeChat(context, work, OTHER, titles[1]);
    await run(work);
  });
  await database.close();
}

const as = (classLabel: string, peer = CHAT, inThatChat = true) => ({
  peer,
  kind: 'class' as const,
  classLabel: label(classLabel),
  inThatChat,
  other: 'ask' as const,
});
const classesWithChat = async (work: Work): Promise<(string | null)[]> =>
  (await schoolProgress(context, work)).chats.filter((chat) => chat.exists).map((chat) => chat.classLabel);

describe('чат класса', () => {
  test('классный руководитель подтверждает свой чат, и поручение выполнено с подтверждением', () =>
    inTwoChats(['7Б класс', 'Болталка'], async (work) => {
      expect(await confirmChat(context, work, teacherOf7B, as('7Б'))).toMatchObject({ kind: 'confirmed' });
      expect(await classesWithChat(work)).toEqual(['7Б']);
      const [shown] = await work.stores.assignments.all();
      expect(shown).toMatchObject({
        subject: 'class:7Б',
        actor: 20,
        assignment: { state: 'confirmed', evidence: { kind: 'chat', peer: CHAT, title: '7Б класс' } },
      });
    }));

  test('чужой класс и чужой чат не подтвердить, что бы ни было в кнопке', () =>
    inTwoChats(['7А класс', 'Болталка'], async (work) => {
      expect(await confirmChat(context, work, teacherOf7B, as('7А'))).toEqual({ kind: 'forbidden' });
      expect(await confirmChat(context, work, teacherOf7B, as('7Б'))).toEqual({ kind: 'forbidden' });
      expect(await confirmChat(context, work, nobody, as('7А'))).toEqual({ kind: 'forbidden' });
      expect(await work.stores.assignments.all()).toEqual([]);
    }));

  test('чат администрации классный руководитель своим не объявит', () =>
    inTwoChats(['Завучи', 'Болталка'], async (work) => {
      await confirmChat(context, work, administrator, {
        peer: CHAT,
        kind: 'administration',
        classLabel: null,
        inThatChat: true,
        other: 'ask',
      });
      expect(await confirmChat(context, work, teacherOf7B, as('7Б'))).toEqual({ kind: 'forbidden' });
    }));

  test('чат без класса в названии не объявить своим из личных сообщений, только в нём самом', () =>
    inTwoChats(['Дружный класс', 'Болталка'], async (work) => {
      expect(await confirmChat(context, work, teacherOf7B, as('7Б', CHAT, false))).toEqual({ kind: 'forbidden' });
      expect(await confirmChat(context, work, teacherOf7B, as('7Б'))).toMatchObject({ kind: 'confirmed' });
    }));

  test('исправление снимает отметку с прежнего класса', () =>
    inTwoChats(['Наш класс', 'Болталка'], async (work) => {
      await confirmChat(context, work, administrator, as('7А'));
      await confirmChat(context, work, administrator, as('7Б'));
      expect(await classesWithChat(work)).toEqual(['7Б']);
    }));

  test('второй чат класса: владелец решает, вместо прежнего он или рядом', () =>
    inTwoChats(['7Б класс', '7Б новый'], async (work) => {
      await confirmChat(context, work, teacherOf7B, as('7Б'));
      const second = as('7Б', OTHER);
      expect(await confirmChat(context, work, teacherOf7B, second)).toEqual({ kind: 'taken', title: '7Б класс' });
      expect(await confirmChat(context, work, administrator, second)).toEqual({ kind: 'taken', title: '7Б класс' });

      expect(await confirmChat(context, work, teacherOf7B, { ...second, other: 'beside' })).toMatchObject({
        kind: 'confirmed',
        extra: true,
        duties: [],
      });
      expect(await work.stores.chats.find(OTHER)).toMatchObject({ state: 'confirmed', kind: 'class', isExtra: true });
      const evidence = async () => (await work.stores.assignments.all())[0]?.assignment;
      expect(await evidence()).toMatchObject({ state: 'confirmed', evidence: { peer: CHAT } });

      expect(await confirmChat(context, work, teacherOf7B, { ...second, other: 'instead' })).toMatchObject({
        kind: 'confirmed',
        extra: false,
      });
      expect(await work.stores.chats.find(CHAT)).toMatchObject({ state: 'confirmed', kind: 'other', classLabel: null });
      expect(await evidence()).toMatchObject({ state: 'confirmed', evidence: { peer: OTHER } });
    }));

  test('новый чат становится подтверждением вместо потерянного', () =>
    inTwoChats(['7Б класс', '7Б новый'], async (work) => {
      await confirmChat(context, work, teacherOf7B, as('7Б'));
      await loseChat(context, work, CHAT, 'moved');
      expect(await confirmChat(context, work, teacherOf7B, as('7Б', OTHER))).toMatchObject({ kind: 'confirmed' });
      const [shown] = await work.stores.assignments.all();
      expect(shown?.assignment).toMatchObject({ state: 'confirmed', evidence: { peer: OTHER } });
    }));

  test('поручение, снова открытое вручную, тот же чат показывает ещё раз', () =>
    inTwoChats(['7Б класс', 'Болталка'], async (work) => {
      await confirmChat(context, work, teacherOf7B, as('7Б'));
      expect(await confirmChat(context, work, teacherOf7B, as('7Б'))).toEqual({ kind: 'same' });
      const [shown] = await work.stores.assignments.all();
      if (!shown) throw new Error('nothing was shown');
      const { duty, subject } = shown;
      await moveAssignment(work, { duty, subject }, { step: 'reopen', reason: null }, ADMINISTRATOR);
      expect(await classesWithChat(work)).toEqual([]);
      expect(await confirmChat(context, work, teacherOf7B, as('7Б'))).toMatchObject({ kind: 'confirmed' });
      expect(await classesWithChat(work)).toEqual(['7Б']);
    }));

  test('класс, которого в школе нет, и чат, которого бот не видел', () =>
    inTwoChats(['9А', 'Болталка'], async (work) => {
      expect(await confirmChat(context, work, administrator, as('9А'))).toEqual({ kind: 'unknown_class' });
      const unseen = { ...as('7Б'), peer: peerId(2_000_000_077) };
      expect(await confirmChat(context, work, administrator, unseen)).toEqual({ kind: 'unknown_chat' });
    }));

  test('о потерянном чате узнаёт классный руководитель, а если его нет — администратор, и один раз', () =>
    inTwoChats(['7Б класс', 'Болталка'], async (work) => {
      expect(await loseChat(context, work, OTHER, 'moved')).toMatchObject({ kind: 'chat_gone', tell: [ADMINISTRATOR] });
      expect(await loseChat(context, work, OTHER, 'moved')).toEqual({ kind: 'noted' });
    }));
});
