/** Questions in a person's own words, in private and in group chats. */
import type { Actor } from '../domain/access';
import type { PeerId } from '../domain/ids';
import { parseLocalDate } from '../domain/localDate';
import type { Place, Topic } from '../faq/topic';
import type { MessageIncoming, ServiceIncoming } from '../messaging/incoming';
import type { Button, Keyboard } from '../messaging/outgoing';
import type { Turn } from '../messaging/turn';
import { soundsAsking } from '../texts/asking';
import { courteous, courtesyOf, welcomeInChat } from '../texts/courtesy';
import { dayText } from '../texts/dates';
import * as texts from '../texts/questions';
import { notAllowed } from '../texts/refusals';
import { notItNoted, ownAnswerNote, TEACHING_LABELS } from '../texts/teaching';
import { answerQuestion, showTopic, type Answer } from '../usecases/answerQuestion';
import type { SchoolContext } from '../usecases/context';
import { noteQuestion, notIt } from '../usecases/noteQuestion';
import { schoolNow } from '../usecases/officersNow';
import { ownAnswerOf } from '../usecases/ownTopics';
import { speakUnasked, speakWhenAsked } from '../usecases/speakInChat';
import { isSomeone, menuFor, openButton } from './menu';
import { troubleRow } from './troubles';

/** Answers a private message: thanks in kind, a question at once, with topics to choose from, or with the way to a person. */
export async function answerInPrivate(context: SchoolContext, turn: Turn, actor: Actor, text: string): Promise<void> {
  const courtesy = courtesyOf(text);
  if (courtesy) return turn.reply({ text: courteous[courtesy] });
  const answer = await answerQuestion(context, turn, actor, text, 'dm');
  await sayInPrivate(context, turn, actor, answer, await noteQuestion(context, turn, actor, text, answer));
}

/** Shows a topic chosen by a button; `question`: of those offered for that one. */
export async function answerTopic(
  context: SchoolContext,
  turn: Turn,
  actor: Actor,
  id: string,
  question?: number,
): Promise<void> {
  await sayInPrivate(context, turn, actor, await showTopic(context, turn, actor, id, question ?? null));
}

/** «Не то» under an answer: what else it may have been about, and the way to a person. */
export async function onNotIt(context: SchoolContext, turn: Turn, actor: Actor, question: number): Promise<void> {
  const noted = await notIt(context, turn, actor, question);
  if (noted.kind === 'forbidden') return turn.reply({ text: notAllowed() });
  const { others } = noted;
  const way = [[openButton(mayAskFurther(actor) ? 'ask_human' : 'unanswered')]];
  const text = notItNoted(others.length > 0, mayAskFurther(actor));
  await turn.reply({ text, ...topicButtons(others, way, noted.question) });
}

/**
 * Answers a message addressed to the bot in a group chat: one or two lines, or one line that offers the private chat. A reply
 * to what the bot said may be meant for the others: unless it is sure, or asked, it keeps out.
 */
export async function answerInChat(
  context: SchoolContext,
  turn: Turn,
  actor: Actor,
  { peer, text, address }: Pick<MessageIncoming, 'peer' | 'text' | 'address'>,
): Promise<void> {
  const isAside = address === 'reply';
  const courtesy = courtesyOf(text);
  if (courtesy === 'nod' || (courtesy && isAside)) return undefined;
  if (courtesy) return sayInChat(context, turn, peer, welcomeInChat());
  if (text.trim() === '')
    return isAside ? undefined : sayInChat(context, turn, peer, texts.chatHello(context.privateChat));
  const answer = await answerQuestion(context, turn, actor, text, 'chat');
  if (answer.kind === 'forbidden') return sayInChat(context, turn, peer, notAllowed());
  if (answer.kind !== 'answer') {
    if (isAside && !soundsAsking(text)) return undefined;
    return sayInChat(context, turn, peer, texts.chatUnsure(context.privateChat));
  }
  const { topic } = answer;
  return sayInChat(context, turn, peer, answerText(context, topic, 'chat'), topic.id);
}

