import { digestMessage, digestText } from '../../src/commands/digestText';
import { dutyId, staffId, userId, type StaffId } from '../../src/domain/ids';
import type { Order } from '../../src/domain/order';
import type { VendorCaseKind, VendorCaseState } from '../../src/domain/vendorCase';
import { makeDigest, type Digest } from '../../src/usecases/makeDigest';
import type { SchoolContext, Work } from '../../src/usecases/context';
import { identify } from '../../src/usecases/identify';
import { recordRegistration } from '../../src/usecases/registration';
import { ADMINISTRATOR, day, madeUpSchool, ROSTER } from '../scenes/school';
import { inMemory } from '../store/openDatabase';
import { moveAssignment } from '../../src/usecases/moveAssignment';

const at = (text: string): number => Date.parse(`${text}T08:00:00+03:00`);

async function withRoster(
  run: (work: Work, ids: readonly StaffId[]) => Promise<void>,
  now = at('2030-09-16'),
): Promise<void> {
  const database = await inMemory();
  await database.transaction(async (stores) => {
    const ids: StaffId[] = [];
    for (const entry of ROSTER) ids.push(await stores.staff.add(entry));
    await run({ stores, now }, ids);
  });
  await database.close();
}

async function digestOf(context: SchoolContext, work: Work, keep = true): Promise<Digest> {
  const actor = await identify(context, work, ADMINISTRATOR);
  const digest = await makeDigest(context, work, actor, { keep, realNow: work.now });
  if (digest.kind === 'forbidden') throw new Error('forbidden');
  return digest;
}

