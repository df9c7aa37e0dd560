/** A member of staff in a rehearsal: comes in on their day, and answers the reminders in their manner. */
import { privatePeer } from '../domain/ids';
import type { LocalDate } from '../domain/localDate';
import type { Duty } from '../domain/order';
import type { ButtonPayload } from '../messaging/payload';
import type { Manner, Part, Player } from './cast';
import { comesIn, saysName } from './comingIn';
import type { Stage } from './stage';

type Answer = Extract<ButtonPayload, { do: 'answer' }>['is'];

export interface Colleague {
  readonly player: Player;
  /** What they asked the administrator for since it was looked at last. */
  takeAsked(): 'need_help' | 'not_mine' | null;
  /** One working day, the first one being 0. */
  day(number: number, today: LocalDate): Promise<void>;
}

/** The working day on which they come, modulo their place; who never comes has none. */
const COMES_WITHIN: Readonly<Record<Manner, number | null>> = {
  early: 5,
  reminded: 3,
  late: 6,
  silent: 4,
  absent: null,
};

const FIRST_ANSWERS: Readonly<Partial<Record<Part, Exclude<Answer, 'done'>>>> = {
  asks_tomorrow: 'remind_tomorrow',
  asks_help: 'need_help',
  not_theirs: 'not_mine',
};

/** Puts one on the stage; `registration`: the duty they answer about, null where no order has one. */
export function createColleague(stage: Stage, player: Player, registration: Duty | null): Colleague {
  const { user, manner, part, place, patience } = player;
  const peer = privatePeer(user);
  const within = COMES_WITHIN[manner];
  let [heard, heardLate] = [0, 0];
  let asked: ReturnType<Colleague['takeAsked']> = null;

  /** Whether this reminder is the one after which they register. */
  const registersNow = (): boolean => {
    if (part === 'not_theirs') return false;
    if (manner === 'reminded') return heard >= patience;
    return manner === 'late' && heardLate >= patience;
  };

  const answers = async (today: LocalDate): Promise<void> => {
    const answer = (is: Answer) => (payload: ButtonPayload) =>
      payload.do === 'answer' && payload.is === is && payload.duty === registration?.id;
    if (registration === null || !stage.button(peer, answer('done'))) return;
    heard += 1;
    if (registration.due === null || today > registration.due) heardLate += 1;
    const first = part === null ? undefined : FIRST_ANSWERS[part];
    if (heard > 1 || first === undefined) {
      if (registersNow()) await stage.presses(user, answer('done'));
      return;
    }
    await stage.presses(user, answer(first));
    asked = first === 'remind_tomorrow' ? null : first;
  };

  return {
    player,
    takeAsked() {
      const was = asked;
      asked = null;
      return was;
    },
    async day(number, today) {
      if (within !== null && number === place % within) {
        await comesIn(stage, player);
        if (part !== 'stops_halfway') await saysName(stage, player, manner === 'early');
      } else if (await stage.presses(user, (payload) => payload.do === 'open' && payload.what === 'resume')) {
        await saysName(stage, player, false);
      } else await answers(today);
      stage.reads(peer);
    },
  };
}
