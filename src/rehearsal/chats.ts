/** How the chats of the order appear in a rehearsal: through the weeks before the date, some of them where the bot cannot be. */
import { DECLARING } from '../commands/sceneNames';
import { chatKey, isOfClass } from '../domain/chats';
import { FIRST_CHAT_PEER, peerId, privatePeer, type UserId } from '../domain/ids';
import { addDays, type LocalDate } from '../domain/localDate';
import { chatName } from '../texts/chats';
import { WORDS } from '../texts/words';
import type { RequiredChat } from '../usecases/chatDuties';
import { picks } from './comingIn';
import type { Stage } from './stage';

/** `with_bot`: the bot is invited; `declared`: the owner's word and a witness's. */
export interface PlannedChat {
  readonly chat: RequiredChat;
  readonly day: LocalDate;
  readonly how: 'with_bot' | 'declared';
}

const FIRST_BEFORE_DAYS = 56;
const LAST_AFTER_DAYS = 7;
/** Every so many a class's chat is declared. */
const DECLARED_EACH = 4;
/** With fewer there is none to be left out. */
const LEAST_CLASSES = 6;
/** The school's first chat comes before its date, the second after it, and so on. */
const SCHOOL_CHAT_DAYS = [-6, 5];

/** When each chat appears; those of two classes never do. */
export function planChats(chats: readonly RequiredChat[], from: LocalDate): PlannedChat[] {
  const ofClasses = chats.filter((chat) => isOfClass(chat.kind));
  const ofSchool = chats.filter((chat) => !isOfClass(chat.kind) && chat.staff === null);
  const isLeftOut = (index: number): boolean =>
    ofClasses.length >= LEAST_CLASSES && (index === ofClasses.length - 1 || index === Math.floor(ofClasses.length / 2));
  const step = (FIRST_BEFORE_DAYS + LAST_AFTER_DAYS) / Math.max(1, ofClasses.length - 1);
  const dayOf = ({ duty }: RequiredChat, days: number): LocalDate => {
    const day = addDays(duty.due ?? from, days);
    return day < from ? from : day;
  };
  return [
    ...ofSchool.map((chat, index) => ({
      chat,
      day: dayOf(chat, SCHOOL_CHAT_DAYS[index % SCHOOL_CHAT_DAYS.length] ?? 0),
      how: 'with_bot' as const,
    })),
    ...ofClasses.flatMap((chat, index) =>
      isLeftOut(index)
        ? []
        : {
            chat,
            day: dayOf(chat, Math.round(index * step) - FIRST_BEFORE_DAYS),
            how: index % DECLARED_EACH === DECLARED_EACH - 1 ? ('declared' as const) : ('with_bot' as const),
          },
    ),
  ];
}

/** The owner invites the bot into the chat and says what it is. */
export async function invitesBot(stage: Stage, owner: UserId, { chat }: PlannedChat, number: number): Promise<void> {
  const peer = peerId(FIRST_CHAT_PEER + number);
  const title = chatName(chat.kind, chat.classLabel);
  await stage.happens({ kind: 'bot_added', peer, by: owner });
  await stage.happens({ kind: 'chat_described', peer, title, greet: true });
  const is = chatKey(chat);
  await stage.presses(owner, (payload) => payload.do === 'chat' && payload.is === is, peer);
  stage.reads(peer);
}

/** The owner declares the chat, and a colleague follows the link that was posted there. */
export async function declares(stage: Stage, owner: UserId, witness: UserId, { chat }: PlannedChat): Promise<void> {
  await stage.says(owner, { text: WORDS.declare_chat[0] });
  await stage.presses(owner, picks('which', chatKey(chat), DECLARING));
  await stage.says(owner, { text: chatName(chat.kind, chat.classLabel) });
  await stage.presses(owner, picks('sure', 'yes', DECLARING));
  const posted = stage.unread(privatePeer(owner)).map(({ text }) => /\?ref=([\w-]+)/u.exec(text)?.[1]);
  const ref = posted.findLast((one) => one !== undefined);
  if (ref === undefined) return;
  await stage.says(witness, { ref, payload: { command: 'start' } });
  await stage.presses(witness, (payload) => payload.do === 'witness' && payload.yes);
}
