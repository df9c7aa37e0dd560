/** A school whose class teacher, administrator and families meet in two chats, for dialogues about who is in them. */
import type { MembersSeen, MembersWhy } from '../../src/domain/chatMembers';
import { peerId, userId, type PeerId, type UserId } from '../../src/domain/ids';
import { readJob, type Job } from '../../src/messaging/job';
import { House } from './harness';
import { ADMINISTRATOR, madeUpSchool } from './school';

export const CHAT = peerId(2_000_000_001);
export const TEACHERS = peerId(2_000_000_002);
/** Class teacher of 7Б. */
export const ANNA = userId(20);
/** Teacher of chemistry. */
export const IRINA = userId(21);
export const PARENT = userId(30);
export const PUPIL = userId(40);

let presses = 0;

/** Opens the school: both teachers are confirmed, the parent and the pupil belong to 7Б. */
export async function openChatOwners(): Promise<House> {
  const house = await House.open(madeUpSchool());
  for (const [user, role, name] of [
    [ANNA, 'классный руководитель', 'Ёлкина Анна Петровна'],
    [IRINA, 'учитель', 'Соколова Ирина Львовна'],
  ] as const) {
    await house.introduces(user, role, name);
    await house.presses(ADMINISTRATOR, 'Подтвердить');
  }
  for (const [user, role] of [
    [PARENT, 'мама 7б'],
    [PUPIL, 'ученик 7б'],
  ] as const) {
    await house.says(user, 'Начать');
    await house.presses(user, 'Согласен');
    await house.says(user, role);
  }
  await house.says(ADMINISTRATOR, 'Меню');
  return house;
}

/** The bot comes into a chat and its owner says there what it is. */
export async function confirms(house: House, peer: PeerId, title: string, by: UserId, button: string): Promise<void> {
  await house.happens({ kind: 'bot_added', peer, by });
  await house.happens({ kind: 'chat_described', peer, title, greet: true });
  const payload = house.payloadIn(peer, button);
  await house.happens({ kind: 'press', peer, from: by, payload, answerId: `p${(presses += 1)}`, cmid: 1 });
}

/** The chat of 7Б and that of the teachers are confirmed, and VK has been asked about neither. */
export async function confirmsBoth(house: House): Promise<void> {
  await confirms(house, CHAT, '7Б класс', ANNA, 'Да, чат 7Б');
  await confirms(house, TEACHERS, 'Педагоги школы', ADMINISTRATOR, 'Да, чат педагогов');
  await house.stored(({ jobs }) => jobs.clear());
}

/** Every job that waits, of reading members. */
export const waiting = (house: House): Promise<Job[]> =>
  house.stored(async ({ jobs }) => {
    const found: Job[] = [];
    for (let row = await jobs.next(0); row; row = await jobs.next(row.id)) {
      const job = readJob(row.body);
      if (job?.kind === 'read_members') found.push(job);
    }
    return found;
  });

/** VK has answered: the jobs are done. Returns what the person hears. */
export async function vkAnswers(
  house: House,
  user: UserId,
  members: MembersSeen,
  { why = 'asked', chat = CHAT }: { readonly why?: MembersWhy; readonly chat?: PeerId } = {},
): Promise<string[]> {
  await house.stored(({ jobs }) => jobs.clear());
  const before = house.heard(user).length;
  await house.happens({ kind: 'members_read', chat, user, why, members });
  return house.heard(user).slice(before);
}

/** The whole chat, as VK tells it; with a name those whom no list has. */
export const seen = (...people: readonly (UserId | readonly [UserId, string])[]): MembersSeen => ({
  kind: 'members',
  people: people.map((one) => (typeof one === 'number' ? { user: one, name: null } : { user: one[0], name: one[1] })),
  whole: true,
});
