/** Several clauses ask one person for the same thing (2.3 and 2.4: to join): it is said once and stands in all of them. */
import type { DutyState } from './personalDuties';

/** Never empty. */
export type Together = readonly [DutyState, ...DutyState[]];

/** What the states of one person that are said and taken back together have in common. */
function sharedBy(state: DutyState): string {
  const { duty, assignment, recordedFor } = state;
  const alone = `${duty.id} ${recordedFor}`;
  switch (duty.evidence.kind) {
    case 'registration':
    case 'staff_room':
    case 'teacher_status':
      return `${assignment.state} ${duty.evidence.kind} ${recordedFor}`;
    case 'chat': {
      const declaration = declarationOf(state);
      return declaration === null ? alone : `${assignment.state} declaration ${declaration} ${recordedFor}`;
    }
    case 'report':
      return alone;
  }
}

/** The state with those that stand with it. */
export function standTogether(state: DutyState, all: readonly DutyState[]): Together {
  const shared = sharedBy(state);
  return [state, ...all.filter((one) => one !== state && sharedBy(one) === shared)];
}

/** The same states, what stands together being one group, in the order of the first of each; `apart` splits groups further. */
export function groupedByReport(
  all: readonly DutyState[],
  apart: (state: DutyState) => string = () => '',
): readonly Together[] {
  const groups = new Map<string, [DutyState, ...DutyState[]]>();
  for (const state of all) {
    const key = `${sharedBy(state)} ${apart(state)}`;
    const group = groups.get(key);
    if (group) group.push(state);
    else groups.set(key, [state]);
  }
  return [...groups.values()];
}

/** The declared chat that shows the duty: it goes with what it shows, or its witness would bring the mark back. */
export function declarationOf({ assignment }: DutyState): number | null {
  if (assignment.state !== 'reported' && assignment.state !== 'confirmed') return null;
  return assignment.evidence.kind === 'declared' ? assignment.evidence.declaration : null;
}
