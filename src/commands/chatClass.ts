/** «Чат класса…»: which class it is, by buttons, the grade first where the school has many classes. */
import { mayConfirmChat, type Actor } from '../domain/access';
import { chatKey, type ClassKind } from '../domain/chats';
import { gradeOf } from '../domain/classes';
import type { ClassLabel, PeerId } from '../domain/ids';
import type { Button, Keyboard } from '../messaging/outgoing';
import { CHAT_LABELS } from '../texts/chatRegister';
import { gradeLabel } from '../texts/chats';
import { dutiesOf } from '../usecases/chatDuties';
import type { SchoolContext } from '../usecases/context';

/** VK: at most ten buttons under a message. */
const MOST = 10;
/** Two more turn the page. */
const ON_PAGE = MOST - 2;

export interface ClassAsked {
  readonly peer: PeerId;
  readonly kind: ClassKind;
  /** Chosen already; undefined: not yet. */
  readonly grade?: number;
  readonly from?: number;
}

export type ClassChoice =
  /** No class is theirs to name. */
  | { readonly kind: 'none' }
  | { readonly kind: 'one'; readonly classLabel: ClassLabel }
  | { readonly kind: 'several'; readonly keyboard: Keyboard };

/** The classes of which the person may say that this is their chat. */
export function chooseClass(context: SchoolContext, actor: Actor, asked: ClassAsked): ClassChoice {
  const { peer, kind, grade, from = 0 } = asked;
  const theirs = context.school.classes.filter((classLabel) =>
    mayConfirmChat(actor, { kind, classLabel }, dutiesOf(context)),
  );
  const [only, ...others] = theirs;
  if (only === undefined) return { kind: 'none' };
  if (others.length === 0) return { kind: 'one', classLabel: only };
  const ofGrade = theirs.filter((label) => gradeOf(label) === grade);
  const shown = ofGrade.length === 0 && theirs.length <= MOST ? theirs : ofGrade;
  const buttons =
    shown.length > 0
      ? shown.map((classLabel) => choice(peer, classLabel, { is: chatKey({ kind, classLabel }) }))
      : [...new Set(theirs.map(gradeOf))]
          .sort((a, b) => a - b)
          .map((one) => choice(peer, gradeLabel(one), { is: chatKey({ kind, classLabel: null }), grade: one }));
  const turnTo = (label: string, target: number): Button =>
    choice(peer, label, {
      is: chatKey({ kind, classLabel: null }),
      from: target,
      ...(grade !== undefined && { grade }),
    });
  return { kind: 'several', keyboard: { inline: true, rows: paged(buttons, from, turnTo) } };
}

/** Two in a row; more than fit under one message turn over. */
function paged(
  buttons: readonly Button[],
  from: number,
  turnTo: (label: string, target: number) => Button,
): readonly (readonly Button[])[] {
  if (buttons.length <= MOST) return inPairs(buttons);
  const start = from < buttons.length ? from : 0;
  const turns = [
    ...(start > 0 ? [turnTo(CHAT_LABELS.earlier, Math.max(0, start - ON_PAGE))] : []),
    ...(start + ON_PAGE < buttons.length ? [turnTo(CHAT_LABELS.later, start + ON_PAGE)] : []),
  ];
  return [...inPairs(buttons.slice(start, start + ON_PAGE)), turns];
}

/** Buttons in rows of two. */
export function inPairs(buttons: readonly Button[]): Button[][] {
  const rows: Button[][] = [];
  for (let at = 0; at < buttons.length; at += 2) rows.push(buttons.slice(at, at + 2));
  return rows;
}

function choice(
  peer: PeerId,
  label: string,
  what: { readonly is: string; readonly grade?: number; readonly from?: number },
): Button {
  return { label, payload: { do: 'chat', peer, ...what }, color: 'secondary', press: 'callback' };
}
