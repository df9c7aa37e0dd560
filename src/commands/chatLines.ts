/** The matrix of chats, a line a kind. */
import type { ChatKind } from '../domain/order';
import type { KindLine } from '../texts/chatRegister';
import { clausesText } from '../texts/clauses';
import type { ChatSlot } from '../usecases/listChats';

/** The order in which kinds are listed. */
const KINDS: readonly ChatKind[] = [
  'administration',
  'deputies',
  'teachers',
  'class',
  'class_teachers',
  'class_parents',
  'subject',
  'parents_active',
  'pupils_active',
  'other',
];

/** The slots of each kind in one line; kinds nobody asks for are left out. */
export function kindLines(slots: readonly ChatSlot[]): KindLine[] {
  return KINDS.flatMap((kind) => {
    const own = slots.filter((slot) => slot.kind === kind);
    return own.length === 0 ? [] : [lineOf(kind, own)];
  });
}

function lineOf(kind: ChatKind, slots: readonly ChatSlot[]): KindLine {
  const duties = slots.flatMap((slot) => slot.duties);
  const dates = duties.flatMap(({ due }) => due ?? []).sort();
  const count = (standing: ChatSlot['standing']): number => slots.filter((one) => one.standing === standing).length;
  const missing = slots.filter(({ standing }) => standing === 'missing' || standing === 'declared');
  const unmarked = slots.filter(({ standing }) => standing === 'unmarked');
  return {
    kind,
    clauses: clausesText(duties.map((duty) => duty.clause)),
    due: dates[0] ?? null,
    optional: duties.every((duty) => duty.optional),
    there: slots.length - missing.length - unmarked.length,
    of: slots.length,
    only: slots.length === 1 ? (slots[0]?.classLabel ?? null) : null,
    missing: missing.flatMap(({ classLabel }) => classLabel ?? []),
    unmarked: { count: unmarked.length, labels: unmarked.flatMap(({ classLabel }) => classLabel ?? []) },
    declared: count('declared'),
    lost: count('lost'),
  };
}
