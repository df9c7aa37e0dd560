/** Nobody loses their link without a word: whoever is on the roster no more hears of it in private. */
import { privatePeer } from '../domain/ids';
import type { Turn } from '../messaging/turn';
import type { Staff } from '../store/staffStore';
import { youLeft } from '../texts/staff';
import type { SchoolContext } from '../usecases/context';
import { identify } from '../usecases/identify';
import { menuFor } from './menu';

/** Tells everybody of them who was linked; `gone` is as they stood before. */
export async function tellThoseWhoLeft(context: SchoolContext, turn: Turn, gone: readonly Staff[]): Promise<void> {
  for (const staff of gone) {
    if (staff.user === null) continue;
    const keyboard = menuFor(await identify(context, turn, staff.user));
    await turn.send(privatePeer(staff.user), { text: youLeft(staff, context.school), keyboard });
  }
}
