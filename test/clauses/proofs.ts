/** What can show that a clause of the order points to something: each proof runs it, and fails where there is nothing. */
import { subjectKey } from '../../src/domain/duties';
import { dutyId } from '../../src/domain/ids';
import { identify } from '../../src/usecases/identify';
import { personalDuties } from '../../src/usecases/personalDuties';
import { PEOPLE, type ClauseSchool, type Person } from './school';

export interface Proof {
  /** Said in the test's name. */
  readonly what: string;
  readonly run: (school: ClauseSchool) => Promise<void>;
}

/** Nothing shows it yet: it comes with that part of the bot. */
export interface Pending {
  readonly pending: 'register' | 'deadlines' | 'questions' | 'console' | 'links' | 'announcements';
}

export const isPending = (proof: Proof | Pending): proof is Pending => 'pending' in proof;

const ORDER = 'order-101';

/** The duty falls on a person of that role, is recorded for somebody or something, and stands in «Мои обязанности» with its clause. */
export const duty = (who: Person, id: string): Proof => ({
  what: `${who} has the duty ${id}`,
  async run({ house, context }) {
    const states = await house.stored(async (stores) => {
      const work = { stores, now: house.now };
      const actor = await identify(context, work, PEOPLE[who]);
      return (await personalDuties(context, work, actor)).map((state) => ({
        ...state,
        key: subjectKey(state.subject, actor.staff),
      }));
    });
    const own = states.find((state) => state.duty.id === dutyId(ORDER, id));
    expect(own).toMatchObject({ done: false });
    const said = (await house.says(PEOPLE[who], 'Мои обязанности')).join('\n');
    expect(said).toContain(own?.duty.text);
    expect(said).toContain(own?.duty.clause.number);
  },
});

/** As `duty`, and it can never be overdue: «при необходимости», «при возможности», «при наличии доступа». */
export const optionalDuty = (who: Person, id: string): Proof => ({
  what: `${who} has the duty ${id}, which is never overdue`,
  async run(school) {
    await duty(who, id).run(school);
    const found = school.context.orders.flatMap((order) => order.duties).find((one) => one.id === dutyId(ORDER, id));
    expect(found).toMatchObject({ optional: true, due: null });
  },
});

/** As `duty`, and it is open again in its next period. */
export const recurringDuty = (who: Person, id: string, repeat: string): Proof => ({
  what: `${who} has the duty ${id} every ${repeat}`,
  async run(school) {
    await duty(who, id).run(school);
    const found = school.context.orders.flatMap((order) => order.duties).find((one) => one.id === dutyId(ORDER, id));
    expect(found).toMatchObject({ repeat });
  },
});

/** The duty has that date. */
export const dated = (who: Person, id: string, due: string): Proof => ({
  what: `${who} has the duty ${id} by ${due}`,
  async run(school) {
    await duty(who, id).run(school);
    const found = school.context.orders.flatMap((order) => order.duties).find((one) => one.id === dutyId(ORDER, id));
    expect(found).toMatchObject({ due });
  },
});

/** Somebody types these words one after another, and the last answer reads so. */
export const says = (who: Person, words: readonly string[], hears: RegExp): Proof => ({
  what: `${who} says «${words.join('», «')}»`,
  async run({ house }) {
    let heard: string[] = [];
    for (const word of words) heard = await house.says(PEOPLE[who], word);
    expect(heard.join('\n')).toMatch(hears);
  },
});

/** A button of that label is there after the words. */
export const offers = (who: Person, words: readonly string[], label: RegExp): Proof => ({
  what: `${who} says «${words.join('», «')}» and sees a button`,
  async run({ house }) {
    for (const word of words) await house.says(PEOPLE[who], word);
    expect(house.labels(PEOPLE[who])).toContainEqual(expect.stringMatching(label));
  },
});

/** A question in private is answered by that topic at once. */
export const topic = (asks: string, id: string): Proof => ({
  what: `«${asks}» is answered by ${id}`,
  run({ context }) {
    expect(context.topics.has(id)).toBe(true);
    expect(context.matcher.match(asks, 'dm').topic).toBe(id);
    return Promise.resolve();
  },
});

/** Anything else, named. */
export const that = (what: string, run: Proof['run']): Proof => ({ what, run });
