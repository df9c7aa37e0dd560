/** What a check of `doctor` found. */

/** The checks, in the order in which they are printed. */
export const CHECKS = [
  'environment',
  'program',
  'data',
  'database',
  'journal',
  'work',
  'settings',
  'disk',
  'ports',
  'token',
  'long_poll',
  'clock',
  'chats',
  'people',
] as const;
export type CheckName = (typeof CHECKS)[number];

export type Verdict =
  | { readonly state: 'ok'; readonly what: string }
  /** The bot works, something in it does not. */
  | { readonly state: 'warning'; readonly what: string; readonly remedy: string }
  /** The bot does not start or is of no use. */
  | { readonly state: 'failure'; readonly what: string; readonly remedy: string };

export type Finding = Verdict & { readonly check: CheckName };

/** What a text of a problem says: what is wrong, what to do. */
export interface Trouble {
  readonly what: string;
  readonly remedy: string;
}

export const ok = (what: string): Verdict => ({ state: 'ok', what });
export const warning = (trouble: Trouble): Verdict => ({ state: 'warning', ...trouble });
export const failure = (trouble: Trouble): Verdict => ({ state: 'failure', ...trouble });
