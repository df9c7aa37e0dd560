/** What buttons do, by the `do` of their payload. */
import type { Actor } from '../domain/access';
import type { ButtonPayload } from '../messaging/payload';
import type { Turn } from '../messaging/turn';

type PayloadOf<Do extends ButtonPayload['do']> = Extract<ButtonPayload, { do: Do }>;

/** `open` runs a command and `pick` answers a dialogue: the router does both itself. */
type Handled = Exclude<ButtonPayload['do'], 'open' | 'pick'>;

/** Every other button's handler: checks rights through its use case and answers. */
export type Buttons = {
  readonly [Do in Handled]: (turn: Turn, actor: Actor, payload: PayloadOf<Do>) => Promise<void>;
};

/** Runs the handler of a button. */
export function runButton(buttons: Buttons, turn: Turn, actor: Actor, payload: PayloadOf<Handled>): Promise<void> {
  // the payload's own name chooses the handler, so they fit; the compiler cannot follow a union through a map
  const handle = buttons[payload.do] as (turn: Turn, actor: Actor, payload: PayloadOf<Handled>) => Promise<void>;
  return handle(turn, actor, payload);
}
