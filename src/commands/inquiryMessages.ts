/** A question put to a person, and what is said about it to either side. Words go through the outbox alone. */
import { privatePeer, type UserId } from '../domain/ids';
import { fullName } from '../domain/names';
import type { AskerAct, HandlerAct } from '../domain/inquiry';
import type { Actor } from '../domain/access';
import type { Button, OutgoingMessage } from '../messaging/outgoing';
import type { ButtonPayload } from '../messaging/payload';
import type { Turn } from '../messaging/turn';
import * as texts from '../texts/inquiries';
import { postOf } from '../texts/people';
import { notAllowed } from '../texts/refusals';
import { handleInquiry, type InquiryHandled } from '../usecases/answerInquiry';
import { askPerson, followInquiry, type Followed, type PersonAsked } from '../usecases/askPerson';
import type { SchoolContext } from '../usecases/context';
import type { InquiryAuthor } from '../usecases/inquiryAuthor';
import { schoolNow } from '../usecases/officersNow';
import { MOST_OPEN } from '../domain/inquiry';
import type { OverdueInquiries } from '../usecases/waitingInquiries';
import { keepQuestion } from '../usecases/noteQuestion';
import { menuFor, openButton } from './menu';
import { mayKeep } from './ownAnswers';

/** Puts the question on record, answers, and sends its words to those in charge of support. */
export async function sendInquiry(context: SchoolContext, turn: Turn, actor: Actor, words: string): Promise<void> {
  const sent = await askPerson(context, turn, actor);
  if (sent.kind !== 'sent') return turn.reply(await notAsked(context, turn, actor, sent));
  const { id } = sent.inquiry;
  await keepQuestion(context, turn, id, words);
  await turn.reply({ text: texts.inquirySent(id, sent.whom, context.school), keyboard: menuFor(actor) });
  await tellHandlers(turn, id, sent.tell, {
    text: texts.newInquiry(id, authorText(sent.author), words),
    ...handling(id),
  });
}

/** Why no question can be put to anybody now. */
export async function notAsked(
  context: SchoolContext,
  turn: Turn,
  actor: Actor,
  { kind }: Exclude<PersonAsked, { kind: 'sent' }>,
): Promise<OutgoingMessage> {
  const keyboard = menuFor(actor);
  switch (kind) {
    case 'no_consent':
      return { text: texts.consentFirst(await schoolNow(context, turn)), keyboard };
    case 'too_many':
      return { text: texts.tooMany(MOST_OPEN), keyboard };
    case 'nobody':
      return { text: texts.nobodyToAsk(await schoolNow(context, turn)), keyboard };
  }
}

/** More about a question goes after it. */
export async function sendMore(
  context: SchoolContext,
  turn: Turn,
  actor: Actor,
  id: number,
  words: string,
): Promise<void> {
  const done = await followInquiry(context, turn, actor, id, 'more');
  if (done.kind !== 'done') return turn.reply({ text: notFollowed(id, done), keyboard: menuFor(actor) });
  await turn.reply({ text: texts.moreSent(id), keyboard: menuFor(actor) });
  const text = texts.moreOnInquiry(id, authorText(done.author), words);
  await tellHandlers(turn, id, done.tell, { text, ...handling(id) });
}

/** «Помогло», «Не помогло», «Отозвать»: one press. */
export async function follow(
  context: SchoolContext,
  turn: Turn,
  actor: Actor,
  id: number,
  act: Exclude<AskerAct, 'more'>,
): Promise<void> {
  const done = await followInquiry(context, turn, actor, id, act);
  if (done.kind !== 'done') return turn.reply({ text: notFollowed(id, done) });
  const text = texts.FOLLOWED[act](id);
  await turn.reply(act === 'not_helped' ? { text, ...buttons([button('more', id)]) } : { text });
  const { author, inquiry, tell } = done;
  const who = authorText(author);
  if (act === 'not_helped') return tellHandlers(turn, id, tell, { text: texts.notHelped(id, who), ...handling(id) });
  if (act === 'withdraw') return tellHandlers(turn, id, tell, { text: texts.wasWithdrawn(id, who) });
  // nobody is thanked for what nobody answered
  const thanked = inquiry.answeredBy !== null && tell.includes(inquiry.answeredBy) ? [inquiry.answeredBy] : [];
  return tellHandlers(turn, id, inquiry.status === 'open' ? tell : thanked, { text: texts.didHelp(id, who) });
}

