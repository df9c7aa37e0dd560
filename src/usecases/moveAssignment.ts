/** Carries out a step of an assignment and keeps it in its history. */
import { isDone, transition, tryStep, type Assignment, type Evidence, type Step } from '../domain/assignment';
import { staffId, type PeerId, type UserId } from '../domain/ids';
import type { AssignmentKey } from '../store/assignmentStore';
import type { Chat } from '../store/chatStore';
import type { RequiredChat } from './chatDuties';
import type { Work } from './context';

/** Takes the step; null when the state does not allow it and nothing happened. `actor` null: the bot itself. */
export async function moveAssignment(
  work: Work,
  key: AssignmentKey,
  step: Step,
  actor: UserId | null,
): Promise<Assignment | null> {
  const { assignments } = work.stores;
  const from = await assignments.find(key);
  const taken = tryStep(from, step);
  if (taken) await assignments.record(key, taken, actor, work.now);
  // what is done needs no later date and no explanation
  if (taken && isDone(taken.to)) {
    await work.stores.extensions.withdrawAbout(key, work.now);
    await work.stores.explanations.removeAbout(key);
  }
  return taken?.to ?? null;
}

/** What shows the duty now is confirmed in place of whatever showed it before. */
export async function confirmBy(
  work: Work,
  key: AssignmentKey,
  evidence: Evidence,
  actor: UserId | null,
): Promise<void> {
  await moveAssignment(work, key, { step: 'reopen', reason: null }, actor);
  await moveAssignment(work, key, { step: 'confirm', evidence }, actor);
}

/** Takes back what a chat showed: it is lost, or turned out to be another one. */
export async function reopenShownBy(work: Work, chat: PeerId, actor: UserId | null, reason: string): Promise<void> {
  for (const { duty, subject, assignment } of await work.stores.assignments.all()) {
    if (assignment.state !== 'confirmed' || assignment.evidence.kind !== 'chat') continue;
    if (assignment.evidence.peer !== chat) continue;
    await work.stores.assignments.record(
      { duty, subject },
      transition(assignment, { step: 'reopen', reason }),
      actor,
      work.now,
    );
    const another = await anotherOf(work, subject, chat);
    if (another) {
      const evidence = { kind: 'chat', peer: another.peer, title: another.title } as const;
      await moveAssignment(work, { duty, subject }, { step: 'confirm', evidence }, actor);
    }
  }
}

/** Another chat of the same teacher's subject, which shows the duty as well. */
async function anotherOf({ stores }: Work, subject: string, chat: PeerId): Promise<Chat | null> {
  const [of, id] = subject.split(':');
  const staff = of === 'staff' ? await stores.staff.find(staffId(Number(id))) : null;
  if (!staff || staff.user === null) return null;
  const isAnother = (one: Chat): boolean =>
    one.kind === 'subject' && one.state === 'confirmed' && one.peer !== chat && one.confirmedBy === staff.user;
  return (await stores.chats.all()).find(isAnother) ?? null;
}

/** Whether the chat is what shows each of the duties; one that was reopened by hand may be shown by it again. */
export async function showsAll(work: Work, peer: PeerId, duties: readonly RequiredChat[]): Promise<boolean> {
  for (const { duty, subject } of duties) {
    const now = await work.stores.assignments.find({ duty: duty.id, subject });
    if (now.state !== 'confirmed' || now.evidence.kind !== 'chat' || now.evidence.peer !== peer) return false;
  }
  return true;
}

/** Whether a chat the bot is in, or an administrator's mark, shows the duty: a declaration adds nothing to that. */
export async function isShownOtherwise(work: Work, key: AssignmentKey): Promise<boolean> {
  const now = await work.stores.assignments.find(key);
  if (now.state === 'not_applicable') return true;
  if (now.state !== 'confirmed') return false;
  if (now.evidence.kind !== 'chat') return now.evidence.kind !== 'declared';
  return (await work.stores.chats.find(now.evidence.peer))?.state === 'confirmed';
}

/** Puts a declared chat on record in place of a chat the bot lost; what is shown otherwise stays as it is. */
export async function reportDeclared(
  work: Work,
  key: AssignmentKey,
  declaration: number,
  actor: UserId,
): Promise<void> {
  if (await isShownOtherwise(work, key)) return;
  const { assignments } = work.stores;
  const from = await assignments.find(key);
  if (from.state === 'confirmed')
    await assignments.record(key, transition(from, { step: 'reopen', reason: null }), actor, work.now);
  if (from.state === 'reported')
    await assignments.record(key, transition(from, { step: 'take_back', reason: null }), actor, work.now);
  await moveAssignment(work, key, { step: 'report', evidence: { kind: 'declared', declaration } }, actor);
}

/** Takes back what a declared chat showed. */
export async function reopenDeclared(
  work: Work,
  key: AssignmentKey,
  declaration: number,
  actor: UserId,
  reason: string | null,
): Promise<void> {
  const from = await work.stores.assignments.find(key);
  if (from.state !== 'reported' && from.state !== 'confirmed') return;
  if (from.evidence.kind !== 'declared' || from.evidence.declaration !== declaration) return;
  const back =
    from.state === 'reported'
      ? transition(from, { step: 'take_back', reason })
      : transition(from, { step: 'reopen', reason });
  await work.stores.assignments.record(key, back, actor, work.now);
}
