/** Nobody loses their link without a word: whoever is on the roster no more hears of it in private. */
import { privatePeer } from '../domain/ids';
import type { Turn } from '../messaging/turn';
import type { Staff } from '../store/staffStore';
import { youAreBack, youHadClass, youHaveClass, youLeft } from '../texts/staff';
import type { Difference } from '../usecases/importRoster';
import type { SchoolContext } from '../usecases/context';
import { identify } from '../usecases/identify';
import { schoolNow } from '../usecases/officersNow';
import { menuFor } from './menu';

/** Tells everybody of them who was linked; `gone` is as they stood before. */
export async function tellThoseWhoLeft(context: SchoolContext, turn: Turn, gone: readonly Staff[]): Promise<void> {
  for (const staff of gone) {
    if (staff.user === null) continue;
    const keyboard = menuFor(await identify(context, turn, staff.user));
    await turn.send(privatePeer(staff.user), { text: youLeft(staff, await schoolNow(context, turn)), keyboard });
  }
}

/** Whose leaving was taken back hears that it was a mistake. */
export async function tellThoseWhoAreBack(context: SchoolContext, turn: Turn, back: readonly Staff[]): Promise<void> {
  for (const staff of back) {
    if (staff.user === null) continue;
    const keyboard = menuFor(await identify(context, turn, staff.user));
    await turn.send(privatePeer(staff.user), { text: youAreBack(staff), keyboard });
  }
}

/** A class that a file gave or took is told of as one given by hand. */
export async function tellAboutClasses(turn: Turn, changed: Difference['changed']): Promise<void> {
  for (const { staff, line } of changed) {
    const [had, has] = [staff.classTeacherOf, line.entry.classTeacherOf];
    if (staff.user === null || had === has) continue;
    if (had !== null) await turn.send(privatePeer(staff.user), { text: youHadClass(staff, had) });
    if (has !== null) await turn.send(privatePeer(staff.user), { text: youHaveClass(staff, has) });
  }
}
