/** The working days of a school, from the years it has data for. */
import { addDays, weekday, type LocalDate } from './localDate';

/** One year of the country's working-day calendar. */
export interface CalendarYear {
  readonly year: number;
  /** Days off on Monday–Friday. */
  readonly daysOff: readonly LocalDate[];
  /** Saturdays worked instead of a transferred day. */
  readonly workingSaturdays: readonly LocalDate[];
  /** Holidays that fall on a Saturday: days off of a six-day week. */
  readonly saturdaysOff: readonly LocalDate[];
}

const SATURDAY = 6;
const SUNDAY = 7;
/** Longer than any row of holidays: a search gives up here and stays where it began. */
const LONGEST_SEARCH_DAYS = 60;

export class WorkCalendar {
  private readonly years: ReadonlySet<number>;
  private readonly off: ReadonlySet<LocalDate>;
  private readonly workingSaturdays: ReadonlySet<LocalDate>;

  constructor(
    years: readonly CalendarYear[],
    private readonly workingWeek: 5 | 6,
  ) {
    this.years = new Set(years.map((one) => one.year));
    this.off = new Set(years.flatMap((one) => [...one.daysOff, ...one.saturdaysOff]));
    this.workingSaturdays = new Set(years.flatMap((one) => one.workingSaturdays));
  }

  /** Whether there is data for the year; without it only weekends are days off. */
  knows(year: number): boolean {
    return this.years.has(year);
  }

  /** Whether the school works on that day. */
  isWorkingDay(date: LocalDate): boolean {
    const day = weekday(date);
    if (day === SUNDAY) return false;
    if (day === SATURDAY && this.workingWeek === 5) return this.workingSaturdays.has(date);
    return !this.off.has(date);
  }

  /** Whether it is a working day, and no other is left until Sunday. */
  isLastOfWeek(date: LocalDate): boolean {
    if (!this.isWorkingDay(date)) return false;
    for (let day = addDays(date, 1); weekday(day) > weekday(date); day = addDays(day, 1)) {
      if (this.isWorkingDay(day)) return false;
    }
    return true;
  }

  /** The day itself when it is a working one, else the nearest working day before it. */
  previousWorkingDay(dateInclusive: LocalDate): LocalDate {
    return this.nearest(dateInclusive, -1);
  }

  /** The day itself when it is a working one, else the nearest working day after it. */
  nextWorkingDay(dateInclusive: LocalDate): LocalDate {
    return this.nearest(dateInclusive, 1);
  }

  private nearest(from: LocalDate, step: 1 | -1): LocalDate {
    for (let days = 0; days < LONGEST_SEARCH_DAYS; days++) {
      const date = addDays(from, days * step);
      if (this.isWorkingDay(date)) return date;
    }
    return from;
  }
}
