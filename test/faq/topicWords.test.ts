import { wordsIn } from '../../src/faq/topicWords';
import { topics } from './faqData';

const words = wordsIn(topics);

test.each(['сферум', 'госуслуги', 'макс', 'код', 'учитель', 'классная', 'отец', 'мама', 'если', 'ребенок'])(
  '«%s» names a thing, or anybody',
  (word) => {
    expect(words.has(word)).toBe(true);
  },
);

test.each(['маши', 'ивановой', 'пети', 'ольга'])('«%s» is a person made up for a phrasing', (word) => {
  expect(words.has(word)).toBe(false);
});
