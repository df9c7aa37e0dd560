import { choiceTyped, faultsOf, nodeForTopic, stepBefore, type TroubleNode } from '../../src/domain/troubles';

const node = (id: string, to: readonly string[] = [], topics: readonly string[] = []): TroubleNode => ({
  id,
  text: id,
  choices: to.map((target) => ({ label: `К ${target}`, to: target })),
  topics,
});

test('у каждого шага, кроме первого, есть шаг назад — тот, что ведёт к нему первым', () => {
  const tree = [node('a', ['b', 'c']), node('b', ['c']), node('c')];
  expect(tree.map(({ id }) => stepBefore(tree, id)?.id ?? null)).toEqual([null, 'a', 'a']);
});

test('выбор узнаётся набранным словами, в любых буквах и без знаков, и только целиком', () => {
  const step: TroubleNode = { ...node('a'), choices: [{ label: 'Пишет «Ошибка 41»', to: 'b' }] };
  expect(choiceTyped('пишет ошибка 41!')(step)).toBe('b');
  expect(choiceTyped('ошибка 41')(step)).toBeNull();
});

test('ответ на тему ведёт к своему шагу', () => {
  const tree = [node('a', ['b']), node('b', [], ['login_code'])];
  expect(nodeForTopic(tree, 'login_code')?.id).toBe('b');
  expect(nodeForTopic(tree, 'free')).toBeNull();
});

test('ходить по кругу нельзя, и к каждому шагу есть путь', () => {
  expect(faultsOf([node('a', ['b', 'c']), node('b', ['c']), node('c')])).toEqual([]);
  expect(faultsOf([node('a', ['b']), node('b', ['a'])])).toEqual([{ kind: 'circle', node: 'b', choice: 0 }]);
  expect(faultsOf([node('a', ['a'])])).toEqual([{ kind: 'circle', node: 'a', choice: 0 }]);
  expect(faultsOf([node('a'), node('b')])).toEqual([{ kind: 'unreachable', node: 'b' }]);
});
