/** The ways in which people write one name: whole, with initials, surname first or last. */
import { withoutLookAlikes } from './lookAlikes';
import type { RosterEntry } from './school';

export type PersonName = Pick<RosterEntry, 'surname' | 'firstName' | 'patronymic'>;

/** One word of a form. */
export type FormPart =
  | { readonly kind: 'word'; readonly text: string }
  | { readonly kind: 'initial'; readonly text: string }
  /** Whatever stands there: a patronymic that the roster lacks. */
  | { readonly kind: 'any' };

/** `whole` says who it is as well as people ever do; `partial` needs a question even when one person fits. */
export type FormStrength = 'whole' | 'partial';

export interface NameForm {
  readonly parts: readonly FormPart[];
  readonly strength: FormStrength;
  /** Whether the patronymic is said, or the person has none. */
  readonly patronymic: boolean;
}

/** The words of a text, in one case, ё as е, without look-alike letters; a double name is two words. */
export function foldedWords(text: string): string[] {
  return text
    .normalize('NFC')
    .replace(/[\u0301'’ʼ`]/gu, '')
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== '')
    .map((word) => {
      const cyrillic = withoutLookAlikes(word);
      return (/^[\u0400-\u04ff]+$/u.test(cyrillic) ? cyrillic : word).toLowerCase().replaceAll('ё', 'е');
    });
}

/** All forms of a person's name. */
export function nameForms(person: PersonName): NameForm[] {
  const surname = wordParts(person.surname);
  const first = wordParts(person.firstName);
  const patronymic = person.patronymic === null ? [] : wordParts(person.patronymic);
  const forms = [...withSurname(surname, first, patronymic, 'whole'), form(surname, 'partial', false)];
  if (patronymic.length > 0) forms.push(form([...first, ...patronymic], 'partial', true));
  if (surname.length > 1) {
    // One half of a double surname, as people are often called, or were before marriage.
    for (const half of surname)
      forms.push(...withSurname([half], first, patronymic, 'partial'), form([half], 'partial', false));
  }
  return forms;
}

function withSurname(
  surname: readonly FormPart[],
  first: readonly FormPart[],
  patronymic: readonly FormPart[],
  strength: FormStrength,
): NameForm[] {
  const forms: NameForm[] = [];
  const bothOrders = (given: readonly FormPart[], how: FormStrength, said: boolean): void => {
    forms.push(form([...surname, ...given], how, said), form([...given, ...surname], how, said));
  };
  const initial = initialOf(first);
  bothOrders(first, strength, patronymic.length === 0);
  bothOrders([initial], 'partial', false);
  if (patronymic.length === 0) {
    for (const given of [first, [initial]]) bothOrders([...given, { kind: 'any' }], 'partial', true);
    return forms;
  }
  for (const given of [first, [initial]]) {
    for (const second of [patronymic, [initialOf(patronymic)]]) bothOrders([...given, ...second], strength, true);
  }
  return forms;
}

function form(parts: readonly FormPart[], strength: FormStrength, patronymic: boolean): NameForm {
  return { parts, strength, patronymic };
}

function wordParts(text: string): FormPart[] {
  return foldedWords(text).map((word) => ({ kind: 'word', text: word }));
}

function initialOf(parts: readonly FormPart[]): FormPart {
  const [first] = parts;
  return { kind: 'initial', text: first?.kind === 'word' ? first.text.charAt(0) : '' };
}
