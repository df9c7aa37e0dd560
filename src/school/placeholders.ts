/** What answers of the FAQ may say in braces, so that one text serves any school and order. */
import type { Order } from '../domain/order';
import type { Contacts, School } from '../domain/school';
import { officeName } from '../texts/administration';
import { schoolOffice } from '../texts/contacts';
import { dayText } from '../texts/dates';
import { orderText, protocolText } from '../texts/duties';

/** Every value there is, with the officers as the school's file names them. */
export function placeholderValues(school: School, order: Order): Record<string, string> {
  return { ...lastingValues(school, order), ...officerValues(school.offices) };
}

/** Who holds an office may change while the bot runs: these are filled when the answer is given. */
export function officerValues(offices: School['offices']): Record<string, string> {
  const name = (office: string): string => offices[office]?.name ?? officeName(office);
  return { director: name('director'), administrator: name('administrator'), support: name('support') };
}

/** The values of `{school}`, `{order}`, … and `{due.<duty>}` for each duty of the order that has a date. */
export function lastingValues(school: School, order: Order): Record<string, string> {
  const values: Record<string, string> = {
    school: school.shortName,
    order: orderText(order),
    protocol: protocolText(order),
    ...contactValues(school.contacts),
  };
  for (const duty of order.duties) {
    if (duty.due) values[`due.${duty.id.slice(order.id.length + 1)}`] = dayText(duty.due);
  }
  return values;
}

/** Addresses, which the clauses of an order may name as well. */
export function contactValues(contacts: Contacts): Record<ContactPlaceholder, string> {
  return {
    support_email: contacts.supportEmail,
    site: contacts.site,
    platform_site: contacts.platformSite,
    school_office: schoolOffice(contacts),
  };
}

export const CONTACT_PLACEHOLDERS = ['support_email', 'site', 'platform_site', 'school_office'] as const;
type ContactPlaceholder = (typeof CONTACT_PLACEHOLDERS)[number];

/** Whatever stands in braces, in any letters: `{директор}` is a mistake to be told of, not a text to be sent. */
export function namesInBraces(text: string): Set<string> {
  return new Set([...text.matchAll(/\{([^{}\n]*)\}/gu)].map((found) => found[1] ?? ''));
}
