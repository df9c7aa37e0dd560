/** A request for a later date in the words that texts are made of. */
import { fullName, initialsName } from '../domain/names';
import type { SchoolContext } from '../usecases/context';
import type { ShownExtension } from '../usecases/decideExtension';
import type { AboutExtension } from '../texts/extensions';
import { unknownAuthor } from '../texts/tickets';

/** What the request is about. */
export function aboutText({ extension, duty, classLabel }: ShownExtension): AboutExtension {
  const { due, newDue, reason } = extension;
  return { duty, classText: classLabel, due, newDue, reason };
}

/** Who asks. */
export function askerText({ staff, extension }: ShownExtension, form: 'full' | 'initials' = 'full'): string {
  if (!staff) return unknownAuthor(extension.askedBy);
  return form === 'full' ? fullName(staff) : initialsName(staff);
}

/** Whoever holds the office by the school's file, «П.П. Директоров, директор». */
export function officerText({ school }: SchoolContext, office: string): string {
  const officer = school.offices[office];
  return officer ? `${officer.name}, ${officer.position}` : office;
}

/** The office itself, «директор». */
export function officeText({ school }: SchoolContext, office: string): string {
  return school.offices[office]?.position ?? office;
}
