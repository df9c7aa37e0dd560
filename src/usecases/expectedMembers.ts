/** Who must and who may be in a chat, from what the bot knows of people now. */
import { belonging, isOpenToAll, type ChatPurpose, type Expected, type Participant } from '../domain/chatMembers';
import type { UserId } from '../domain/ids';
import type { Staff } from '../store/staffStore';
import type { SchoolContext, Work } from './context';
import { identify, rolesOf } from './identify';

export interface ExpectedMembers extends Expected {
  /** Rows of the roster by profile. */
  readonly staff: ReadonlyMap<UserId, Staff>;
  readonly formerStaff: ReadonlyMap<UserId, Staff>;
  /** Members of staff who must be there and whom the bot cannot recognise: no profile is linked. */
  readonly unlinked: number;
}

/** Looks at all staff, and of the others at those alone who are in the chat. */
export async function expectedMembers(
  context: SchoolContext,
  work: Work,
  chat: ChatPurpose,
  present: readonly UserId[],
): Promise<ExpectedMembers> {
  const roster = await work.stores.staff.all();
  const formerStaff = await work.stores.staff.former();
  const staff = new Map(roster.flatMap((one) => (one.user === null ? [] : [[one.user, one] as const])));
  const must: UserId[] = [];
  const may: UserId[] = [];
  for (const user of new Set([...staff.keys(), ...present])) {
    const place = belonging(chat, await participant(context, work, user, staff.get(user) ?? null));
    if (place === 'must') must.push(user);
    if (place === 'may') may.push(user);
  }
  const unlinked = roster.filter((one) => one.user === null && belonging(chat, unknownTo(roster, one)) === 'must');
  const open = isOpenToAll(chat.kind);
  return { must, may, former: formerStaff.keys(), open, staff, formerStaff, unlinked: unlinked.length };
}

async function participant(
  context: SchoolContext,
  work: Work,
  user: UserId,
  staff: Staff | null,
): Promise<Participant> {
  const actor = await identify(context, work, user);
  return {
    roles: actor.roles,
    isStaff: actor.staff !== null,
    holdsOffice: actor.offices.length > 0,
    isAway: staff?.status === 'on_leave',
    leads: actor.classTeacherOf,
    familyOf: actor.classes,
  };
}

/** Somebody without a profile, by the roster alone. */
function unknownTo(roster: readonly Staff[], staff: Staff): Participant {
  const stoodInFor = roster.filter((one) => one.status === 'on_leave' && one.substitute === staff.id);
  const led = [...(staff.substitute === null ? [staff] : []), ...stoodInFor].map((one) => one.classTeacherOf);
  return {
    roles: new Set(rolesOf(staff)),
    isStaff: true,
    holdsOffice: false,
    isAway: staff.status === 'on_leave',
    leads: led.filter((label) => label !== null),
    familyOf: [],
  };
}
