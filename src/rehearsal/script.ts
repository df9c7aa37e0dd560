/** What the people of a rehearsal do, day by day: always the same for the same school and days. */
import { privatePeer, type ClassLabel, type UserId } from '../domain/ids';
import type { LocalDate } from '../domain/localDate';
import { isNamed } from '../domain/offices';
import type { Duty } from '../domain/order';
import type { Database } from '../store/database';
import { requiredChats } from '../usecases/chatDuties';
import type { SchoolContext } from '../usecases/context';
import { createAdministrator } from './administrator';
import type { Part, Player } from './cast';
import { declares, invitesBot, planChats } from './chats';
import { createColleague } from './colleague';
import { comesIn, saysName } from './comingIn';
import type { Stage } from './stage';

export interface Script {
  /** Everything people do on a working day; days are numbered from 0. */
  act(number: number, today: LocalDate): Promise<void>;
}

/** When something happens once, as a share of the working days. */
const AT = {
  forbids: 0.3,
  firstLeaves: 0.2,
  onLeave: 0.35,
  givesClass: 0.5,
  secondLeaves: 0.6,
  returns: 0.75,
} as const;
const DIRECTOR = 'director';
const WEEK = 5;

/** Writes the script for a cast and so many working days. */
export async function writeScript(options: {
  readonly context: SchoolContext;
  readonly stage: Stage;
  readonly database: Database;
  readonly cast: readonly Player[];
  readonly from: LocalDate;
  readonly workingDays: number;
}): Promise<Script> {
  const { context, stage, database, cast, workingDays } = options;
  const playing = (part: Part): Player[] => cast.filter((player) => player.part === part);
  const [chief] = playing('administrator');
  if (!chief) throw new Error('a rehearsal without an administrator');
  const administrator = createAdministrator(stage, chief);
  const registration = registrationOf(context);
  const colleagues = cast
    .filter((player) => player !== chief)
    .map((player) => createColleague(stage, player, registration));
  const staff = await database.transaction((stores) => stores.staff.all());
  const chats = planChats(requiredChats(context, staff), options.from);
  const gone = new Set<Player>();
  const there = new Set<(typeof chats)[number]>();
  const dayAt = (share: number): number => Math.floor(workingDays * share);

  /** Whoever leads the class now and can be written to; a chat of the school is the administrator's. */
  const ownerOf = (label: ClassLabel | null): Promise<UserId | null> =>
    label === null
      ? Promise.resolve(chief.user)
      : database.transaction(async (stores) => (await stores.staff.classTeachers(label))[0]?.user ?? null);

  const isLinked = ({ user }: Player): Promise<boolean> =>
    database.transaction(async (stores) => (await stores.staff.byUser(user)) !== null);

  const witnessBeside = async (owner: UserId): Promise<Player | null> => {
    for (const player of cast) {
      if (player.user !== owner && player.manner === 'early' && player.part === null && (await isLinked(player)))
        return player;
    }
    return null;
  };

  const chatsAppear = async (today: LocalDate): Promise<void> => {
    for (const [index, planned] of chats.entries()) {
      if (there.has(planned) || planned.day > today) continue;
      const owner = await ownerOf(planned.chat.classLabel);
      const witness = owner === null ? null : await witnessBeside(owner);
      if (owner === null || witness === null) continue;
      there.add(planned);
      if (planned.how === 'with_bot') await invitesBot(stage, owner, planned, index + 1);
      else await declares(stage, owner, witness.user, planned);
      for (const user of [owner, witness.user]) if (user !== chief.user) stage.reads(privatePeer(user));
    }
  };

  const officer = context.school.offices[DIRECTOR]?.name ?? null;
  let hasOffice = officer === null || cast.some(({ entry }) => isNamed(entry, officer));

  /** The director is whom the school's file names; where the roster has nobody of that name, the office is handed over. */
  const directorTakesOffice = async (number: number): Promise<void> => {
    const [director] = playing('director');
    if (number > 0 && director && (await isLinked(director)) && !hasOffice) {
      hasOffice = true;
      await administrator.givesOffice(director, DIRECTOR);
    }
  };

  const staffMoves = async (number: number): Promise<void> => {
    const [first, second] = playing('leaves');
    const [away] = playing('on_leave');
    const [substitute] = playing('substitute');
    const [gives] = playing('gives_class');
    const [takes] = playing('takes_class');
    const [forbids] = playing('forbids');
    const label = gives?.entry.classTeacherOf ?? null;
    for (const [leaver, share] of [
      [first, AT.firstLeaves],
      [second, AT.secondLeaves],
    ] as const) {
      if (!leaver || number !== dayAt(share)) continue;
      gone.add(leaver);
      await administrator.dismisses(leaver);
    }
    if (away && substitute && number === dayAt(AT.onLeave)) await administrator.sendsOnLeave(away, substitute);
    if (away && number === dayAt(AT.returns)) await administrator.returns(away);
    if (takes && label !== null && number === dayAt(AT.givesClass)) await administrator.givesClass(takes, label);
    if (forbids && number === dayAt(AT.forbids)) await stage.happens({ kind: 'denied', user: forbids.user });
  };

  const answersColleagues = async (): Promise<void> => {
    let somebodyAsked = false;
    for (const colleague of colleagues) {
      const asked = colleague.takeAsked();
      somebodyAsked ||= asked !== null;
      if (asked === 'not_mine' && registration) await administrator.waives(colleague.player, registration.id);
    }
    if (somebodyAsked) await administrator.closesTickets();
  };

  return {
    async act(number, today) {
      if (number === 0) {
        await comesIn(stage, chief);
        await saysName(stage, chief, true);
      }
      await administrator.morning();
      await answersColleagues();
      await directorTakesOffice(number);
      await staffMoves(number);
      if (number % WEEK === WEEK - 1) await administrator.confirmsReported();
      for (const colleague of colleagues) if (!gone.has(colleague.player)) await colleague.day(number, today);
      await chatsAppear(today);
    },
  };
}

function registrationOf(context: SchoolContext): Duty | null {
  const duties = context.orders.flatMap((order) => order.duties);
  return duties.find(({ evidence }) => evidence.kind === 'registration') ?? null;
}
