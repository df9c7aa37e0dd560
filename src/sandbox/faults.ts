/** Faults of VK that tests order: refusals, broken connections, lost history. */
import { refusal, type ApiRefusal } from './answers';
import type { UpdateFeed } from './updateFeed';

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

/** What happens to one HTTP request instead of, or after, being performed. */
export type Breakage =
  { readonly kind: 'http'; readonly status: number } | { readonly kind: 'hangUp'; readonly when: 'before' | 'after' };

type Counted = Extract<Fault, { kind: 'error' | 'http' | 'hangUp' }>;
interface Order {
  readonly fault: Counted;
  after: number;
  times: number;
}

export class Faults {
  private orders: Order[] = [];
  private outageOn = false;
  /** Called when an outage begins: connections are cut. */
  onOutage: () => void = () => undefined;

  constructor(private readonly feed: UpdateFeed) {}

  get outage(): boolean {
    return this.outageOn;
  }

  /** Orders a fault. */
  order(fault: Fault): void {
    switch (fault.kind) {
      case 'expireKey':
        return this.feed.expireKey();
      case 'loseHistory':
        return this.feed.loseHistory();
      case 'repeatUpdates':
        return this.feed.repeat(fault.count);
      case 'outage':
        this.outageOn = fault.on;
        if (fault.on) this.onOutage();
        return;
      default:
        this.orders.push({ fault, after: fault.after ?? 0, times: fault.times ?? 1 });
    }
  }

  /** What breaks the HTTP request of a method, if anything was ordered for it. */
  breakageOf(method: string): Breakage | null {
    const fault = this.take(({ kind, method: of = '*' }) => kind !== 'error' && (of === '*' || of === method));
    return fault === null || fault.kind === 'error' ? null : fault;
  }

  /** The refusal ordered for a call of a method as a whole, in a batch or alone. */
  refusalOf(method: string): ApiRefusal | null {
    return this.refusalWhere((fault) => fault.peer === undefined && (fault.method === '*' || fault.method === method));
  }

  /** The refusal ordered for a call of a method to one peer. */
  refusalTo(method: string, peer: number): ApiRefusal | null {
    return this.refusalWhere((fault) => fault.peer === peer && (fault.method === '*' || fault.method === method));
  }

  private refusalWhere(suits: (fault: Extract<Fault, { kind: 'error' }>) => boolean): ApiRefusal | null {
    const fault = this.take((ordered) => ordered.kind === 'error' && suits(ordered));
    return fault?.kind === 'error' ? refusal(fault.errorCode) : null;
  }

  private take(suits: (fault: Counted) => boolean): Counted | null {
    if (this.orders.length === 0) return null;
    for (const order of this.orders) {
      if (!suits(order.fault)) continue;
      if (order.after > 0) {
        order.after -= 1;
        continue;
      }
      order.times -= 1;
      if (order.times <= 0) this.orders = this.orders.filter((other) => other !== order);
      return order.fault;
    }
    return null;
  }
}
