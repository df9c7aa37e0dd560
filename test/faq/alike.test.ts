import { groupAlike } from '../../src/faq/alike';
import { language } from './faqData';

test('questions that ask the same are together, the largest group first, each in one group', () => {
  const asked = [
    'как подключить прокси',
    'где поменять аватарку в профиле',
    'подскажите как подключить прокси дома',
    'Подключение прокси: как?',
    'когда каникулы',
  ];
  expect(groupAlike(asked, language)).toEqual([[0, 2, 3], [1], [4]]);
});

test('questions of greetings alone, and none, are no trouble', () => {
  expect(groupAlike([], language)).toEqual([]);
  expect(groupAlike(['здравствуйте', '…'], language)).toHaveLength(2);
});
