/** Who asks, as far as the register knows: role and class of a family, name and position of staff (п. 4). */
import type { ClassLabel, UserId } from '../domain/ids';
import { isStaffRole } from '../domain/roles';
import type { Inquiry } from '../store/inquiryStore';
import type { LinkRequest } from '../store/requestStore';
import type { Staff } from '../store/staffStore';
import type { Work } from './context';
import { ticketAuthor } from './ticketAuthor';

export interface FamilyRole {
  readonly role: 'parent' | 'pupil';
  readonly classLabel: ClassLabel | null;
}

export type InquiryAuthor =
  | { readonly kind: 'staff'; readonly staff: Staff }
  | { readonly kind: 'request'; readonly request: LinkRequest }
  | { readonly kind: 'family'; readonly user: UserId; readonly roles: readonly FamilyRole[] }
  /** `claimsStaff`: says to be staff, and the roster does not know them. */
  | { readonly kind: 'profile'; readonly user: UserId; readonly claimsStaff: boolean };

/** Looks up whoever asked, as they are known now. */
export async function inquiryAuthor(work: Work, { user }: Pick<Inquiry, 'user'>): Promise<InquiryAuthor> {
  const author = await ticketAuthor(work, user);
  if (author.kind !== 'profile') return author;
  const account = await work.stores.accounts.find(user);
  const roles: FamilyRole[] = [];
  let claimsStaff = false;
  for (const { role, classLabel } of account?.roles ?? []) {
    if (role === 'parent' || role === 'pupil') roles.push({ role, classLabel });
    else claimsStaff ||= isStaffRole(role);
  }
  return roles.length > 0 ? { kind: 'family', user, roles } : { kind: 'profile', user, claimsStaff };
}