describe('сводка администратора', () => {
  const context = madeUpSchool();

  test('называет, кто ещё не успел: до пяти фамилий с инициалами', () =>
    withRoster(async (work) => {
      const text = digestText(context, await digestOf(context, work));
      expect(text).toContain('осталось 5 человек из 5');
      expect(text).toContain('Ёлкина А.П.');
      expect(text).toContain('через 4 дня');
    }));

  test('говорит, что изменилось с прошлой: +2 зарегистрированы', () =>
    withRoster(async (work, ids) => {
      await digestOf(context, work);
      for (const id of ids.slice(0, 2)) await recordRegistration(context, work, id, userId(20));
      const digest = await digestOf(context, work);
      expect(digest).toMatchObject({ registered: 2, staff: 5, registeredChange: 2, chatsChange: 0 });
      expect(digestText(context, digest)).toContain('Зарегистрированы: 2 из 5 (+2)');
      expect(digestText(context, digest)).not.toContain('Соколова И.Л., Соколова И.Л.');
    }));

  test('называет открытые обращения, а закрытые — нет', () =>
    withRoster(async (work) => {
      expect(digestText(context, await digestOf(context, work))).not.toContain('Обращения');
      const [duty] = context.orders[0]?.duties ?? [];
      if (!duty) throw new Error('no duty');
      for (const user of [20, 21].map(userId))
        await work.stores.tickets.open({ user, kind: 'help', duty: duty.id }, work.now);
      expect(digestText(context, await digestOf(context, work))).toContain(
        'Ждут ответа: 2 обращения. Откройте «Обращения».',
      );
      for (const ticket of await work.stores.tickets.listOpen()) {
        await work.stores.tickets.close(ticket.id, ADMINISTRATOR, 0);
      }
      expect(digestText(context, await digestOf(context, work))).not.toContain('Обращения');
    }));

  test('в первый рабочий день недели называет вопросы без ответа за неделю, похожие вместе; в другие дни — нет', () =>
    withRoster(async (work) => {
      const asked = (text: string, daysAgo: number) =>
        work.stores.questions.add({
          text,
          state: 'unanswered',
          candidates: [],
          askedAt: work.now - daysAgo * 86_400_000,
        });
      await asked('когда вернут деньги за экскурсию?', 1);
      await asked('деньги за экскурсию вернут когда', 3);
      await asked('где забрать грамоту', 2);
      await asked('забытый давний вопрос', 9);
      // a Monday
      const text = digestText(context, await digestOf(context, work));
      expect(text).toContain(
        'За неделю без моего ответа: 3 вопроса.\n• «когда вернут деньги за экскурсию?» — 2 раза\n• «где забрать грамоту»\nНаучить меня — «Вопросы без ответа».',
      );
      expect(text).not.toContain('давний');
      const tuesday = digestText(context, await digestOf(context, { ...work, now: work.now + 86_400_000 }));
      expect(tuesday).not.toContain('без моего ответа');
    }));

  test('говорит, сколько рабочего времени ждёт самый давний, и с чего начать: кнопка этого — первая', () =>
    withRoster(async (work, ids) => {
      const { stores, now } = work;
      const ask = (user: number, daysAgo: number) =>
        stores.requests.add(
          {
            user: userId(user),
            staff: null,
            statedName: 'Кто Новый',
            role: 'subject_teacher',
            classLabel: null,
            registered: false,
          },
          now - daysAgo * 86_400_000,
        );
      const [duty] = context.orders[0]?.duties ?? [];
      if (!duty) throw new Error('no duty');
      // a Friday before this Monday morning, and the Wednesday before that
      await ask(40, 3);
      await ask(41, 3);
      await stores.tickets.open({ user: userId(20), kind: 'help', duty: duty.id }, now - 5 * 86_400_000);
      await recordRegistration(context, { stores, now: now - 3 * 86_400_000 }, ids[0] ?? staffId(1), userId(20));
      const digest = await digestOf(context, work);
      const text = digestText(context, digest);
      expect(text).toContain('Ждут решения: 2 запроса, дольше всего — 1 рабочий день. Откройте «Запросы».');
      expect(text).toContain('Ждёт ответа: 1 обращение, уже 3 рабочих дня. Откройте «Обращения».');
      expect(text).toContain('1 человек сообщил, что сделано, и ждёт подтверждения, уже 1 рабочий день.');
      expect(text.split('\n').at(-1)).toBe('Начните с «Обращения»: обращение ждёт 3 рабочих дня.');
      expect(digestMessage(context, digest).keyboard?.rows[0]?.[0]?.label).toBe('Обращения');
    }));

  test('от того, что время идёт, сводка новой не становится: ждут те же — одна строка', () =>
    withRoster(async (work) => {
      const request = { staff: null, statedName: 'Кто Новый', classLabel: null, registered: false } as const;
      const at10 = { ...work, now: at('2030-09-10') };
      await work.stores.requests.add({ ...request, user: userId(40), role: 'subject_teacher' }, at10.now);
      expect((await digestOf(context, at10)).isQuiet).toBe(false);
      const next = await digestOf(context, { ...work, now: at('2030-09-12') });
      expect([next.isQuiet, next.suggestion]).toEqual([
        true,
        { kind: 'queue', queue: 'requests', count: 1, longest: { minutes: 1320, days: 2 } },
      ]);
    }));

  test('ничего не изменилось — одна строка с теми же кнопками; близкий срок и перебой в работе бота называются всегда', () =>
    withRoster(async (work) => {
      const far = { ...work, now: at('2030-09-10') };
      await digestOf(context, far);
      const same = { ...work, now: at('2030-09-11') };
      const text = digestText(context, await digestOf(context, same));
      expect(text).toBe('Сводка на 11.09.2030: без изменений. Зарегистрированы 0 из 5, чаты — 0 из 4.');
      expect(digestText(context, await digestOf(context, same, false))).toContain('осталось 5 человек из 5');
      await work.stores.gaps.noteAlive(at('2030-09-11') + 600_000, at('2030-09-11') + 3_000_000);
      const gap = digestText(context, await digestOf(context, { ...work, now: at('2030-09-12') }));
      expect(gap).toContain('Бот не работал 40 минут: с 08:10 11.09.2030 до 08:50 11.09.2030.');
    }));

  test('короткая сводка — одни числа, без фамилий', () =>
    withRoster(async (work) => {
      await work.stores.digestWishes.set(ADMINISTRATOR, { minute: null, days: 'working', detail: 'short' });
      const text = digestText(context, await digestOf(context, work));
      expect(text).toMatch(/Зарегистрированы: 0 из 5[^]*п\. 1 приказа: осталось 5 из 5/u);
      expect(text).not.toContain('Ёлкина');
    }));

  test('каждое дело — кнопка с числом, срочное первым; когда всё сделано, кнопок нет', () =>
    withRoster(async (work, ids) => {
      await recordRegistration(context, work, ids[0] ?? staffId(1), userId(20));
      for (const user of [40, 41].map(userId)) {
        await work.stores.requests.add(
          { user, staff: null, statedName: 'Кто Новый', role: 'subject_teacher', classLabel: null, registered: false },
          work.now,
        );
      }
      const labels = digestMessage(context, await digestOf(context, work))
        .keyboard?.rows.flat()
        .map(({ label }) => label);
      expect(labels).toEqual(['Запросы (2)', 'Подтверждения', 'Кто не зарегистрирован (4)', 'Чаты (4)']);
    }));

  test('называет письма в поддержку, которые не закрыты, с днями и кнопкой; закрытых нет', () =>
    withRoster(async (work) => {
      const quiet = digestMessage(context, await digestOf(context, work));
      expect(quiet.text).not.toContain('Письма в поддержку');
      expect(quiet.keyboard?.rows.flat().map(({ label }) => label)).not.toContain('Письма в поддержку');
      const letter = async (kind: VendorCaseKind, daysAgo: number, states: readonly VendorCaseState[]) => {
        const at = work.now - daysAgo * 86_400_000;
        const { id } = await work.stores.vendorCases.draft(kind, ADMINISTRATOR, at);
        for (const [index, state] of states.entries())
          await work.stores.vendorCases.move(id, states[index - 1] ?? 'draft', { state, note: null }, at);
      };
      await letter('no_code', 1, ['sent']);
      await letter('move', 21, ['sent', 'answered']);
      await letter('access', 3, ['sent', 'solved']);
      await letter('other', 0, []);
      const message = digestMessage(context, await digestOf(context, work));
      expect(message.text).toContain(
        [
          'Письма в поддержку платформы, открыто: 3',
          '• №2. Перенос школы или классов — ответили, 21 день',
          '• №1. Не приходит код — отправлено, 1 день',
          '• №4. Другое — черновик, с сегодняшнего дня',
          'Откройте «Письма в поддержку».',
        ].join('\n'),
      );
      expect(message.keyboard?.rows.flat().map(({ label }) => label)).toContain('Письма в поддержку (3)');
      await letter('application', 2, []);
      expect(digestText(context, await digestOf(context, work))).toContain('• и ещё 1\n');
    }));

  test('«Сводка» по кнопке прошлую не подменяет: утром изменения те же', () =>
    withRoster(async (work, ids) => {
      await digestOf(context, work);
      await recordRegistration(context, work, ids[0] ?? staffId(1), userId(20));
      await digestOf(context, work, false);
      expect((await digestOf(context, work)).registeredChange).toBe(1);
    }));

  test('срок прошёл — отдельной строкой, сколько дней назад', () =>
    withRoster(async (work) => {
      const digest = await digestOf(context, work);
      expect(digest.overdue.map((line) => line.duty.id)).toEqual(['first/registration']);
      expect(digestText(context, digest)).toContain('3 дня назад');
    }, at('2030-09-23')));

  test('чаты называет классами', () =>
    withRoster(async (work) => {
      expect(digestText(context, await digestOf(context, work))).toContain('не хватает 4 чатов из 4 (6А, 6Б, 7А, 7Б)');
    }, at('2030-10-20')));

  test('поручение со сроком, о котором сообщают сами, тоже на счету', () =>
    withRoster(async (work, ids) => {
      const [order] = context.orders;
      if (!order) throw new Error('no order');
      const lessons = order.duties.find((duty) => duty.id === dutyId('first', 'lessons'));
      if (!lessons) throw new Error('no duty');
      const dated: Order = { ...order, duties: [{ ...lessons, due: day('2030-09-20') }] };
      const school = { ...context, orders: [dated] };
      const report = { step: 'report', evidence: { kind: 'reported' } } as const;
      await moveAssignment(work, { duty: lessons.id, subject: `staff:${ids[0]}` }, report, userId(20));
      const [line] = (await digestOf(school, work)).upcoming;
      expect(line).toMatchObject({ of: 4 });
      expect(line?.undone).toHaveLength(3);
    }));

  test('не администратору её не показывают', () =>
    withRoster(async (work) => {
      const stranger = await identify(context, work, userId(77));
      expect(await makeDigest(context, work, stranger, { keep: true, realNow: 0 })).toEqual({ kind: 'forbidden' });
    }));
});

