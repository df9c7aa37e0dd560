import { afterWrong, NO_WRONG, PAUSE_MS, pauseOf, type CodeGuard } from '../../src/domain/codeGuard';

const NOW = 1_000_000;
const wrong = (times: number): CodeGuard =>
  Array.from({ length: times }).reduce<CodeGuard>((guard) => afterWrong(guard, NOW), NO_WRONG);

test('четыре неверных кода ничего не останавливают, пятый — на час', () => {
  expect(pauseOf(wrong(4), NOW)).toBeNull();
  expect(pauseOf(wrong(5), NOW)).toBe(NOW + PAUSE_MS);
});

test('пауза кончается сама, и счёт начинается заново', () => {
  expect(pauseOf(wrong(5), NOW + PAUSE_MS - 1)).not.toBeNull();
  expect(pauseOf(wrong(5), NOW + PAUSE_MS)).toBeNull();
  expect(afterWrong(wrong(5), NOW + PAUSE_MS)).toEqual({ wrong: 1, pausedUntil: null });
});
