/** What the administrator of a rehearsal does in the morning: decides, confirms, and moves the staff. */
import type { ClassLabel, DutyId } from '../domain/ids';
import { privatePeer } from '../domain/ids';
import type { ButtonPayload } from '../messaging/payload';
import type { Player } from './cast';
import type { Stage } from './stage';

export interface Administrator {
  /** Reads what came and answers it: the first mass sending, requests, tickets. */
  morning(): Promise<void>;
  /** Looks through what staff reported and confirms it at one go. */
  confirmsReported(): Promise<void>;
  dismisses(player: Player): Promise<void>;
  sendsOnLeave(player: Player, substitute: Player): Promise<void>;
  returns(player: Player): Promise<void>;
  givesClass(player: Player, classLabel: ClassLabel): Promise<void>;
  givesOffice(player: Player, office: string): Promise<void>;
  /** The duty is not the person's after all. */
  waives(player: Player, duty: DutyId): Promise<void>;
  /** Closes every ticket. */
  closesTickets(): Promise<void>;
}

const MOST_TICKETS = 50;

/** The administrator on the stage; every act is a button of the bot's. */
export function createAdministrator(stage: Stage, { user }: Player): Administrator {
  const sends = (payload: ButtonPayload): Promise<void> => stage.says(user, { payload });
  const opens = (what: string): Promise<void> => sends({ do: 'open', what });
  const rowOf = ({ place }: Player): number => place + 1;

  const agreesToMailing = async (): Promise<void> => {
    const isPlan = (payload: ButtonPayload): boolean => payload.do === 'open' && payload.what === 'mailing_plan';
    const isStart = (payload: ButtonPayload): boolean => payload.do === 'open' && payload.what === 'mailing_start';
    if (!stage.button(privatePeer(user), isStart)) return;
    await stage.presses(user, isPlan);
    await stage.presses(user, isStart);
    await stage.tick();
  };

  const decides = async (): Promise<void> => {
    const decided = new Set<number>();
    const isNext = (payload: ButtonPayload): boolean =>
      payload.do === 'decide' && payload.yes && !decided.has(payload.request);
    for (;;) {
      const next = stage.button(privatePeer(user), isNext);
      if (next?.payload.do !== 'decide') return;
      decided.add(next.payload.request);
      await sends(next.payload);
    }
  };

  return {
    async morning() {
      await agreesToMailing();
      await decides();
      stage.reads(privatePeer(user));
    },
    async confirmsReported() {
      await opens('confirmations');
      if (await stage.presses(user, (payload) => payload.do === 'queue' && payload.of === 'registration')) {
        await stage.presses(user, (payload) => payload.do === 'queue' && payload.act === 'all');
      }
      stage.reads(privatePeer(user));
    },
    dismisses: (player) => sends({ do: 'staff', staff: rowOf(player), act: 'dismiss' }),
    sendsOnLeave: (player, substitute) =>
      sends({ do: 'staff', staff: rowOf(player), act: 'leave', value: String(rowOf(substitute)) }),
    returns: (player) => sends({ do: 'staff', staff: rowOf(player), act: 'return' }),
    givesClass: (player, classLabel) => sends({ do: 'staff', staff: rowOf(player), act: 'class', value: classLabel }),
    givesOffice: (player, office) => sends({ do: 'rights', act: 'office', staff: rowOf(player), office }),
    waives: (player, duty) =>
      sends({ do: 'mark', staff: rowOf(player), duty, subject: `staff:${rowOf(player)}`, act: 'not_needed' }),
    async closesTickets() {
      for (let closed = 0; closed < MOST_TICKETS; closed += 1) {
        stage.reads(privatePeer(user));
        await opens('tickets');
        if (!(await stage.presses(user, (payload) => payload.do === 'ticket'))) return;
      }
    },
  };
}
