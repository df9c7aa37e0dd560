/** What answers of the FAQ may say in braces, so that one text serves any school and order. */
import type { Order } from '../domain/order';
import type { School } from '../domain/school';
import { dayText } from '../texts/dates';
import { orderText, protocolText } from '../texts/duties';

/** The values of `{school}`, `{order}`, … and `{due.<duty>}` for each duty of the order that has a date. */
export function placeholderValues(school: School, order: Order): Record<string, string> {
  const values: Record<string, string> = {
    school: school.shortName,
    order: orderText(order),
    protocol: protocolText(order),
    director: school.offices['director']?.name ?? '',
    administrator: school.offices['administrator']?.name ?? '',
    support: school.offices['support']?.name ?? '',
    support_email: school.contacts.supportEmail,
    site: school.contacts.site,
  };
  for (const duty of order.duties) {
    if (duty.due) values[`due.${duty.id.slice(order.id.length + 1)}`] = dayText(duty.due);
  }
  return values;
}
