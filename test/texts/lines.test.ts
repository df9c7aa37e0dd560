import { clausesText } from '../../src/texts/clauses';
import { shortened } from '../../src/texts/sentence';
import { yesOrNo } from '../../src/texts/yesNo';

test('пункты одного документа стоят в одной скобке', () => {
  const clause = (document: 'order' | 'regulation', number: string) => ({ document, number });
  expect(clausesText([clause('regulation', '2.3'), clause('regulation', '2.4')])).toBe('п. 2.3 и 2.4 Положения');
  expect(clausesText([clause('regulation', '2.3'), clause('order', '7'), clause('regulation', '2.3')])).toBe(
    'п. 7 приказа, п. 2.3 Положения',
  );
});

test('длинная подпись кончается целым словом', () => {
  expect(shortened('Как зарегистрироваться и создать учебный профиль', 40)).toBe('Как зарегистрироваться и создать…');
  expect(shortened('Короткая', 40)).toBe('Короткая');
  expect(shortened('Непроизносимопревысокомногорассмотрительствующий', 40)).toHaveLength(40);
});

test('«не помню» и «не понял» — ни да, ни нет; «не я» и «ещё не успел» — нет', () => {
  for (const text of ['не помню', 'Не понял', 'не уверена']) expect(yesOrNo(text)).toBeNull();
  for (const text of ['не я', 'ещё не успел', 'Неверно', 'пока не зарегистрировался'])
    expect(yesOrNo(text)).toBe(false);
});
