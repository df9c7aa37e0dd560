/** «Настройки сводки»: the hour, the days and how much, by buttons. */
import type { Actor } from '../domain/access';
import { DIGEST_DAYS, DIGEST_DETAILS, DIGEST_MINUTES, type DigestWish } from '../domain/digestWish';
import type { Button } from '../messaging/outgoing';
import type { ButtonPayload } from '../messaging/payload';
import type { Turn } from '../messaging/turn';
import { timeText } from '../texts/dates';
import { chatDigestWished, DIGEST_WISH_LABELS, digestWishes } from '../texts/digestWishes';
import { notAllowed } from '../texts/refusals';
import { chatDigestStands, wishChatDigest } from '../usecases/chatDigest';
import type { SchoolContext } from '../usecases/context';
import { wishDigest } from '../usecases/wishDigest';
import type { Commands } from './command';
import { openButton } from './menu';

type WishPayload = Extract<ButtonPayload, { do: 'digest_wish' }>;

/** Shows what stands. */
export function createDigestWishCommands(context: SchoolContext): Pick<Commands, 'digest_settings'> {
  return { digest_settings: (turn, actor) => say(context, turn, actor, {}, false) };
}

/** A press of one of the choices. */
export function onDigestWish(
  context: SchoolContext,
  turn: Turn,
  actor: Actor,
  { do: _do, inChat, ...said }: WishPayload,
): Promise<void> {
  return inChat === undefined ? say(context, turn, actor, said, true) : sayInChat(turn, actor, inChat);
}

async function sayInChat(turn: Turn, actor: Actor, on: boolean): Promise<void> {
  const stands = await wishChatDigest(turn, actor, on);
  if (stands.kind === 'forbidden') return turn.reply({ text: notAllowed() });
  const keyboard = { inline: true, rows: [[openButton('digest_settings')]] };
  return turn.reply({ text: chatDigestWished(stands.isOn, !on || stands.chat !== null), keyboard });
}

/** Offered where there is such a chat, or it was switched on. */
async function inChatRow(turn: Turn, actor: Actor): Promise<Button[][]> {
  const stands = await chatDigestStands(turn, actor);
  if (stands.kind === 'forbidden' || (stands.chat === null && !stands.isOn)) return [];
  const label = stands.isOn ? DIGEST_WISH_LABELS.not_in_chat : DIGEST_WISH_LABELS.in_chat;
  return [[{ label, payload: { do: 'digest_wish', inChat: !stands.isOn } }]];
}

async function say(
  { school }: SchoolContext,
  turn: Turn,
  actor: Actor,
  said: Partial<DigestWish>,
  isChange: boolean,
): Promise<void> {
  const wished = await wishDigest(turn, actor, said);
  if (wished.kind === 'forbidden') return turn.reply({ text: notAllowed() });
  const { wish } = wished;
  const minute = wish.minute ?? school.digestMinute;
  const choice = (label: string, of: Omit<WishPayload, 'do'>, isChosen: boolean): Button => ({
    label,
    payload: { do: 'digest_wish', ...of },
    color: isChosen ? 'positive' : 'secondary',
  });
  const minutes = DIGEST_MINUTES.map((at) => choice(timeText(at), { minute: at }, at === minute));
  const days = DIGEST_DAYS.map((one) => choice(DIGEST_WISH_LABELS[one], { days: one }, one === wish.days));
  const details = DIGEST_DETAILS.map((one) => choice(DIGEST_WISH_LABELS[one], { detail: one }, one === wish.detail));
  // ten buttons at most: the hours are six
  const rows = isChange
    ? [[openButton('digest'), openButton('digest_settings')]]
    : [minutes.slice(0, 3), minutes.slice(3)];
  await turn.reply({ text: digestWishes(timeText(minute), wish, isChange), keyboard: { inline: true, rows } });
  if (!isChange)
    await turn.reply({
      text: DIGEST_WISH_LABELS.how,
      keyboard: { inline: true, rows: [...days.map((one) => [one]), details, ...(await inChatRow(turn, actor))] },
    });
}
