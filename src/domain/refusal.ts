/** Why a message to a conversation will never arrive. */
export const REFUSALS = [
  'person_unreachable',
  'chat_unreachable',
  'chat_moved',
  'policy',
  'rights',
  'bots_off',
  'wrong_target',
  'our_mistake',
  'too_late',
] as const;
export type Refusal = (typeof REFUSALS)[number];
