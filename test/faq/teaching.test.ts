import { buildMatcher } from '../../src/faq/matcher';
import { checkTeaching, type Checked } from '../../src/faq/teaching';
import type { Taught } from '../../src/faq/topic';
import { language, offTopic as allOffTopic, topics as allTopics } from './faqData';

// a small part of the school's data: each matcher learns it in a moment
const SOME = ['free', 'deadlines_all', 'leave_chat', 'register_howto', 'who_admin', 'app_bugs'];
const topics = allTopics.filter(({ id }) => SOME.includes(id));
const offTopic = allOffTopic.filter((_text, i) => i % 9 === 0);
const lesson = { topics, offTopic, language };
const taughtOnce = (phrase: Taught): Checked =>
  checkTeaching({ before: lesson, after: { ...lesson, taught: [phrase] }, phrases: [phrase] });
const untaught = buildMatcher(topics, offTopic, language);

describe('an administrator links a question to a topic', () => {
  const phrase = { text: 'а копеечку куда кидать за это чудо?', topic: 'free' };

  test('the question is answered from then on, a greeting around it or not', () => {
    const taught = buildMatcher(topics, offTopic, language, [phrase]);
    expect(untaught.match(phrase.text, 'chat').topic).toBeNull();
    expect(taught.match(phrase.text, 'chat').topic).toBe('free');
    expect(taught.match(`Добрый день! ${phrase.text}`, 'chat').topic).toBe('free');
  });

  test('a phrase the bot was silent about, or gave to another topic, is answered as it was taught last', () => {
    const silent = { text: offTopic[0]!, topic: 'who_admin' };
    const moved = { text: 'сферум платный?', topic: 'leave_chat' };
    const again = { text: 'Сферум платный?', topic: 'app_bugs' };
    const taught = buildMatcher(topics, offTopic, language, [silent, moved, again]);
    expect(taught.match(silent.text, 'chat').topic).toBe('who_admin');
    expect(taught.match('сферум платный', 'chat').topic).toBe('app_bugs');
  });

  test('what was taught of a topic that is gone does no harm', () => {
    const taught = buildMatcher(topics, offTopic, language, [{ text: 'сферум платный', topic: 'gone' }]);
    expect(taught.match('сферум платный', 'dm').topic).toBe('free');
  });

  test('it is told that a harmless phrase turns nothing away', () => {
    const { changes, count } = taughtOnce(phrase);
    expect(changes).toEqual([]);
    expect(count).toBeGreaterThan(0);
  });

  test('it is told which question would no longer get its answer', () => {
    const { changes: broken } = taughtOnce({ text: 'Сферум платный?', topic: 'leave_chat' });
    expect(broken).toContainEqual({ text: 'Сферум платный?', topic: 'free', after: 'leave_chat' });
    for (const { topic, after } of broken) expect(after).not.toBe(topic);
  });
});
