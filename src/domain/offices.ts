/** Who holds an office: the school's data name an officer as the order does, «И.Е. Фамилия», or in full. */
import type { PersonName } from './nameForms';
import type { Officer, RosterEntry } from './school';

/** Whether the officer's name is this person's: in full, or surname and initials in either order. */
export function isNamed(person: PersonName, officer: string): boolean {
  const words = fold(officer)
    .replaceAll('.', '. ')
    .split(/\s+/)
    .filter((word) => word !== '');
  const surname = fold(person.surname);
  if (!words.includes(surname)) return false;
  const given = words.filter((word) => word !== surname);
  const known = [person.firstName, person.patronymic ?? ''].map(fold);
  return (
    given.length > 0 &&
    given.every((word, place) => {
      const name = known[place] ?? '';
      return word.endsWith('.') ? name.startsWith(word.slice(0, -1)) && name !== '' : name === word;
    })
  );
}

/** A member of staff as an officer, named as an order names one: «А.П. Иванова», and their position. */
export function officerOf({ surname, firstName, patronymic, position }: RosterEntry): Officer {
  const initials = [firstName, patronymic].flatMap((part) => (part ? [`${part.charAt(0)}.`] : []));
  return { name: `${initials.join('')} ${surname}`, position };
}

const fold = (text: string): string => text.toLowerCase().replaceAll('ё', 'е').trim();
