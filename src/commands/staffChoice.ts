/** Choosing one of many people by buttons: groups of surnames first, then a page of people (VK: ten inline, in six rows). */
import type { Button } from '../messaging/outgoing';
import type { ButtonPayload } from '../messaging/payload';
import type { Staff } from '../store/staffStore';
import { DUTY_PAGES } from '../texts/duties';
import { groupLabel, personLabel } from '../texts/staff';

/** Buttons of people in one message, and of groups of them. */
const ON_PAGE = 7;
const MOST_GROUPS = 8;

/** Rows of at most nine buttons; `from` undefined: the beginning, where many people are groups. */
export function staffChoice(
  staff: readonly Staff[],
  from: number | undefined,
  to: { readonly open: (from: number) => ButtonPayload; readonly choose: (one: Staff) => ButtonPayload },
): Button[][] {
  if (from === undefined && staff.length > ON_PAGE) {
    const size = Math.max(ON_PAGE, Math.ceil(staff.length / MOST_GROUPS));
    const groups: Button[] = [];
    for (let at = 0; at < staff.length; at += size) {
      const [first, last] = [staff[at], staff[Math.min(at + size, staff.length) - 1]];
      if (first && last) groups.push({ label: groupLabel(first, last), payload: to.open(at) });
    }
    return pairs(groups);
  }
  const start = from ?? 0;
  const people = staff
    .slice(start, start + ON_PAGE)
    .map((one): Button => ({ label: personLabel(one, staff), payload: to.choose(one) }));
  const turn = (label: string, at: number): Button => ({ label, payload: to.open(at) });
  const turns = [
    ...(start > 0 ? [turn(DUTY_PAGES.earlier, Math.max(0, start - ON_PAGE))] : []),
    ...(start + ON_PAGE < staff.length ? [turn(DUTY_PAGES.later, start + ON_PAGE)] : []),
  ];
  return [...pairs(people), ...(turns.length > 0 ? [turns] : [])];
}

/** Two buttons a row. */
export function pairs(buttons: readonly Button[]): Button[][] {
  return buttons.flatMap((_, at) => (at % 2 === 0 ? [buttons.slice(at, at + 2)] : []));
}
