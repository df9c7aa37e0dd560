/** What every use case is given: the school's data, the stores of the running transaction and the school's time. */
import type { UserId } from '../domain/ids';
import type { WorkCalendar } from '../domain/calendar';
import type { Order } from '../domain/order';
import type { Quiz } from '../domain/quiz';
import type { School } from '../domain/school';
import type { TroubleTree } from '../domain/troubles';
import type { Language } from '../faq/language';
import type { Matcher, Topic } from '../faq/topic';
import type { Stores } from '../store/stores';

/** The school as it is in one turn: its files, and over them the settings that were changed by chat. */
export interface SchoolContext {
  readonly school: School;
  /** What the school's file says, whatever was changed since. */
  readonly file: School;
  readonly orders: readonly Order[];
  readonly calendar: WorkCalendar;
  readonly matcher: Matcher;
  readonly language: Language;
  /** Every word of the topics, in lower case and with «е» for «ё»; put together at the first call. */
  readonly knownWords: () => ReadonlySet<string>;
  /** Their answers name officers by placeholders still: `answerQuestion` fills those. */
  readonly topics: ReadonlyMap<string, Topic>;
  /** The troubleshooting tree, its officers not filled yet either; null: the school has none. */
  readonly troubles: TroubleTree | null;
  /** Questions on the safety of one's profile; null: the school has none. */
  readonly quiz: Quiz | null;
  /** Where a person writes to the bot in private, e.g. `vk.me/club1`. */
  readonly privateChat: string;
  /** Administrators by configuration. */
  readonly administrators: ReadonlySet<UserId>;
}

/** The school as it is now, by the settings in the running transaction. */
export type ContextNow = (work: Pick<Work, 'stores'>) => Promise<SchoolContext>;

/** The running transaction and the instant, on the school's clock. */
export interface Work {
  readonly stores: Stores;
  readonly now: number;
}
