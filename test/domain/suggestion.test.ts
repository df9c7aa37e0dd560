import { suggest, type Situation, type WaitingThere } from '../../src/domain/suggestion';
import { suggestionText } from '../../src/texts/suggestion';

const none: WaitingThere = { count: 0, longest: null };
const waits = (days: number, minutes = 0, count = 2): WaitingThere => ({ count, longest: { days, minutes } });
const calm: Situation = {
  orderChange: false,
  queues: { requests: none, tickets: none, inquiries: none, extensions: none, confirmations: none },
  dated: [],
  unconfirmedChats: 0,
  outOfReach: 0,
};
const said = (change: Partial<Situation>): string | null => {
  const suggestion = suggest({ ...calm, ...change });
  return suggestion && suggestionText(suggestion);
};

describe('с чего начать утро', () => {
  test('ничего не ждёт — предлагать нечего', () => {
    expect(said({})).toBeNull();
    expect(said({ dated: [{ what: 'chats', undone: 3, daysLeft: 10 }] })).toBeNull();
    expect(said({ dated: [{ what: 'chats', undone: 0, daysLeft: 0 }] })).toBeNull();
  });

  test('с правки приказа: без «да» людям напоминают о том, чего в приказе уже нет', () => {
    const queues = { ...calm.queues, requests: waits(9) };
    expect(said({ orderChange: true, queues })).toBe('Начните с «Изменения приказа»: правка ждёт вашего «да».');
  });

  test('с того, кто ждёт дольше всех, где бы он ни ждал; в один день — по часам, поровну — с запросов', () => {
    const of = (change: Partial<Situation['queues']>) => said({ queues: { ...calm.queues, ...change } });
    expect(of({ requests: waits(2), confirmations: waits(1) })).toBe(
      'Начните с «Запросы»: самый давний ждёт 2 рабочих дня.',
    );
    expect(of({ requests: waits(1), extensions: waits(4, 0, 1) })).toBe(
      'Начните с «Продления»: просьба ждёт 4 рабочих дня.',
    );
    expect(of({ requests: waits(0, 70), inquiries: waits(0, 200) })).toBe(
      'Начните с «Обращения»: самый давний вопрос ждёт 3 рабочих часа.',
    );
    expect(of({ confirmations: waits(0, 5), requests: waits(0, 5) })).toBe('Начните с «Запросы».');
  });

  test('никто не ждёт — с ближайшего срока, прошедший раньше будущего', () => {
    const registration = { what: 'unregistered', undone: 5, daysLeft: 1 } as const;
    const chats = { what: 'chats', undone: 2, daysLeft: -3 } as const;
    expect(said({ dated: [registration] })).toBe(
      'Начните с «Кто не зарегистрирован»: осталось 5 человек, срок завтра.',
    );
    expect(said({ dated: [registration, chats] })).toBe(
      'Начните с «Чаты»: не хватает 2 чатов, срок прошёл 3 дня назад.',
    );
  });

  test('потом — с чатов без слова владельца и с тех, кому не написать', () => {
    expect(said({ unconfirmedChats: 1, outOfReach: 4 })).toBe('Начните с «Чаты»: 1 чат без подтверждения владельца.');
    expect(said({ outOfReach: 4 })).toBe('Начните с «Кого не достать»: 4 человека без напоминаний.');
  });
});