/** Says a line in a group chat as often as it is polite to: the answer to a topic, or (null) any other line. */
export async function sayInChat(
  context: SchoolContext,
  turn: Turn,
  peer: PeerId,
  text: string,
  topic: string | null = null,
): Promise<void> {
  const manner = await speakWhenAsked(turn, peer, topic);
  if (manner === 'silent') return;
  const { privateChat } = context;
  const said = { answer: text, above: texts.chatAbove(privateChat), offer: texts.chatBusy(privateChat) }[manner];
  await turn.send(peer, { text: said });
}

/** A question that nobody addressed to the bot, in a chat whose owner wished for that: the answer, as a reply to it. */
export async function answerOverheard(
  context: SchoolContext,
  turn: Turn,
  event: Extract<ServiceIncoming, { kind: 'overheard' }>,
): Promise<void> {
  const topic = await speakUnasked(context, turn, event);
  if (topic) await turn.reply({ text: answerText(context, topic, 'chat'), replyTo: event.cmid });
}

/** An answer in words: in full in private, a line or two with the way to more in a group chat. */
export function answerText(context: SchoolContext, topic: Topic, place: Place): string {
  if (place === 'chat') return texts.chatAnswer(topic.short, context.privateChat);
  const written = ownAnswerOf(topic.id) === null ? null : parseLocalDate(topic.asOf ?? '');
  return written === null ? topic.full : `${topic.full}\n\n${ownAnswerNote(dayText(written))}`;
}

/** `question`: the number under which its words are kept to be taught; null where they are not. */
async function sayInPrivate(
  context: SchoolContext,
  turn: Turn,
  actor: Actor,
  answer: Answer,
  question: number | null = null,
): Promise<void> {
  if (answer.kind === 'forbidden') {
    await turn.reply({ text: notAllowed() });
  } else if (answer.kind === 'answer') {
    await turn.reply({
      text: answerText(context, answer.topic, 'dm'),
      ...topicButtons(answer.related, [...troubleRow(context, answer.topic.id), ...notItRow(question)]),
    });
  } else if (answer.kind === 'choices') {
    const toHuman = mayAskFurther(actor);
    const human = toHuman ? [[openButton('ask_human')]] : [];
    await turn.reply({ text: texts.didYouMean(toHuman), ...topicButtons(answer.topics, human, question) });
  } else {
    const school = await schoolNow(context, turn);
    if (!isSomeone(actor)) {
      const text = `${texts.noAnswer(school)}\n\n${texts.orIntroduce()}`;
      const menu = menuFor(actor);
      return turn.reply({ text, keyboard: { ...menu, rows: [[openButton('ask_human')], ...menu.rows] } });
    }
    if (!mayAskFurther(actor)) return turn.reply({ text: texts.noAnswerForAdministrator(school) });
    await turn.reply({ text: texts.noAnswer(school), keyboard: { inline: true, rows: [[openButton('ask_human')]] } });
  }
}

/** Nobody in the school could send an administrator further. */
const mayAskFurther = ({ roles }: Actor): boolean => !roles.has('administrator');

/** A row for each of the topics, then `more`; `question`: the one they are offered for. */
function topicButtons(
  topics: readonly Topic[],
  more: readonly Button[][] = [],
  question: number | null = null,
): { keyboard?: Keyboard } {
  const offered = topics.slice(0, 3).map((topic): Button[] => [
    {
      label: texts.topicLabel(topic),
      payload: { do: 'topic', id: topic.id, ...(question !== null && { question }) },
      color: 'secondary',
    },
  ]);
  const rows = [...offered, ...more];
  return rows.length > 0 ? { keyboard: { inline: true, rows } } : {};
}

const notItRow = (question: number | null): Button[][] =>
  question === null ? [] : [[{ label: TEACHING_LABELS.notIt, payload: { do: 'not_it', question } }]];
