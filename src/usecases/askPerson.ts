/** «Спросить администратора»: a question goes to whoever is in charge of support, and its asker follows it (п. 4; 2.1). */
import { may, type Actor } from '../domain/access';
import { afterAct, MOST_OPEN, reopens, type AskerAct } from '../domain/inquiry';
import type { UserId } from '../domain/ids';
import type { Officer } from '../domain/school';
import type { Inquiry } from '../store/inquiryStore';
import type { SchoolContext, Work } from './context';
import { hasCurrentConsent } from './giveConsent';
import { identify } from './identify';
import { inquiryAuthor, type InquiryAuthor } from './inquiryAuthor';
import { handlesSupport, supportOnDuty } from './supportOnDuty';

export type MayAsk =
  /** A question is kept by the number of a profile: its owner agrees to that first. */
  | { readonly kind: 'no_consent' }
  | { readonly kind: 'too_many' }
  | { readonly kind: 'nobody' }
  | { readonly kind: 'possible'; readonly whom: Officer | null; readonly users: readonly UserId[] };

/** Whether the person may put one more question to somebody, and to whom. */
export async function mayAskPerson(context: SchoolContext, work: Work, actor: Actor): Promise<MayAsk> {
  if (!may(actor, 'question.ask_person') || !(await hasCurrentConsent(work, actor))) return { kind: 'no_consent' };
  if ((await countOpen(work, actor)) >= MOST_OPEN) return { kind: 'too_many' };
  const { users, whom } = await supportOnDuty(context, work, actor.user);
  return users.length === 0 ? { kind: 'nobody' } : { kind: 'possible', whom, users };
}

export interface Sent {
  readonly kind: 'sent';
  readonly inquiry: Inquiry;
  readonly author: InquiryAuthor;
  readonly tell: readonly UserId[];
  readonly whom: Officer | null;
}
export type PersonAsked = Exclude<MayAsk, { kind: 'possible' }> | Sent;

/** Opens a question; its words go to those in `tell` and are not kept. */
export async function askPerson(context: SchoolContext, work: Work, actor: Actor): Promise<PersonAsked> {
  const asked = await mayAskPerson(context, work, actor);
  if (asked.kind !== 'possible') return asked;
  const id = await work.stores.inquiries.add(actor.user, work.now);
  const inquiry = await work.stores.inquiries.find(id);
  if (!inquiry) throw new Error(`question ${id} is not there`);
  return { kind: 'sent', inquiry, author: await inquiryAuthor(work, inquiry), tell: asked.users, whom: asked.whom };
}

/** The person's questions that are not settled, the oldest first. */
export function listOwnInquiries({ stores }: Work, actor: Actor): Promise<readonly Inquiry[]> {
  return stores.inquiries.unsettledOf(actor.user);
}

export type MayFollow =
  /** There is none of theirs with that number. */
  | { readonly kind: 'gone' }
  /** It stands so that this changes nothing. */
  | { readonly kind: 'already'; readonly inquiry: Inquiry }
  | { readonly kind: 'too_many' }
  | { readonly kind: 'possible'; readonly inquiry: Inquiry };

/** Whether the person may do that with the question. */
export async function mayFollow(work: Work, actor: Actor, id: number, act: AskerAct): Promise<MayFollow> {
  const inquiry = await work.stores.inquiries.find(id);
  if (!inquiry || inquiry.user !== actor.user) return { kind: 'gone' };
  const settled = act === 'helped' && inquiry.status === 'closed' && inquiry.helped === true;
  if (afterAct(inquiry.status, act) === null || settled) return { kind: 'already', inquiry };
  if (reopens(inquiry.status, act) && (await countOpen(work, actor)) >= MOST_OPEN) return { kind: 'too_many' };
  return { kind: 'possible', inquiry };
}

export type Followed =
  | Exclude<MayFollow, { kind: 'possible' }>
  /** `inquiry` is as it was before; `tell`: who hears of it, nobody when it concerns nobody any more. */
  | {
      readonly kind: 'done';
      readonly inquiry: Inquiry;
      readonly author: InquiryAuthor;
      readonly tell: readonly UserId[];
    };

/** «Помогло», «Не помогло», «Уточнить», «Отозвать». */
export async function followInquiry(
  context: SchoolContext,
  work: Work,
  actor: Actor,
  id: number,
  act: AskerAct,
): Promise<Followed> {
  const followed = await mayFollow(work, actor, id, act);
  if (followed.kind !== 'possible') return followed;
  const { inquiry } = followed;
  const { inquiries } = work.stores;
  if (reopens(inquiry.status, act)) await inquiries.reopen(inquiry, work.now);
  if (act === 'withdraw') await inquiries.close(id, actor.user, work.now, 'withdrawn');
  if (act === 'helped' && inquiry.status !== 'closed') await inquiries.close(id, actor.user, work.now, 'closed');
  if (act === 'helped' || act === 'not_helped') await inquiries.rate(id, act === 'helped');
  return {
    kind: 'done',
    inquiry,
    author: await inquiryAuthor(work, inquiry),
    tell: await hearers(context, work, inquiry),
  };
}

async function countOpen(work: Work, actor: Actor): Promise<number> {
  return (await work.stores.inquiries.unsettledOf(actor.user)).filter(({ status }) => status === 'open').length;
}

/** Whoever answered it, while they still handle such questions and can be reached; else everybody on duty. */
async function hearers(context: SchoolContext, work: Work, inquiry: Inquiry): Promise<readonly UserId[]> {
  const { users } = await supportOnDuty(context, work, inquiry.user);
  const by = inquiry.answeredBy;
  if (by === null || by === inquiry.user) return users;
  if (users.includes(by)) return [by];
  const away = (await work.stores.staff.byUser(by))?.status === 'on_leave';
  const unreachable = (await work.stores.reachability.unreachable()).has(by);
  if (away || unreachable) return users;
  return (await handlesSupport(context, work, await identify(context, work, by))) ? [by] : users;
}
