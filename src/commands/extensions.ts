/** «Перенести срок», «Отозвать просьбу» and «Продления»: later dates are asked for, listed and decided (п. 9). */
import type { Actor } from '../domain/access';
import { privatePeer } from '../domain/ids';
import { address } from '../domain/names';
import { openDialogue } from '../messaging/dialogue';
import type { Button, OutgoingMessage } from '../messaging/outgoing';
import type { ButtonPayload } from '../messaging/payload';
import type { Turn } from '../messaging/turn';
import * as texts from '../texts/extensions';
import { notAllowed } from '../texts/refusals';
import { WORDS } from '../texts/words';
import { listExtendable, type Extendable } from '../usecases/askExtension';
import type { SchoolContext } from '../usecases/context';
import {
  decideExtension,
  listExtensions,
  showExtension,
  withdrawExtension,
  type ExtensionDecided,
  type ShownExtension,
} from '../usecases/decideExtension';
import type { Commands } from './command';
import { aboutText, askerText, officeText } from './extensionText';
import { menuFor, openButton } from './menu';
import { pageOf, turnRow } from './pages';
import { EXTENDING } from './sceneNames';

/** Buttons of so many requests fit under one message (VK: ten). */
const SHOWN = 5;
/** Two buttons each, and two that turn the page. */
const PAGE = 4;

type ExtensionPayload = Extract<ButtonPayload, { do: 'extension' }>;

/** The commands about later dates. */
export function createExtensionCommands(
  context: SchoolContext,
): Pick<Commands, 'extend' | 'take_extension_back' | 'extensions'> {
  return {
    extend: (turn, actor) => extend(context, turn, actor, null),
    take_extension_back: (turn, actor) => takeBack(context, turn, actor),
    extensions: (turn, actor, page) => showWaiting(context, turn, actor, page),
  };
}

/** «Попросить перенести срок» under a duty. */
export function onExtend(
  context: SchoolContext,
  turn: Turn,
  actor: Actor,
  { duty }: Extract<ButtonPayload, { do: 'extend' }>,
): Promise<void> {
  return extend(context, turn, actor, duty);
}

/** A row with the button that asks for more time. */
export const extendRow = (duty: string): readonly Button[] => [
  { label: WORDS.extend[0], payload: { do: 'extend', duty } },
];

/** An answer to a request, or its end. */
export async function onExtension(
  context: SchoolContext,
  turn: Turn,
  actor: Actor,
  { act, id }: ExtensionPayload,
): Promise<void> {
  if (act === 'withdraw') {
    const done = await withdrawExtension(turn, actor, id);
    return turn.reply({ text: done ? texts.withdrawn() : texts.nothingToWithdraw(), keyboard: menuFor(actor) });
  }
  const decided = await decideExtension(context, turn, actor, { id, yes: act === 'grant' });
  await turn.reply({ text: decisionText(context, actor, decided) });
  const told = toldAsker(actor, decided);
  if (told) await turn.send(privatePeer(told.to), told.message);
}

/** Opens the dialogue: about that duty, about the only one, or to choose; else says what waits or why there is nothing. */
async function extend(context: SchoolContext, turn: Turn, actor: Actor, duty: string | null): Promise<void> {
  const list = await listExtendable(context, turn, actor);
  if (list.kind === 'forbidden')
    return turn.reply({ text: texts.NOTHING_TO_EXTEND.not_staff, keyboard: menuFor(actor) });
  const meant = list.duties.filter((one) => duty === null || one.duty.id === duty);
  if (meant.length === 0 && list.waiting.length > 0) return takeBack(context, turn, actor);
  if (list.duties.length === 0) {
    const text = texts.NOTHING_TO_EXTEND[list.unconfirmed ? 'unconfirmed' : 'nothing'];
    return turn.reply({ text, keyboard: menuFor(actor) });
  }
  const [only, ...others] = meant;
  await openDialogue(turn, EXTENDING, only && others.length === 0 ? nameOf(only) : null);
}

const nameOf = ({ duty, recordedFor }: Extendable): string => `${duty.id} ${recordedFor}`;

