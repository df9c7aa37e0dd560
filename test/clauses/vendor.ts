/** What shows that whoever is stuck is led to an end, and that the school writes to the vendor's support (2.1; 3.2). */
import { dutyId } from '../../src/domain/ids';
import type { VendorCaseKind } from '../../src/domain/vendorCase';
import { duty, that, type Proof } from './proofs';
import { PEOPLE, type Person } from './school';

/** A parent is led by buttons to advice, and from there to the person in charge of support. */
export const troubleHelps: Proof = that(
  'a parent whose code does not come is led to advice by buttons, and to a person when it does not help',
  async ({ house, context }) => {
    await house.says(PEOPLE.parent, 'Не получается войти');
    for (const label of ['Не могу войти', 'Не приходит код', 'СМС нет']) await house.presses(PEOPLE.parent, label);
    expect(house.last(PEOPLE.parent)).toContain('запросите код ещё раз');
    await house.presses(PEOPLE.parent, 'Не помогло');
    expect(house.last(PEOPLE.parent)).toContain(context.school.offices['support']?.name);
    expect(house.last(PEOPLE.parent)).toContain(context.school.contacts.supportEmail);
  },
);

/** A letter with what the vendor asks for, to the school's address, and its case on record as sent. */
export const vendorCase = (who: Person, about: VendorCaseKind): Proof =>
  that(`${who} gets a letter to the vendor about ${about} and follows it`, async ({ house, context }) => {
    const [letter] = await house.forges(PEOPLE[who], { do: 'vendor_letter', about });
    expect(letter).toContain(`Кому: ${context.school.contacts.supportEmail}`);
    expect(letter).toContain(`Школа: ${context.school.name}.`);
    expect(letter).toMatch(/На каком шаге/u);
    await house.presses(PEOPLE[who], 'Отправлено');
    expect((await house.says(PEOPLE[who], 'Письма в поддержку'))[0]).toContain('— отправлено');
  });

/** The application of 2.1: with the order of the appointment, and its duty is marked when it is sent. */
export const application: Proof = that(
  'the administrator gets the application with the order of the appointment, and sending it does the duty',
  async (school) => {
    const { house } = school;
    await duty('administrator', 'administrator-application').run(school);
    const who = PEOPLE.administration;
    await house.stored(({ administrators }) => administrators.set(who, true, null, house.now));
    await house.says(who, 'Письмо в поддержку');
    const [letter] = await house.presses(who, 'Заявка на регистрацию школы');
    expect(letter).toMatch(/ФИО: [^]*Электронная почта: [^]*телефона: [^]*приказ о назначении администратора/u);
    await house.presses(who, 'Отправлено');
    await house.presses(who, 'Отметить поручение');
    const marked = await house.stored(({ assignments }) => assignments.all());
    const id = dutyId('order-101', 'administrator-application');
    expect(marked.find((one) => one.duty === id)?.assignment.state).toBe('reported');
  },
);