describe('цифры с платформы', () => {
  const asking = (figures: true | undefined): SchoolContext => {
    const school = madeUpSchool();
    const [order] = school.orders;
    const [first, ...rest] = order?.duties ?? [];
    if (!order || !first) throw new Error('no duty');
    return { ...school, orders: [{ ...order, duties: [figures ? { ...first, figures } : first, ...rest] }] };
  };
  const type = (work: Work, on: string, registered: number) =>
    work.stores.platformFigures.add({ day: day(on), registered, of: 60 }, ADMINISTRATOR, work.now);
  const OLD = 'Цифры с платформы — от 30.08.2030. Если доступ есть, пришлите новые';

  test('стоят одной строкой, с изменением, днём и источником, и в коротком виде', () =>
    withRoster(async (work) => {
      const context = asking(true);
      expect(digestText(context, await digestOf(context, work))).not.toContain('На платформе');
      await type(work, '2030-09-05', 43);
      await type(work, '2030-09-12', 47);
      await type(work, '2030-09-12', 48);
      const digest = await digestOf(context, work);
      const line = 'На платформе: 48 из 60 на 12.09.2030 (+5 с 05.09.2030, по данным администратора)';
      expect(digestText(context, digest)).toContain(`\n${line}\n`);
      expect(digestText(context, { ...digest, detail: 'short' })).toContain(line);
      expect(digest.isQuiet).toBe(false);
    }));

  test('старше двух недель — раз в неделю просьба обновить, если это поручено приказом', async () => {
    await withRoster(async (work) => {
      await type(work, '2030-08-30', 43);
      expect(digestText(asking(true), await digestOf(asking(true), work))).toContain(OLD);
      expect(digestText(asking(undefined), await digestOf(asking(undefined), work))).not.toContain(OLD);
      const tuesday = { ...work, now: at('2030-09-17') };
      expect(digestText(asking(true), await digestOf(asking(true), tuesday))).not.toContain(OLD);
      await type(work, '2030-09-10', 50);
      expect(digestText(asking(true), await digestOf(asking(true), work))).not.toContain('Цифры с платформы');
    });
  });
});
