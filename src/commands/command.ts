/** What the router needs to run a command. */
import type { Actor } from '../domain/access';
import type { Turn } from '../messaging/turn';
import type { CommandName } from './words';

/** A command of the menu or the console: checks rights through its use case and answers. `page` is of paged lists. */
export type Command = (turn: Turn, actor: Actor, page: number) => Promise<void>;

export type Commands = Readonly<Record<CommandName, Command>>;
