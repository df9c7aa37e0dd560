/** Who did what stands on record, as far as the register may tell: it knows profiles, people are told names. */
import type { UserId } from '../domain/ids';
import type { Staff } from '../store/staffStore';
import type { Work } from './context';

export type Doer =
  /** The person the record is about. */
  | { readonly who: 'self' }
  /** By the roster, those who left included. */
  | { readonly who: 'staff'; readonly staff: Staff }
  /** Not on the roster: whoever may do it for others is an administrator by configuration. */
  | { readonly who: 'administrator' }
  /** The second person of a declared chat who is no member of staff: a parent or a pupil, whose name is not kept. */
  | { readonly who: 'witness' }
  | { readonly who: 'bot' }
  /** A person who asked to be forgotten. */
  | { readonly who: 'forgotten' };

/** Looks the profiles up once, and tells of each who it is beside the person the record is about. */
export async function doersOf(
  { stores }: Work,
  self: Staff | null,
  actors: Iterable<UserId | null>,
): Promise<(actor: UserId) => Doer> {
  const former = await stores.staff.former();
  const known = new Map<UserId, Staff>();
  for (const actor of new Set(actors)) {
    const staff = actor === null ? null : ((await stores.staff.byUser(actor)) ?? former.get(actor));
    if (actor !== null && staff) known.set(actor, staff);
  }
  return (actor) => {
    const staff = known.get(actor);
    if (!staff) return { who: 'administrator' };
    return staff.id === self?.id ? { who: 'self' } : { who: 'staff', staff };
  };
}
