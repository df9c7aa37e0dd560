import type { Actor } from '../../src/domain/access';
import type { MembersSeen } from '../../src/domain/chatMembers';
import { peerId, staffId, userId, type PeerId, type StaffId, type UserId } from '../../src/domain/ids';
import type { ChatKind } from '../../src/domain/order';
import {
  askCheck,
  checkMembers,
  listCheckableChats,
  unlistedAmong,
  type MembersCompared,
} from '../../src/usecases/checkMembers';
import { confirmChat } from '../../src/usecases/confirmChat';
import type { Work } from '../../src/usecases/context';
import { forgetPerson } from '../../src/usecases/forgetPerson';
import { identify } from '../../src/usecases/identify';
import { rejoin } from '../../src/usecases/leaveSchool';
import { listSilentChats } from '../../src/usecases/listSilentChats';
import { moveStaff } from '../../src/usecases/moveStaff';
import { noteAdded } from '../../src/usecases/registerChat';
import { showMyData } from '../../src/usecases/showMyData';
import { ADMINISTRATOR, day, label, madeUpSchool, NOW, ROSTER } from '../scenes/school';
import { inMemory } from '../store/openDatabase';

const context = madeUpSchool();
const CHAT = peerId(2_000_000_001);
const OTHER = peerId(2_000_000_002);
const [ELKINA, SOKOLOVA, DVOINOV] = [1, 2, 4].map(staffId) as [StaffId, StaffId, StaffId];
const [ANNA, IRINA, IVAN] = [20, 21, 22].map(userId) as [UserId, UserId, UserId];
const [MUM, PUPIL, MUM_OF_7A, STRANGER] = [30, 31, 32, 99].map(userId) as [UserId, UserId, UserId, UserId];

/** A school with a few linked people, and a chat that is confirmed as the kind and class. */
async function inSchool(kind: ChatKind, classText: string | null, run: (work: Work) => Promise<void>): Promise<void> {
  const database = await inMemory();
  await database.transaction(async (stores) => {
    const work = { stores, now: NOW };
    for (const entry of ROSTER) await stores.staff.add(entry);
    for (const [id, user] of [
      [ELKINA, ANNA],
      [SOKOLOVA, IRINA],
      [DVOINOV, IVAN],
    ] as const) {
      await stores.accounts.consent(user, 1, NOW);
      await stores.accounts.addRole(user, 'subject_teacher', null);
      await stores.staff.link(id, user, NOW);
    }
    for (const [user, role, classLabel] of [
      [MUM, 'parent', '7Б'],
      [PUPIL, 'pupil', '7Б'],
      [MUM_OF_7A, 'parent', '7А'],
    ] as const) {
      await stores.accounts.consent(user, 1, NOW);
      await stores.accounts.addRole(user, role, label(classLabel));
    }
    await confirmed(work, CHAT, kind, classText);
    await run(work);
  });
  await database.close();
}

async function confirmed(work: Work, peer: PeerId, kind: ChatKind, classText: string | null): Promise<void> {
  await noteAdded(work, peer, null);
  const classLabel = classText === null ? null : label(classText);
  const actor = await identify(context, work, ADMINISTRATOR);
  const result = await confirmChat(context, work, actor, { peer, kind, classLabel, inThatChat: true, other: 'ask' });
  expect(result.kind).toBe('confirmed');
}

const actorOf = (work: Work, user: UserId): Promise<Actor> => identify(context, work, user);
const seen = (users: readonly UserId[], named: Readonly<Record<number, string>> = {}): MembersSeen => ({
  kind: 'members',
  people: users.map((user) => ({ user, name: named[user] ?? null })),
  whole: true,
});

/** The comparison as the administrator gets it. */
async function compared(work: Work, members: MembersSeen, peer = CHAT): Promise<MembersCompared> {
  const actor = await actorOf(work, ADMINISTRATOR);
  const checked = await checkMembers(context, work, actor, { peer, members });
  if (checked.kind !== 'compared') throw new Error(checked.kind);
  return checked;
}

