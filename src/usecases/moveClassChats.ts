/** Chats go up with their classes (п. 7; 2.3). */
import { isSingle } from '../domain/chats';
import type { ChatKind } from '../domain/order';
import type { LabelledChat } from '../store/classLabelStore';
import type { Work } from './context';
import { labelAfter, type SchoolYearPlan } from './planSchoolYear';

/**
 * Chats go with their classes; one of a class that is no more stays as a chat without a duty. Where the new class has a
 * confirmed chat of the kind already, the old one is the second of the two, for its owner to say otherwise.
 */
export async function moveClassChats(
  work: Work,
  { chats, after }: Pick<SchoolYearPlan, 'chats' | 'after'>,
): Promise<{ readonly up: readonly LabelledChat[]; readonly second: number }> {
  const { stores } = work;
  const moving = new Set(chats.map((chat) => chat.peer));
  const staying = (await stores.classLabels.chats()).filter((chat) => !moving.has(chat.peer));
  const up: LabelledChat[] = [];
  let second = 0;
  for (const chat of chats) {
    const label = labelAfter(after, chat.classLabel);
    const isTaken = staying.some(
      (one) => one.state === 'confirmed' && !one.isExtra && one.kind === chat.kind && one.classLabel === label,
    );
    const becomesSecond = isTaken && isSingle(chat.kind ?? 'other') && !chat.isExtra;
    const kind = label === null ? kindWithoutClass(chat) : chat.kind;
    const isExtra = label !== null && (chat.isExtra || becomesSecond);
    await stores.classLabels.relabelChat(chat.peer, { kind, classLabel: label, isExtra });
    if (becomesSecond && chat.state === 'confirmed') second += 1;
    else if (label !== null && chat.state === 'confirmed') up.push(chat);
  }
  return { up, second };
}

/** A chat of a subject stays one; of a class that is no more it is just another chat of the school. */
function kindWithoutClass({ kind }: LabelledChat): ChatKind | null {
  return kind === null || kind === 'subject' ? kind : 'other';
}
