/** The one table of VK's errors: what each code means for the message, the conversation or the whole sender. */
import type { Refusal } from '../domain/refusal';

export type Reaction =
  /** Passing: again later with the same random_id. */
  | { readonly kind: 'retry' }
  /** Too many requests a second: pause and lower the rate. */
  | { readonly kind: 'slow' }
  /** Flood control: that conversation rests for minutes to hours. */
  | { readonly kind: 'flood' }
  /** The method's quota: an hour without sending. */
  | { readonly kind: 'quota' }
  /** The token is bad or revoked: stop sending, keep the queue, say so loudly. */
  | { readonly kind: 'token' }
  /** VK asks for a captcha: no automatic retry, say so loudly. */
  | { readonly kind: 'captcha' }
  /** This message will never arrive there. */
  | { readonly kind: 'refuse'; readonly refusal: Refusal }
  /** The keyboard is wrong: once more without it. */
  | { readonly kind: 'plain' }
  /** Too long, though texts are split before they are queued: our mistake. */
  | { readonly kind: 'split' }
  /** The code of an `execute` failed as a whole: halves, down to single calls. */
  | { readonly kind: 'split_batch' };

const REFUSALS: Readonly<Record<Refusal, readonly number[]>> = {
  person_unreachable: [18, 900, 901, 902, 987, 988, 1021],
  chat_unreachable: [917, 922, 927, 945, 946, 962, 983, 985, 996, 1012, 1017],
  chat_moved: [993],
  policy: [979, 986, 1016],
  rights: [7, 15, 925],
  bots_off: [912],
  wrong_target: [104, 932, 935, 936],
  our_mistake: [100, 910, 913, 921, 940, 943, 944, 991, 992, 994],
  too_late: [909, 920, 949, 950, 969],
};

const OTHERS: readonly (readonly [Exclude<Reaction['kind'], 'refuse'>, readonly number[]])[] = [
  ['retry', [1, 10, 36, 995]],
  ['slow', [6]],
  ['flood', [9, 984]],
  ['quota', [29]],
  ['token', [5, 27]],
  ['captcha', [14]],
  ['plain', [911]],
  ['split', [914]],
  ['split_batch', [12, 13]],
];

const TABLE: ReadonlyMap<number, Reaction> = new Map<number, Reaction>([
  ...OTHERS.flatMap(([kind, codes]) => codes.map((code): [number, Reaction] => [code, { kind }])),
  ...(Object.entries(REFUSALS) as [Refusal, readonly number[]][]).flatMap(([refusal, codes]) =>
    codes.map((code): [number, Reaction] => [code, { kind: 'refuse', refusal }]),
  ),
]);

const UNKNOWN: Reaction = { kind: 'refuse', refusal: 'our_mistake' };

/** Whether the table knows the code. */
export function isKnownCode(code: number): boolean {
  return TABLE.has(code);
}

/**
 * The right reaction to a code of VK.
 * An unknown one refuses the message as our mistake: VK did answer, its new codes have all been permanent refusals, a retry
 * would hold the conversation's next messages back, and a refusal is shown to the administrator with its code.
 */
export function reactionTo(code: number): Reaction {
  return TABLE.get(code) ?? UNKNOWN;
}