describe('чат класса', () => {
  test('без классного руководителя: его не хватает; семья класса на месте, чужие не в списках, коллеги названы', () =>
    inSchool('class', '7Б', async (work) => {
      const members = seen([MUM, PUPIL, MUM_OF_7A, STRANGER, IRINA], { [STRANGER]: 'Пётр Прохожий' });
      expect(await compared(work, members)).toMatchObject({
        present: 5,
        missing: [{ id: ELKINA }],
        left: [],
        colleagues: [{ id: SOKOLOVA }],
        unlisted: [
          { user: MUM_OF_7A, name: null },
          { user: STRANGER, name: 'Пётр Прохожий' },
        ],
        unlinked: 0,
      });
    }));

  test('имена берутся только у тех, кого нет в списках этого чата', () =>
    inSchool('class', '7Б', async (work) => {
      const all = [ANNA, IRINA, MUM, PUPIL, MUM_OF_7A, STRANGER, ADMINISTRATOR];
      expect(await unlistedAmong(context, work, CHAT, all)).toEqual([MUM_OF_7A, STRANGER]);
      expect(await unlistedAmong(context, work, OTHER, all)).toEqual([]);
    }));

  test('класс в отпуске ведёт замещающий: не хватает его, а не того, кто в отпуске', () =>
    inSchool('class', '7Б', async (work) => {
      const administrator = await actorOf(work, ADMINISTRATOR);
      const move = { move: 'leave', substitute: SOKOLOVA } as const;
      await moveStaff(context, work, administrator, ELKINA, move);
      expect((await compared(work, seen([MUM]))).missing).toMatchObject([{ id: SOKOLOVA }]);
      expect((await compared(work, seen([IRINA]))).missing).toEqual([]);
    }));

  test('классный руководитель, чей профиль не связан, не «отсутствует», а не узнан', () =>
    inSchool('class', '7Б', async (work) => {
      await work.stores.staff.unlink(ANNA);
      expect(await compared(work, seen([MUM]))).toMatchObject({ missing: [], unlinked: 1 });
    }));

  test('прочитан не весь чат: никто не объявлен отсутствующим', () =>
    inSchool('class', '7Б', async (work) => {
      const part: MembersSeen = { kind: 'members', people: [{ user: MUM, name: null }], whole: false };
      expect(await compared(work, part)).toMatchObject({ missing: [], whole: false });
    }));
});

describe('чат педагогов', () => {
  test('ждут всех, кто ведёт занятия; кто не связан с ботом, только посчитан', () =>
    inSchool('teachers', null, async (work) => {
      expect(await compared(work, seen([IRINA, ADMINISTRATOR]))).toMatchObject({
        missing: [{ id: DVOINOV }, { id: ELKINA }],
        // the teacher of music; the organiser teaches nobody
        unlinked: 1,
        unlisted: [],
      });
    }));

  test('уволенный назван, пока он в чате; забывший себя — уже незнакомец', () =>
    inSchool('teachers', null, async (work) => {
      const administrator = await actorOf(work, ADMINISTRATOR);
      await moveStaff(context, work, administrator, DVOINOV, { move: 'dismiss' });
      expect(await compared(work, seen([ANNA, IRINA, IVAN]))).toMatchObject({
        missing: [],
        left: [{ id: DVOINOV, surname: 'Двойнов' }],
        unlisted: [],
      });
      expect((await compared(work, seen([ANNA, IRINA]))).left).toEqual([]);

      const ivan = await actorOf(work, IVAN);
      expect(await showMyData(work, ivan)).toMatchObject({ kind: 'kept', formerStaff: { id: DVOINOV } });
      await forgetPerson(work, ivan);
      expect(await compared(work, seen([ANNA, IRINA, IVAN]))).toMatchObject({ left: [], unlisted: [{ user: IVAN }] });
    }));

  test('уволенный, которого приняли снова, больше не бывший', () =>
    inSchool('teachers', null, async (work) => {
      const administrator = await actorOf(work, ADMINISTRATOR);
      await moveStaff(context, work, administrator, DVOINOV, { move: 'dismiss' });
      await rejoin(work, DVOINOV, ADMINISTRATOR);
      await work.stores.staff.link(DVOINOV, IVAN, work.now);
      expect(await compared(work, seen([ANNA, IRINA, IVAN]))).toMatchObject({ left: [], missing: [], unlisted: [] });
    }));
});

