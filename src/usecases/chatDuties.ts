/** The chats the orders require, one a class or one for the school, and the duty each fulfils. */
import { gradeOf } from '../domain/classes';
import type { ClassLabel } from '../domain/ids';
import type { ChatKind, Duty } from '../domain/order';
import type { SchoolContext } from './context';

export interface RequiredChat {
  readonly duty: Duty;
  readonly kind: ChatKind;
  readonly classLabel: ClassLabel | null;
  /** What it is recorded for. */
  readonly subject: string;
}

/** Every chat with a date that the orders require of the school: the dated matrix of п. 6 and 7. */
export function requiredChats(context: SchoolContext): RequiredChat[] {
  return allChats(context).filter((chat) => chat.duty.due !== null);
}

/** The duties, dated or not, that a chat of this kind (and class) fulfils. */
export function fulfilledBy(context: SchoolContext, kind: ChatKind, classLabel: ClassLabel | null): RequiredChat[] {
  return allChats(context).filter((chat) => chat.kind === kind && chat.classLabel === classLabel);
}

function allChats(context: SchoolContext): RequiredChat[] {
  return context.orders.flatMap((order) => order.duties).flatMap((duty) => chatsOf(context, duty));
}

function chatsOf(context: SchoolContext, duty: Duty): RequiredChat[] {
  if (duty.evidence.kind !== 'chat') return [];
  const kind = duty.evidence.chat;
  if (duty.assignee.who !== 'class_teacher') return [{ duty, kind, classLabel: null, subject: 'school' }];
  const { grades } = duty.assignee;
  return context.school.classes
    .filter((label) => grades.includes(gradeOf(label)))
    .map((classLabel) => ({ duty, kind, classLabel, subject: `class:${classLabel}` }));
}
