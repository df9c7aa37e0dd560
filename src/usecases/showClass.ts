/** «Что с 7Б?»: who leads the class, how they are with the order, and the class's chats (п. 5, 7; 2.1). */
import { mayReadClass, type Actor } from '../domain/access';
import type { ClassLabel } from '../domain/ids';
import type { RegistrationState } from '../domain/registration';
import type { Staff } from '../store/staffStore';
import type { SchoolContext, Work } from './context';
import { listChats, type ChatSlot } from './listChats';
import { schoolProgress } from './schoolProgress';

export type ShownClass =
  | { readonly kind: 'forbidden' }
  | {
      readonly kind: 'class';
      readonly classLabel: ClassLabel;
      /** Those who lead it; nobody: the class has no class teacher. */
      readonly teachers: readonly { readonly staff: Staff; readonly state: RegistrationState }[];
      readonly slots: readonly ChatSlot[];
    };

/** The class as it stands, for those who may read it. */
export async function showClass(
  context: SchoolContext,
  work: Work,
  actor: Actor,
  classLabel: ClassLabel,
): Promise<ShownClass> {
  if (!mayReadClass(actor, classLabel)) return { kind: 'forbidden' };
  const { staff } = await schoolProgress(context, work);
  const chats = await listChats(context, work, actor);
  return {
    kind: 'class',
    classLabel,
    teachers: staff.filter((one) => one.staff.classTeacherOf === classLabel),
    slots: chats.kind === 'list' ? chats.slots.filter((slot) => slot.classLabel === classLabel) : [],
  };
}
