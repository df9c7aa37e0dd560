/** «Мои данные» and «Забыть меня». */
import { dayText, timeText } from '../texts/dates';
import {
  askForget,
  FORGET_LABELS,
  forgotten,
  keptAfterAll,
  keptData,
  nothingKept,
  nothingToForget,
} from '../texts/privacy';
import { notAllowed } from '../texts/refusals';
import { yesOrNo } from '../texts/yesNo';
import type { Actor } from '../domain/access';
import { toLocal } from '../domain/zone';
import type { Turn } from '../messaging/turn';
import type { SchoolContext } from '../usecases/context';
import { forgetPerson } from '../usecases/forgetPerson';
import { hasJustBeenAsked } from '../usecases/giveConsent';
import { identify } from '../usecases/identify';
import { showMyData } from '../usecases/showMyData';
import type { Command, Commands } from './command';
import { menuFor } from './menu';

/** «Да» or «нет» while «Забыть меня» is the last thing asked; false when the text is no answer to it. */
export async function onForgetInWords(
  context: SchoolContext,
  turn: Turn,
  actor: Actor,
  text: string,
): Promise<boolean> {
  const yes = yesOrNo(text);
  if (yes === null || !(await isAskedToForget(turn, actor))) return false;
  if (yes) await createDataCommands(context).forget_yes(turn, actor, 0);
  else await turn.reply({ text: keptAfterAll(), keyboard: menuFor(actor) });
  return true;
}

async function isAskedToForget(turn: Turn, actor: Actor): Promise<boolean> {
  for (const staff of [true, false]) if (await hasJustBeenAsked(turn, actor, askForget(staff), 1)) return true;
  return false;
}

/** The commands about the person's own data. */
export function createDataCommands(context: SchoolContext): Pick<Commands, 'my_data' | 'forget_me' | 'forget_yes'> {
  const day = (at: number): string => dayText(toLocal(at, context.school.timeZone).date);

  const clock = (at: number): string => timeText(toLocal(at, context.school.timeZone).minute);

  const myData: Command = async (turn, actor) => {
    const data = await showMyData(turn, actor);
    // in a dialogue its question keeps its buttons
    const menu = turn.scene.current ? {} : { keyboard: menuFor(actor) };
    if (data.kind === 'forbidden') return turn.reply({ text: notAllowed(), ...menu });
    if (data.kind === 'nothing') return turn.reply({ text: nothingKept(), ...menu });
    const { account } = data;
    const text = keptData({
      ...data,
      user: actor.user,
      consent: account && { version: account.consentVersion, day: day(account.consentAt) },
      administrator: actor.roles.has('administrator'),
      roles: account?.roles ?? [],
      codesUsed: data.codesUsed.map(day),
      wrongCodes: data.codeGuard.wrong,
      codesPausedUntil: data.codeGuard.pausedUntil === null ? null : clock(data.codeGuard.pausedUntil),
      requests: data.requests.map((request) => ({ ...request, day: day(request.createdAt) })),
    });
    await turn.reply({ text, ...menu });
  };

  const forgetMe: Command = async (turn, actor) => {
    const data = await showMyData(turn, actor);
    if (data.kind === 'forbidden') return turn.reply({ text: notAllowed(), keyboard: menuFor(actor) });
    if (data.kind === 'nothing') return turn.reply({ text: nothingToForget(), keyboard: menuFor(actor) });
    await turn.reply({
      text: askForget(data.staff !== null),
      keyboard: {
        inline: true,
        rows: [
          [
            { label: FORGET_LABELS.yes, payload: { do: 'open', what: 'forget_yes' }, color: 'negative' },
            { label: FORGET_LABELS.no, payload: { do: 'open', what: 'menu' } },
          ],
        ],
      },
    });
  };

  const forgetYes: Command = async (turn, actor) => {
    const result = await forgetPerson(turn, actor);
    const keyboard = menuFor(await identify(context, turn, actor.user));
    switch (result.kind) {
      case 'forbidden':
        return turn.reply({ text: notAllowed(), keyboard });
      case 'nothing':
        return turn.reply({ text: nothingToForget(), keyboard });
      case 'forgotten':
        return turn.reply({ text: forgotten(result.staff, result.administrator), keyboard });
    }
  };

  return { my_data: myData, forget_me: forgetMe, forget_yes: forgetYes };
}
