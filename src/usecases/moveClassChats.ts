/** Chats go up with their classes (п. 7; 2.3). */
import { isSingle } from '../domain/chats';
import type { ChatKind } from '../domain/order';
import type { LabelledChat } from '../store/classLabelStore';
import type { Work } from './context';
import { labelAfter, type SchoolYearPlan } from './planSchoolYear';

/**
 * Chats go with their classes; one of a class that is no more stays as a chat without a duty. Where the new class has a
 * confirmed chat of the kind already, its owner's word is asked for.
 */
export async function moveClassChats(
  work: Work,
  { chats, after }: Pick<SchoolYearPlan, 'chats' | 'after'>,
): Promise<{ readonly up: readonly LabelledChat[]; readonly unsure: number }> {
  const { stores } = work;
  const moving = new Set(chats.map((chat) => chat.peer));
  const staying = (await stores.classLabels.chats()).filter((chat) => !moving.has(chat.peer));
  const up: LabelledChat[] = [];
  let unsure = 0;
  for (const chat of chats) {
    const label = labelAfter(after, chat.classLabel);
    const isTaken = staying.some(
      (one) => one.state === 'confirmed' && !one.isExtra && one.kind === chat.kind && one.classLabel === label,
    );
    if (label === null) await stores.classLabels.relabelChat(chat.peer, kindWithoutClass(chat), null);
    else if (isTaken && chat.state === 'confirmed' && isSingle(chat.kind ?? 'other') && !chat.isExtra) {
      await stores.chats.unconfirm(chat.peer);
      unsure += 1;
    } else {
      await stores.classLabels.relabelChat(chat.peer, chat.kind, label);
      if (chat.state === 'confirmed') up.push(chat);
    }
  }
  return { up, unsure };
}

/** A chat of a subject stays one; of a class that is no more it is just another chat of the school. */
function kindWithoutClass({ kind }: LabelledChat): ChatKind | null {
  return kind === null || kind === 'subject' ? kind : 'other';
}
