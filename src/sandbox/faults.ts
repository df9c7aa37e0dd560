/** Faults of VK that tests order: refusals, broken connections, lost history. */

/** What can go wrong. `method` is a VK method, or '*' for any; `times` is 1 and `after` (calls let through first) 0 by default. */
export type Fault =
  | {
      readonly kind: 'error';
      readonly method: string;
      readonly errorCode: number;
      readonly times?: number;
      readonly after?: number;
      /** Only calls to this peer: an item of peer_ids fails alone. */
      readonly peer?: number;
    }
  | {
      readonly kind: 'http';
      readonly method?: string;
      readonly status: number;
      readonly times?: number;
      readonly after?: number;
    }
  | {
      readonly kind: 'hangUp';
      readonly method?: string;
      /** `after`: the call is performed and its answer is lost. */
      readonly when: 'before' | 'after';
      readonly times?: number;
      readonly after?: number;
    }
  | { readonly kind: 'expireKey' }
  | { readonly kind: 'loseHistory' }
  | { readonly kind: 'repeatUpdates'; readonly count: number }
  | { readonly kind: 'outage'; readonly on: boolean };