/** The person's own requests that wait, each with its «Отозвать»; a single one as well, for nothing is taken back by a slip. */
async function takeBack(context: SchoolContext, turn: Turn, actor: Actor): Promise<void> {
  const list = await listExtendable(context, turn, actor);
  const waiting: ShownExtension[] = [];
  for (const one of list.kind === 'list' ? list.waiting : []) {
    const shown = await showExtension(context, turn, actor, one);
    if (shown) waiting.push(shown);
  }
  if (waiting.length === 0) return turn.reply({ text: texts.nothingToWithdraw(), keyboard: menuFor(actor) });
  const rows = waiting.slice(0, SHOWN).map(({ extension: { id } }, index): Button[] => [
    {
      label: waiting.length === 1 ? texts.EXTENSION_LABELS.withdraw : texts.withdrawNumbered(index + 1),
      payload: { do: 'extension', act: 'withdraw', id },
    },
  ]);
  const lines = waiting.slice(0, SHOWN).map((one) => texts.yourLine(aboutText(one)));
  await turn.reply({ text: texts.yourWaiting(lines), keyboard: { inline: true, rows } });
}

async function showWaiting(context: SchoolContext, turn: Turn, actor: Actor, asked: number): Promise<void> {
  const list = await listExtensions(context, turn, actor);
  if (list.kind === 'forbidden') return turn.reply({ text: notAllowed() });
  const page = pageOf(list.waiting, asked, PAGE);
  const [first] = page.items;
  if (!first) return turn.reply({ text: texts.nothingWaits() });
  const decisions = page.items.flatMap(({ extension: { id, newDue }, yours }, index): Button[][] =>
    yours
      ? [
          [
            {
              label: texts.grantNumbered(page.first + index, newDue),
              payload: { do: 'extension', act: 'grant', id },
              color: 'positive',
            },
            { label: texts.refuseNumbered(page.first + index), payload: { do: 'extension', act: 'refuse', id } },
          ],
        ]
      : [],
  );
  const text = texts.waitingList(
    page.items.map((one) => texts.requestLine(askerText(one, 'initials'), aboutText(one))),
    { total: list.waiting.length, first: page.first },
    { mayDecide: decisions.length > 0, office: officeText(context, first.office) },
  );
  const rows = [...decisions, ...turnRow('extensions', page)];
  await turn.reply(rows.length > 0 ? { text, keyboard: { inline: true, rows } } : { text });
}

function decisionText(context: SchoolContext, actor: Actor, decided: ExtensionDecided): string {
  switch (decided.kind) {
    case 'forbidden':
      return notAllowed();
    case 'gone':
      return texts.extensionGone();
    case 'already':
      return texts.alreadyDecided(decided.extension.state, decided.extension.newDue);
    case 'not_yours': {
      const { extension, office } = decided.shown;
      return texts.notYours(extension.askedBy === actor.user, officeText(context, office));
    }
    case 'overtaken':
      return texts.overtaken(decided.past);
    case 'granted':
    case 'refused': {
      const told = decided.shown.extension.askedBy !== actor.user;
      return texts[decided.kind](aboutText(decided.shown), told);
    }
  }
}

/** What whoever asked hears of the decision; null: nothing, or they have just made it themselves. */
function toldAsker(
  actor: Actor,
  decided: ExtensionDecided,
): { readonly to: Actor['user']; readonly message: OutgoingMessage } | null {
  if (decided.kind !== 'granted' && decided.kind !== 'refused' && decided.kind !== 'overtaken') return null;
  const { shown } = decided;
  const to = shown.extension.askedBy;
  if (to === actor.user) return null;
  const name = shown.staff ? address(shown.staff) : null;
  const about = aboutText(shown);
  switch (decided.kind) {
    case 'granted':
      return { to, message: { text: texts.yourGranted(name, about) } };
    case 'refused': {
      const help: Button = {
        label: WORDS.need_help[0],
        payload: { do: 'answer', is: 'need_help', duty: shown.duty.id },
      };
      return { to, message: { text: texts.yourRefused(name, about), keyboard: { inline: true, rows: [[help]] } } };
    }
    case 'overtaken':
      return decided.past
        ? {
            to,
            message: {
              text: texts.yourPast(name, about),
              keyboard: { inline: true, rows: [[openButton('extend')]] },
            },
          }
        : { to, message: { text: texts.yourOvertaken(name, about) } };
  }
}
