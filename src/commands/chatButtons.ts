/** Buttons about what a group chat is; VK: at most six rows under a message, forty characters a label. */
import { may, mayConfirmChat, type Actor } from '../domain/access';
import { chatKey, CLASS_KINDS, type ChatProposal } from '../domain/chats';
import type { PeerId } from '../domain/ids';
import type { ChatKind } from '../domain/order';
import type { Button, Keyboard } from '../messaging/outgoing';
import * as texts from '../texts/chats';
import { dutiesOf } from '../usecases/chatDuties';
import type { SchoolContext } from '../usecases/context';
import { inPairs } from './chatClass';

const MOST_ROWS = 6;
const MOST_BUTTONS = 10;

/** What any chat may be, six rows of ten buttons; who may say so is asked when one is pressed. */
const ROWS: readonly (readonly ChatKind[])[] = [
  ['class', 'class_parents'],
  ['class_teachers', 'teachers'],
  ['administration', 'subject'],
  ['deputies'],
  ['parents_active'],
  ['pupils_active', 'other'],
];

/** What a chat without a class may be. */
const SCHOOL_KINDS: readonly ChatKind[] = [
  'subject',
  'other',
  'administration',
  'deputies',
  'teachers',
  'parents_active',
  'pupils_active',
];

const ofSchool = (kind: ChatKind): ChatProposal => ({ kind, classLabel: null });

/** «Да, чат 7Б» for each guess, and «Нет, другой чат». */
export function proposalButtons(peer: PeerId, proposals: readonly ChatProposal[]): Keyboard {
  const rows = proposals
    .slice(0, MOST_ROWS - 1)
    .map((chat, index) =>
      choice(peer, texts.yesItIs(chat.kind, chat.classLabel), chatKey(chat), index === 0 ? 'positive' : 'secondary'),
    );
  return { inline: true, rows: [...rows, choice(peer, texts.itIsOther(), 'not_this', 'secondary')] };
}

/** All kinds of chats; those of a class lead to the question of which. */
export function kindButtons(peer: PeerId): Keyboard {
  return { inline: true, rows: ROWS.map((row) => row.flatMap((kind) => itIs(peer, ofSchool(kind)))) };
}

/** What a chat may be by the word of this person: of whoever leads a class first of all the chats of that class. */
export function possibleButtons(context: SchoolContext, peer: PeerId, actor: Actor): Keyboard {
  const duties = dutiesOf(context);
  const own = actor.classTeacherOf.flatMap((classLabel) => CLASS_KINDS.map((kind) => ({ kind, classLabel })));
  const others = SCHOOL_KINDS.map(ofSchool).filter((chat) => mayConfirmChat(actor, chat, duties));
  if (may(actor, 'chat.confirm_any') || own.length + others.length === 0) return kindButtons(peer);
  const shown = [...own.slice(0, MOST_BUTTONS - others.length), ...others].flatMap((chat) => itIs(peer, chat));
  return { inline: true, rows: shown.length > MOST_ROWS ? inPairs(shown) : shown.map((one) => [one]) };
}

/** How a chat stands to another one of its kind. */
export function takenButtons(peer: PeerId, is: string): Keyboard {
  const way = (other: 'instead' | 'beside'): Button[] => [
    {
      label: texts.TAKEN_LABELS[other],
      payload: { do: 'chat', peer, is, other },
      color: 'secondary',
      press: 'callback',
    },
  ];
  const mistake = choice(peer, texts.TAKEN_LABELS.mistake, 'not_this', 'secondary');
  return { inline: true, rows: [way('instead'), way('beside'), mistake] };
}

/** A class was said that is not the title's: either of them. */
export function saidOrTitledButtons(peer: PeerId, said: ChatProposal, titled: ChatProposal): Keyboard {
  const rows = [said, titled].map((chat) => choice(peer, texts.itIsOf(chat), chatKey(chat), 'secondary'));
  return { inline: true, rows };
}

/** A confirmed chat is called like another one now. */
export function otherwiseButtons(peer: PeerId, now: ChatProposal): Keyboard {
  const rows = [
    choice(peer, texts.yesItIs(now.kind, now.classLabel), chatKey(now), 'secondary'),
    choice(peer, texts.keepAsIs(), 'keep', 'positive'),
  ];
  return { inline: true, rows };
}

const itIs = (peer: PeerId, chat: ChatProposal): Button[] =>
  choice(peer, texts.itIsOf(chat), chatKey(chat), 'secondary');

function choice(peer: PeerId, label: string, is: string, color: 'positive' | 'secondary'): Button[] {
  return [{ label, payload: { do: 'chat', peer, is }, color, press: 'callback' }];
}
