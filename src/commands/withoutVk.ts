/** «Сотрудник без ВК»: a text to hand over, and the way without the bot. */
import { orderText } from '../texts/duties';
import { forColleague } from '../texts/registerPage';
import { officerText } from '../texts/requests';
import type { SchoolContext } from '../usecases/context';
import { schoolNow } from '../usecases/officersNow';
import { registrationDuties } from '../usecases/registration';
import type { Commands } from './command';

/** The command with the text to copy. */
export function createWithoutVkCommands(context: SchoolContext): Pick<Commands, 'without_vk'> {
  return {
    async without_vk(turn) {
      const { orders } = context;
      const school = await schoolNow(context, turn);
      const [duty] = registrationDuties(context);
      const order = orders.find((one) => duty && one.duties.includes(duty)) ?? orders[0];
      if (!order) return;
      const parts = forColleague(orderText(order), duty ?? null, officerText(school), school.contacts);
      for (const text of parts) await turn.reply({ text });
    },
  };
}
