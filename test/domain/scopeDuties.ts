/** Duties that make a chat an office's: the director's with the active of the parents, another office's with that of the pupils. */
import { dutyId } from '../../src/domain/ids';
import type { ChatKind, Duty } from '../../src/domain/order';

const chatOf = (office: string, chat: ChatKind): Duty => ({
  id: dutyId('order', chat),
  clause: { document: 'regulation', number: '2.2' },
  text: 'вести чат',
  due: null,
  assignee: { who: 'office', office },
  evidence: { kind: 'chat', chat },
  optional: false,
  repeat: null,
  remindOn: [],
  capability: [],
});

export const duties: readonly Duty[] = [chatOf('director', 'parents_active'), chatOf('counsellor', 'pupils_active')];
