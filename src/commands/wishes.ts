/** «Реже напоминать» and «Напоминать как обычно». */
import * as texts from '../texts/mailing';
import { chooseWish } from '../usecases/chooseWish';
import type { Wish } from '../domain/reminders';
import type { Command, Commands } from './command';
import { menuFor } from './menu';

/** The commands by which a person says how often to be reminded. */
export function createWishCommands(): Pick<Commands, 'fewer_reminders' | 'usual_reminders'> {
  const choose =
    (wish: Wish): Command =>
    async (turn, actor) => {
      const chosen = await chooseWish(turn, actor, wish);
      const refused = actor.roles.has('administrator') ? texts.wishNeedsStart() : texts.wishNeedsAccount();
      const text = chosen.kind === 'forbidden' ? refused : texts.wished(wish, chosen.before);
      await turn.reply({ text, keyboard: menuFor(actor) });
    };
  return { fewer_reminders: choose('fewer'), usual_reminders: choose('usual') };
}
