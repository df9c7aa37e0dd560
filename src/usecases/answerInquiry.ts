/** «Ответить» and «Закрыть»: what whoever is in charge of support does with a question (п. 4). */
import type { Actor } from '../domain/access';
import { afterAct, type HandlerAct } from '../domain/inquiry';
import type { Inquiry } from '../store/inquiryStore';
import type { SchoolContext, Work } from './context';
import { inquiryAuthor, type InquiryAuthor } from './inquiryAuthor';
import { handlesSupport } from './supportOnDuty';

export interface HandledInquiry {
  readonly inquiry: Inquiry;
  readonly author: InquiryAuthor;
}

export type MayHandle =
  | { readonly kind: 'forbidden' }
  /** It was withdrawn together with everything about its asker, or never was. */
  | { readonly kind: 'gone' }
  /** The actor asked it. */
  | { readonly kind: 'own' }
  | { readonly kind: 'already'; readonly inquiry: Inquiry; readonly byActor: boolean }
  /** The asker takes no messages from the bot: an answer would not arrive. */
  | { readonly kind: 'unreachable'; readonly inquiry: Inquiry }
  | ({ readonly kind: 'possible'; readonly reached: boolean } & HandledInquiry);

/** Whether the person may do that with the question now. */
export async function mayHandle(
  context: SchoolContext,
  work: Work,
  actor: Actor,
  id: number,
  act: HandlerAct,
): Promise<MayHandle> {
  if (!(await handlesSupport(context, work, actor))) return { kind: 'forbidden' };
  const inquiry = await work.stores.inquiries.find(id);
  if (!inquiry) return { kind: 'gone' };
  if (inquiry.user === actor.user) return { kind: 'own' };
  if (afterAct(inquiry.status, act) === null) {
    return { kind: 'already', inquiry, byActor: inquiry.answeredBy === actor.user };
  }
  const reached = !(await work.stores.reachability.unreachable()).has(inquiry.user);
  if (act === 'answer' && !reached) return { kind: 'unreachable', inquiry };
  return { kind: 'possible', inquiry, author: await inquiryAuthor(work, inquiry), reached };
}

export type InquiryHandled =
  | Exclude<MayHandle, { kind: 'possible' }>
  /** `reached`: whoever asked can be told. */
  | ({ readonly kind: 'done'; readonly reached: boolean } & HandledInquiry);

/** Notes the answer, or the end of it; the words of the answer only travel. */
export async function handleInquiry(
  context: SchoolContext,
  work: Work,
  actor: Actor,
  id: number,
  act: HandlerAct,
): Promise<InquiryHandled> {
  const handled = await mayHandle(context, work, actor, id, act);
  if (handled.kind !== 'possible') return handled;
  if (act === 'answer') await work.stores.inquiries.answer(id, actor.user, work.now);
  else await work.stores.inquiries.close(id, actor.user, work.now, 'closed');
  return { ...handled, kind: 'done' };
}
