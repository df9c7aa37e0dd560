/** Everything people do about themselves, and the administrator's answers to them, as the router runs it. */
import type { SchoolContext } from '../usecases/context';
import type { Commands } from './command';
import type { createConsole } from './console';
import { createMenuCommands } from './menu';
import { createDataCommands } from './myData';
import { createDutyCommands, onDone } from './myDuties';
import { createReminderAnswers } from './reminderAnswers';
import { createRequestCommands, onDecide } from './requests';
import type { ButtonHandlers } from './router';
import { createStartCommands, onConsent, onConsentInWords } from './start';
import { createTicketCommands } from './tickets';

/** The commands of people and the handlers of their buttons; the administrator's console adds the rest. */
export function createPeopleCommands(context: SchoolContext): {
  readonly commands: Omit<Commands, keyof ReturnType<typeof createConsole>>;
  readonly buttons: ButtonHandlers;
} {
  const reminders = createReminderAnswers(context);
  return {
    commands: {
      ...createStartCommands(context),
      ...createMenuCommands(context),
      ...createDutyCommands(context),
      ...reminders.commands,
      ...createTicketCommands(context),
      ...createDataCommands(context),
      ...createRequestCommands(context),
    },
    buttons: {
      consent: (turn, actor, payload) => onConsent(context, turn, actor, payload),
      consentInWords: (turn, actor, text) => onConsentInWords(context, turn, actor, text),
      decide: (turn, actor, payload) => onDecide(context, turn, actor, payload),
      done: (turn, actor, payload) => onDone(context, turn, actor, payload),
      answer: reminders.onAnswer,
    },
  };
}
