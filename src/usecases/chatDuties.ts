/** The chats the orders ask for — of the school, of each class, of each teacher — and the duties a chat fulfils. */
import { gradeOf } from '../domain/classes';
import { isSameChat, type ChatProposal } from '../domain/chats';
import { staffId, type StaffId } from '../domain/ids';
import type { Duty } from '../domain/order';
import type { Role } from '../domain/roles';
import type { Staff } from '../store/staffStore';
import type { SchoolContext } from './context';
import { rolesOf } from './identify';

export interface RequiredChat extends ChatProposal {
  readonly duty: Duty;
  /** What it is recorded for. */
  readonly subject: string;
  /** Whose it is, where everyone with a role has one of their own (subject chats of 2.4). */
  readonly staff: Staff | null;
}

export const dutiesOf = (context: SchoolContext): Duty[] => context.orders.flatMap((order) => order.duties);

/** Every chat with a date that the orders require: the dated matrix of п. 6 and 7. */
export function requiredChats(context: SchoolContext, staff: readonly Staff[]): RequiredChat[] {
  return everyChat(context, staff).filter((chat) => chat.duty.due !== null);
}

/** Every chat the orders ask for, dated or not. */
export function everyChat(context: SchoolContext, staff: readonly Staff[]): RequiredChat[] {
  return dutiesOf(context).flatMap((duty) => chatsOf(context, duty, staff));
}

/** The duties, dated or not, that such a chat fulfils; one of a subject those of its teacher. */
export function fulfilledBy(context: SchoolContext, chat: ChatProposal, owner: StaffId | null): RequiredChat[] {
  if (chat.kind !== 'subject') return everyChat(context, []).filter((one) => isSameChat(one, chat));
  if (owner === null) return [];
  return dutiesOf(context)
    .filter(({ evidence }) => evidence.kind === 'chat' && evidence.chat === 'subject')
    .map((duty) => ({ duty, ...chat, subject: `staff:${owner}`, staff: null }));
}

/** The duties that a declared chat shows: of what it was declared for. */
export function fulfilledByDeclared(
  context: SchoolContext,
  declared: ChatProposal & { readonly subject: string },
): RequiredChat[] {
  const [of, id] = declared.subject.split(':');
  return fulfilledBy(context, declared, of === 'staff' ? staffId(Number(id)) : null);
}

function chatsOf(context: SchoolContext, duty: Duty, staff: readonly Staff[]): RequiredChat[] {
  const { evidence, assignee } = duty;
  if (evidence.kind !== 'chat') return [];
  const kind = evidence.chat;
  switch (assignee.who) {
    case 'office':
      return [{ duty, kind, classLabel: null, subject: 'school', staff: null }];
    case 'class_teacher':
      return context.school.classes
        .filter((label) => assignee.grades.includes(gradeOf(label)))
        .map((classLabel) => ({ duty, kind, classLabel, subject: `class:${classLabel}`, staff: null }));
    default: {
      const roles: readonly Role[] | null =
        assignee.who === 'staff' ? null : assignee.who === 'role' ? [assignee.role] : assignee.roles;
      return staff
        .filter((one) => roles === null || rolesOf(one).some((role) => roles.includes(role)))
        .map((one) => ({ duty, kind, classLabel: null, subject: `staff:${one.id}`, staff: one }));
    }
  }
}