test('в чате без обязательного состава названы только уволенные', () =>
  inSchool('other', null, async (work) => {
    const administrator = await actorOf(work, ADMINISTRATOR);
    await moveStaff(context, work, administrator, DVOINOV, { move: 'dismiss' });
    expect(await compared(work, seen([STRANGER, IVAN]))).toMatchObject({
      missing: [],
      left: [{ id: DVOINOV }],
      unlisted: [],
      unlinked: 0,
    });
  }));

describe('кому это видно', () => {
  test('классному руководителю — его чаты, администратору — все, остальным ничего', () =>
    inSchool('class', '7Б', async (work) => {
      await confirmed(work, OTHER, 'teachers', null);
      const listed = async (user: UserId): Promise<unknown> => {
        const list = await listCheckableChats(work, await actorOf(work, user));
        return list.kind === 'list' ? list.chats.map(({ chat }) => chat.peer) : list.kind;
      };
      expect(await listed(ADMINISTRATOR)).toEqual([CHAT, OTHER]);
      expect(await listed(ANNA)).toEqual([CHAT]);
      for (const user of [IRINA, MUM, PUPIL, STRANGER]) expect(await listed(user)).toBe('forbidden');
      expect((await askCheck(work, await actorOf(work, ANNA), OTHER)).kind).toBe('forbidden');
      expect((await askCheck(work, await actorOf(work, ANNA), peerId(2_000_000_077))).kind).toBe('unknown_chat');
    }));

  test('должностному лицу — все чаты', () =>
    inSchool('class', '7Б', async (work) => {
      await work.stores.offices.set('director', DVOINOV, ADMINISTRATOR, NOW);
      const list = await listCheckableChats(work, await actorOf(work, IVAN));
      expect(list).toMatchObject({ kind: 'list', chats: [{ chat: { peer: CHAT } }] });
    }));

  test('права спрошены заново, когда ответ пришёл: класс передан — ответа прежнему руководителю нет', () =>
    inSchool('class', '7Б', async (work) => {
      const administrator = await actorOf(work, ADMINISTRATOR);
      expect((await askCheck(work, await actorOf(work, ANNA), CHAT)).kind).toBe('allowed');
      const move = { move: 'class', classLabel: label('7Б') } as const;
      await moveStaff(context, work, administrator, SOKOLOVA, move);
      const told = await checkMembers(context, work, await actorOf(work, ANNA), { peer: CHAT, members: seen([MUM]) });
      expect(told).toEqual({ kind: 'forbidden' });
      expect((await work.stores.memberChecks.all()).size).toBe(0);
    }));
});

test('хранится только, когда проверяли и было ли видно; бота добавили заново — прежняя проверка не в счёт', () =>
  inSchool('class', '7Б', async (work) => {
    const administrator = await actorOf(work, ADMINISTRATOR);
    const noRight = { peer: CHAT, members: { kind: 'no_right' } } as const;
    expect(await checkMembers(context, work, administrator, noRight)).toMatchObject({
      kind: 'unseen',
      why: 'no_right',
      pulse: { kind: 'unheard' },
    });
    expect(await work.stores.memberChecks.all()).toEqual(new Map([[CHAT, { at: NOW, visible: false }]]));
    await compared(work, seen([MUM]));
    expect(await work.stores.memberChecks.all()).toEqual(new Map([[CHAT, { at: NOW, visible: true }]]));
    await noteAdded({ ...work, now: NOW + 1 }, CHAT, null);
    expect((await work.stores.memberChecks.all()).size).toBe(0);
  }));

test('молчащие чаты перечислены администратору, дольше всех молчащий первым; учителю — нет', () =>
  inSchool('class', '7Б', async (work) => {
    await confirmed(work, OTHER, 'teachers', null);
    await work.stores.chatActivity.countTalk(CHAT, day('2030-09-12'), 3);
    await work.stores.chatActivity.countTalk(OTHER, day('2030-09-10'), 1);
    const later = { ...work, now: Date.parse('2030-10-03T10:00:00+03:00') };
    expect(await listSilentChats(context, later, await actorOf(work, ADMINISTRATOR))).toMatchObject({
      kind: 'list',
      chats: [
        { chat: { peer: OTHER }, days: 23 },
        { chat: { peer: CHAT }, days: 21 },
      ],
    });
    expect(await listSilentChats(context, later, await actorOf(work, ANNA))).toEqual({ kind: 'forbidden' });
  }));
