/** Where the school stands: who is registered, which required chats exist. */
import { isDone, isSeen } from '../domain/assignment';
import type { RegistrationState } from '../domain/registration';
import type { Staff } from '../store/staffStore';
import { requiredChats, type RequiredChat } from './chatDuties';
import type { SchoolContext, Work } from './context';
import { dutyInForce, standing, standingOf, type Standing } from './standing';

export interface StaffProgress {
  readonly staff: Staff;
  readonly state: RegistrationState;
}

/** `duty.due` is the date in force: the order's, or the one it was extended to. */
export interface ChatProgress extends RequiredChat {
  readonly exists: boolean;
}

export interface Progress {
  readonly staff: readonly StaffProgress[];
  readonly registered: number;
  readonly chats: readonly ChatProgress[];
  readonly existingChats: number;
  readonly standing: Standing;
}

/** The whole register, in the order of the roster. */
export async function schoolProgress(context: SchoolContext, work: Work): Promise<Progress> {
  const facts = await standing(context, work);
  const requests = await work.stores.requests.waiting();
  const registration = context.orders
    .flatMap((order) => order.duties)
    .filter((duty) => duty.evidence.kind === 'registration');
  const claimed = new Map(requests.map((request) => [request.staff, request.registered]));
  const stateOf = (staff: Staff): RegistrationState => {
    if (registration.length > 0 && registration.every((duty) => isDone(standingOf(facts, duty, `staff:${staff.id}`))))
      return 'registered';
    const claim = claimed.get(staff.id);
    if (claim === true) return 'waits_for_confirmation';
    return staff.user !== null || claim === false ? 'knows_the_bot' : 'not_here_yet';
  };
  const staff = (await work.stores.staff.all()).map((one) => ({ staff: one, state: stateOf(one) }));
  const chats = requiredChats(
    context,
    staff.map((one) => one.staff),
  ).flatMap((chat) => {
    const assignment = standingOf(facts, chat.duty, chat.subject);
    // what was said not to be needed is not required, and no chat either
    if (assignment.state === 'not_applicable') return [];
    return [{ ...chat, duty: dutyInForce(chat.duty, assignment), exists: isSeen(assignment) }];
  });
  return {
    staff,
    registered: staff.filter((one) => one.state === 'registered').length,
    chats,
    existingChats: chats.filter((chat) => chat.exists).length,
    standing: facts,
  };
}