/** Why the asker's act changed nothing. */
export function notFollowed(id: number, done: Exclude<Followed, { kind: 'done' }>): string {
  switch (done.kind) {
    case 'gone':
      return texts.noSuchInquiry();
    case 'too_many':
      return texts.tooMany(MOST_OPEN);
    case 'already':
      return texts.tooLateForAsker(id, done.inquiry.status);
  }
}

/** The answer goes to whoever asked, with the press that rates it. */
export async function sendAnswer(
  context: SchoolContext,
  turn: Turn,
  actor: Actor,
  id: number,
  words: string,
): Promise<void> {
  const done = await handleInquiry(context, turn, actor, id, 'answer');
  if (done.kind !== 'done') return turn.reply({ text: notHandled(id, done), keyboard: menuFor(actor) });
  await turn.stores.inquiryWords.keep(id, 'answer', words, turn.now);
  await turn.reply({ text: texts.answerSent(id), keyboard: menuFor(actor) });
  await turn.reply(mayKeep(id));
  await sayOf(turn, id, done.inquiry.user, { text: texts.yourAnswer(id, words), ...verdict(id) });
}

/** «Закрыть»: the asker hears of it. */
export async function closeInquiry(context: SchoolContext, turn: Turn, actor: Actor, id: number): Promise<void> {
  const done = await handleInquiry(context, turn, actor, id, 'close');
  if (done.kind !== 'done') return turn.reply({ text: notHandled(id, done) });
  await turn.reply({ text: texts.inquiryClosed(id, done.reached) });
  if (!done.reached) return;
  const answered = done.inquiry.status === 'answered';
  const text = answered ? texts.yourSettled(id) : texts.yourClosed(id);
  await sayOf(turn, id, done.inquiry.user, { text, ...verdict(id) });
}

/** Why the handler's act changed nothing. */
export function notHandled(id: number, done: Exclude<InquiryHandled, { kind: 'done' }>): string {
  switch (done.kind) {
    case 'forbidden':
      return notAllowed();
    case 'gone':
      return texts.inquiryGone();
    case 'own':
      return texts.ownQuestion();
    case 'already':
      return texts.tooLateForHandler(id, done.inquiry.status, done.byActor);
    case 'unreachable':
      return texts.askerUnreachable(id, done.inquiry.user);
  }
}

/** Who asks, in words that follow «Вопрос №12». */
export function authorText(author: InquiryAuthor): string {
  switch (author.kind) {
    case 'staff':
      return texts.fromStaff(fullName(author.staff), postOf(author.staff));
    case 'request':
      return texts.fromUnconfirmed(author.request.statedName, author.request.id, author.request.user);
    case 'family':
      return texts.fromFamily(author.roles, author.user);
    case 'profile':
      return texts.fromProfile(author.user, author.claimsStaff);
  }
}

/** Questions that wait too long, as a message of its own. */
export function overdueMessage(overdue: OverdueInquiries): OutgoingMessage {
  return { text: texts.overdueInquiries(overdue), ...buttons([openButton('tickets')]) };
}

/** The same under the message of the day: one message a day. */
export function withOverdue(message: OutgoingMessage, overdue: OverdueInquiries | null): OutgoingMessage {
  return overdue ? { ...message, text: `${message.text}\n\n${texts.overdueInquiries(overdue)}` } : message;
}

/** A button of a question. */
export function button(act: Extract<ButtonPayload, { do: 'inquiry' }>['act'], id: number): Button {
  return { label: texts.INQUIRY_LABELS[act], payload: { do: 'inquiry', act, id }, ...COLORS[act] };
}

const COLORS: Readonly<Partial<Record<AskerAct | HandlerAct, Pick<Button, 'color'>>>> = {
  answer: { color: 'positive' },
  helped: { color: 'positive' },
};

const buttons = (...rows: readonly Button[][]): Required<Pick<OutgoingMessage, 'keyboard'>> => ({
  keyboard: { inline: true, rows },
});
const handling = (id: number) => buttons([button('answer', id), button('close', id)]);
const verdict = (id: number) => buttons([button('helped', id), button('not_helped', id)], [button('more', id)]);

async function tellHandlers(turn: Turn, id: number, users: readonly UserId[], message: OutgoingMessage): Promise<void> {
  for (const user of users) await sayOf(turn, id, user, message);
}

/** A reply to it in VK is about the question. */
function sayOf(turn: Turn, id: number, user: UserId, message: OutgoingMessage): Promise<void> {
  return turn.send(privatePeer(user), message, 'reply', { inquiry: id });
}
