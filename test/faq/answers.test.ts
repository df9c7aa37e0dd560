import { fillPlaceholders } from '../../src/faq/answers';

describe('placeholders in answers', () => {
  test('are filled wherever they stand', () => {
    const filled = fillPlaceholders('До {due.class-chat}: {order}, {due.class-chat}.', {
      'due.class-chat': '01.10.2030',
      order: 'приказ №5',
    });
    expect(filled).toBe('До 01.10.2030: приказ №5, 01.10.2030.');
  });

  test('one without a value stays visible, and braces that are not a placeholder are left alone', () => {
    expect(fillPlaceholders('{who} и {не имя} {}', {})).toBe('{who} и {не имя} {}');
    expect(fillPlaceholders('{toString}', {})).toBe('{toString}');
  });

  test('a value that looks like a placeholder is not filled again', () => {
    expect(fillPlaceholders('{order}', { order: '{school}', school: 'X' })).toBe('{school}');
  });

  test.each([
    ['{order}, {school}.', 'Приказ №5, школа.'],
    ['Действует {order}.', 'Действует приказ №5.'],
    ['Готово. {order} подписан.', 'Готово. Приказ №5 подписан.'],
    ['Где? {order}! {order}… {order}', 'Где? Приказ №5! Приказ №5… Приказ №5'],
    ['Да.\n{order}\n  {order}', 'Да.\nПриказ №5\n  Приказ №5'],
    ['(по п. 1.3.) {order}', '(по п. 1.3.) Приказ №5'],
    ['«{order}»', '«Приказ №5»'],
    ['1. {order}', '1. Приказ №5'],
    ['Смотрите п. {order}', 'Смотрите п. приказ №5'],
    ['В 2030 г. {order}', 'В 2030 г. приказ №5'],
    ['Срок: {order}; ({order})', 'Срок: приказ №5; (приказ №5)'],
    ['Пишите. {mail} или {site}', 'Пишите. help@example.org или example.org'],
    ['{teacher}', 'Учитель-логопед Ким'],
    ['{due}', '01.10.2030'],
  ])('a sentence that begins with one begins with a capital: «%s»', (text, filled) => {
    const values = {
      order: 'приказ №5',
      school: 'школа',
      mail: 'help@example.org',
      site: 'example.org',
      teacher: 'учитель-логопед Ким',
      due: '01.10.2030',
    };
    expect(fillPlaceholders(text, values)).toBe(filled);
  });
});
