/** Every act that may stand in the journal has its words (п. 9). */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { JOURNAL_ACTS } from '../../src/domain/journalAct';
import { ACT_TEXTS, actWords, journalActText } from '../../src/texts/journal';

const sources = readdirSync('src/usecases')
  .map((name) => readFileSync(join('src/usecases', name), 'utf8'))
  .join('\n');
/** Put together from a prefix and a step. */
const COMPOSED = /^(vendor|declaration)\./;

test.each(JOURNAL_ACTS)('«%s» is written by some use case and told in Russian', (act) => {
  if (!COMPOSED.test(act)) expect(sources).toContain(`'${act}'`);
  expect(ACT_TEXTS[act]).toMatch(/^[а-яё«][а-яё«»А-ЯЁ():, ]+$/u);
});

test('no two acts are told alike', () => {
  expect(new Set(Object.values(ACT_TEXTS)).size).toBe(JOURNAL_ACTS.length);
});

const BARE = {
  other: null,
  gotTeacher: false,
  office: null,
  document: null,
  chat: null,
  duty: null,
  to: null,
  undone: null,
};

test('an act says what it did besides', () => {
  const other = {
    surname: 'Ёлкина',
    firstName: 'Анна',
    patronymic: 'Петровна',
    position: 'учитель',
    subject: null,
    classTeacherOf: null,
    administration: false,
    additionalEducation: false,
  };
  expect(journalActText({ ...BARE, act: 'staff.on_leave' })).toBe('отпуск или болезнь, без замещения');
  expect(journalActText({ ...BARE, act: 'staff.on_leave', other })).toBe('отпуск или болезнь, замещает Ёлкина А.П.');
  expect(journalActText({ ...BARE, act: 'class.teacher', other, gotTeacher: true })).toBe(
    'классное руководство передано: Ёлкина А.П.',
  );
  expect(journalActText({ ...BARE, act: 'undone', undone: 'duty.confirmed' })).toBe(
    'отменено: подтверждено сделанное поручение',
  );
  expect(actWords('later.act')).toBe('изменение в журнале');
});
