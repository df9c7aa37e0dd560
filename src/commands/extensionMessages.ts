/** A request for a later date goes out: its answer to whoever asks, the question to whoever decides. */
import { privatePeer } from '../domain/ids';
import type { Actor } from '../domain/access';
import type { Button, OutgoingMessage } from '../messaging/outgoing';
import type { Turn } from '../messaging/turn';
import { DATE_PROBLEMS, EXTENSION_LABELS, askDecider, askedAgain, grantLabel, requestSent } from '../texts/extensions';
import { notNow } from '../texts/extending';
import { askExtension, type ExtensionWish } from '../usecases/askExtension';
import type { SchoolContext } from '../usecases/context';
import { askedOf } from '../usecases/extensionDeciders';
import { showExtension, type ShownExtension } from '../usecases/decideExtension';
import type { AskedAgain } from '../usecases/waitingExtensions';
import { aboutText, askerText, officerText, officeText } from './extensionText';
import { menuFor, openButton } from './menu';

/** Puts the request on record, answers, and asks whoever decides in private. */
export async function sendRequest(
  context: SchoolContext,
  turn: Turn,
  actor: Actor,
  wish: ExtensionWish,
): Promise<void> {
  const menu = menuFor(actor);
  const asked = await askExtension(context, turn, actor, wish);
  if (asked.kind === 'date') return turn.reply({ text: DATE_PROBLEMS[asked.judged](asked.due), keyboard: menu });
  const shown = asked.kind === 'asked' ? await showExtension(context, turn, actor, asked.extension) : null;
  if (asked.kind !== 'asked' || !shown) return turn.reply({ text: notNow(), keyboard: menu });
  const { deciders } = asked;
  const whom = askedOf(deciders, actor.user);
  const by = whom.length === 0 ? 'nobody' : deciders.instead ? 'instead' : 'office';
  const text = requestSent(aboutText(shown), by, await officerText(context, turn, deciders.office));
  await turn.reply({ text, keyboard: menu });
  for (const user of whom) await turn.send(privatePeer(user), question(context, shown));
}

/** The question to whoever decides, with a button for each answer. */
function question(context: SchoolContext, shown: ShownExtension): OutgoingMessage {
  const { id, newDue } = shown.extension;
  const office = shown.instead ? officeText(context, shown.office) : null;
  const grant: Button = {
    label: grantLabel(newDue),
    payload: { do: 'extension', act: 'grant', id },
    color: 'positive',
  };
  const refuse: Button = { label: EXTENSION_LABELS.refuse, payload: { do: 'extension', act: 'refuse', id } };
  return {
    text: askDecider(askerText(shown), aboutText(shown), office),
    keyboard: { inline: true, rows: [[grant], [refuse]] },
  };
}

/** What has waited for a week, as a message of its own. */
export function askedAgainMessage({ extensions }: AskedAgain): OutgoingMessage {
  return { text: askedAgain(extensions.length), keyboard: { inline: true, rows: [LIST] } };
}

/** The same under the message of the day: one message a day. */
export function withAskedAgain(message: OutgoingMessage, asked: AskedAgain | null): OutgoingMessage {
  if (!asked) return message;
  const rows = [...(message.keyboard?.rows ?? []), LIST];
  const text = `${message.text}\n\n${askedAgain(asked.extensions.length)}`;
  return { ...message, text, keyboard: { inline: true, rows } };
}

const LIST = [openButton('extensions')];
