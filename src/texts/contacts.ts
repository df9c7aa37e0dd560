/** How to reach the school itself: its office, never a person's own telephone. */
import type { Contacts } from '../domain/school';

type OfficeContacts = Pick<Contacts, 'schoolPhone' | 'schoolEmail' | 'schoolSite'>;

/** The ways to the school that its data name, «телефон …, почта …»; null: none. */
export function officeWays({ schoolPhone, schoolEmail, schoolSite }: OfficeContacts): string | null {
  const ways = [
    ...(schoolPhone === null ? [] : [`телефон ${schoolPhone}`]),
    ...(schoolEmail === null ? [] : [`почта ${schoolEmail}`]),
    ...(schoolSite === null ? [] : [`сайт ${schoolSite}`]),
  ];
  return ways.length > 0 ? ways.join(', ') : null;
}

/** The school's office with the ways to it, after a colon. */
export function schoolOffice(contacts: OfficeContacts): string {
  const ways = officeWays(contacts);
  return ways === null ? 'канцелярия школы' : `канцелярия школы (${ways})`;
}

/** A sentence with the ways to the school after another one; empty: its data name none. */
export function andOffice(contacts: OfficeContacts): string {
  const ways = officeWays(contacts);
  return ways === null ? '' : ` Канцелярия школы: ${ways}.`;
}
