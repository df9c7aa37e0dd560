/** Staff who began to say who they are and stopped halfway: one nudge, then the administrator's list. */
import { z } from 'zod';
import { staffId, type StaffId, type UserId } from '../domain/ids';
import { addDays, type LocalDate } from '../domain/localDate';
import { isStaffRole, ROLES } from '../domain/roles';
import { toInstant, toLocal } from '../domain/zone';
import type { SchoolContext, Work } from './context';

export interface AbandonedDialogue {
  readonly user: UserId;
  /** The row of the roster that the person was shown, unless they stopped before. */
  readonly staff: StaffId | null;
  /** When they last answered, on the school's clock. */
  readonly at: number;
}

/** As @vk-io/scenes keeps a scene of named steps; no more of it than is looked at. */
const session = z.object({
  __scene: z.object({
    state: z.object({
      dialogue: z.object({
        data: z.object({ role: z.enum(ROLES).nullable(), staff: z.int().positive().nullable() }),
      }),
    }),
  }),
});

/** The dialogues of staff that were left at least one whole working day before `date`. */
export async function abandonedDialogues(
  context: SchoolContext,
  work: Work,
  date: LocalDate,
): Promise<AbandonedDialogue[]> {
  const lastWorkingDay = context.calendar.previousWorkingDay(addDays(date, -1));
  const before = toInstant(lastWorkingDay, 0, context.school.timeZone);
  const left = await work.stores.sessions.untouchedSince(before);
  return left.flatMap(({ user, value, at }) => {
    const place = placeIn(value);
    return place === null ? [] : [{ user, staff: place.shown, at }];
  });
}

/** Notes that the person is nudged; false when they were before: it is done once. */
export function nudgeOnce(work: Work, user: UserId): Promise<boolean> {
  return work.stores.ledger.enter(keyOf(user), work.now);
}

/** The nudge never reached them. */
export function unnudge(work: Work, user: UserId): Promise<void> {
  return work.stores.ledger.remove(keyOf(user));
}

/** Those who were nudged and still stand where they stopped: the administrator's to ask. */
export async function stuckDialogues(context: SchoolContext, work: Work): Promise<AbandonedDialogue[]> {
  const today = toLocal(work.now, context.school.timeZone).date;
  const stuck: AbandonedDialogue[] = [];
  for (const one of await abandonedDialogues(context, work, today)) {
    if (await wasNudged(work, one.user)) stuck.push(one);
  }
  return stuck;
}

/** Whether the person was nudged before. */
export function wasNudged(work: Work, user: UserId): Promise<boolean> {
  return work.stores.ledger.has(keyOf(user));
}

function keyOf(user: UserId): string {
  return `nudge:${user}`;
}

function placeIn(value: string): { readonly shown: StaffId | null } | null {
  try {
    const { data } = session.parse(JSON.parse(value)).__scene.state.dialogue;
    if (data.role === null || !isStaffRole(data.role)) return null;
    return { shown: data.staff === null ? null : staffId(data.staff) };
  } catch {
    return null; // another dialogue, or none in progress
  }
}
