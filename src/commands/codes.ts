/** «Коды»: personal codes issued, issued anew and revoked by the administrator. */
import type { Actor } from '../domain/access';
import type { WriteCodeSheet } from '../domain/codeSheet';
import { staffId } from '../domain/ids';
import type { RandomBytes } from '../domain/personalCode';
import { toLocal } from '../domain/zone';
import type { Button, Keyboard } from '../messaging/outgoing';
import type { ButtonPayload } from '../messaging/payload';
import type { Turn } from '../messaging/turn';
import * as texts from '../texts/codes';
import { dayText } from '../texts/dates';
import { notAllowed } from '../texts/refusals';
import { unknownPerson } from '../texts/registerPage';
import type { SchoolContext } from '../usecases/context';
import {
  codesOverview,
  issueCode,
  issueCodes,
  revokeCode,
  showCode,
  type CodeRange,
  type CodesOverview,
  type CodeShown,
} from '../usecases/issueCodes';
import type { Commands } from './command';

type CodePayload = Extract<ButtonPayload, { do: 'code' }>;
type CodesPayload = Extract<ButtonPayload, { do: 'codes' }>;

/** What issuing needs beside the register. */
export interface CodeTools {
  readonly random: RandomBytes;
  readonly writeSheet: WriteCodeSheet;
}

/** The command and the buttons about codes. */
export function createCodeCommands(
  context: SchoolContext,
  { random, writeSheet }: CodeTools,
): {
  readonly commands: Pick<Commands, 'codes'>;
  readonly onCode: (turn: Turn, actor: Actor, payload: CodePayload) => Promise<void>;
  readonly onCodes: (turn: Turn, actor: Actor, payload: CodesPayload) => Promise<void>;
} {
  const day = (at: number): string => dayText(toLocal(at, context.school.timeZone).date);

  const codes = async (turn: Turn, actor: Actor): Promise<void> => {
    const found = await codesOverview(turn, actor);
    if (found.kind === 'forbidden') return turn.reply({ text: notAllowed() });
    const { linked, unlinked, valid, mark } = found;
    const fresh = unlinked - valid;
    const choose: Button = { label: texts.CODE_LABELS.choose, payload: { do: 'people' } };
    const rows: Button[][] = [
      ...(fresh > 0 ? [[ask('new', texts.issueLabel.new(fresh), mark)]] : []),
      ...(unlinked > 0 && valid > 0 ? [[ask('all', texts.issueLabel.all(unlinked), mark)]] : []),
      ...(linked + unlinked > 0 ? [[choose]] : []),
    ];
    const text = texts.overview(linked, unlinked, valid);
    return turn.reply(rows.length > 0 ? { text, keyboard: inline(rows) } : { text });
  };

  const onCodes = async (turn: Turn, actor: Actor, { act, range, mark }: CodesPayload): Promise<void> => {
    if (act === 'issue') return issueAll(turn, actor, range, mark);
    const found = await codesOverview(turn, actor);
    if (found.kind === 'forbidden') return turn.reply({ text: notAllowed() });
    const count = countOf(found, range);
    if (act === 'drop') return turn.reply({ text: texts.notIssued() });
    if (count === 0) return turn.reply({ text: texts.nothingToIssue() });
    const yes: Button = {
      label: texts.issueYes(count),
      payload: { do: 'codes', act: 'issue', range, mark: found.mark },
      color: 'positive',
    };
    const no: Button = { label: texts.CODE_LABELS.no, payload: { do: 'codes', act: 'drop', range, mark: found.mark } };
    await turn.reply({ text: texts.askIssue(count, range, found.valid), keyboard: inline([[yes], [no]]) });
  };

  const issueAll = async (turn: Turn, actor: Actor, range: CodeRange, mark: number): Promise<void> => {
    const result = await issueCodes(turn, actor, { range, mark, random });
    if (result.kind === 'forbidden') return turn.reply({ text: notAllowed() });
    if (result.kind === 'outdated') return turn.reply({ text: texts.issuedSince() });
    const [first] = result.codes;
    if (!first) return turn.reply({ text: texts.nothingToIssue() });
    const until = day(first.expiresAt);
    await turn.reply({ text: texts.issuedToAll(result.codes.length) });
    const { school, privateChat } = context;
    const bytes = await writeSheet({ school: school.shortName, privateChat, until, codes: result.codes });
    await turn.replyWithFile(texts.sheetOfCodes(until), { title: texts.sheetTitle(day(turn.now)), bytes });
  };

  const state = async (turn: Turn, shown: CodeShown): Promise<void> => {
    if (shown.kind === 'forbidden') return turn.reply({ text: notAllowed() });
    if (shown.kind === 'unknown') return turn.reply({ text: unknownPerson() });
    const { staff, valid } = shown;
    const of = (act: CodePayload['act'], label: string): Button[] => [
      { label, payload: { do: 'code', act, staff: staff.id } },
    ];
    const rows = [
      of('new', texts.CODE_LABELS.issueNow),
      ...(valid ? [of('revoke', texts.CODE_LABELS.revoke)] : []),
      [cardButton(staff.id)],
    ];
    const facts = { linked: staff.user !== null, validUntil: valid && day(valid.expiresAt) };
    await turn.reply({ text: texts.codeState(staff, facts), keyboard: inline(rows) });
  };

  const onCode = async (turn: Turn, actor: Actor, { act, staff }: CodePayload): Promise<void> => {
    const id = staffId(staff);
    if (act === 'revoke') {
      const result = await revokeCode(turn, actor, id);
      if (result.kind === 'forbidden' || result.kind === 'unknown') return state(turn, result);
      const text = result.kind === 'revoked' ? texts.revoked(result.staff) : texts.nothingToRevoke(result.staff);
      return turn.reply({ text, keyboard: inline([[cardButton(staff)]]) });
    }
    const shown = await showCode(turn, actor, id);
    const needsAsking = shown.kind !== 'state' || shown.staff.user !== null || shown.valid !== null;
    if (act === 'issue' && needsAsking) return state(turn, shown);
    const result = await issueCode(turn, actor, id, { random });
    if (result.kind !== 'issued') return state(turn, result);
    const { code, expiresAt } = result.issued;
    const link = texts.codeLink(context.privateChat, code);
    await turn.reply({
      text: texts.issuedToOne(result.issued.staff, { code, link, until: day(expiresAt) }),
      keyboard: inline([[cardButton(staff)]]),
    });
  };

  return { commands: { codes }, onCode, onCodes };
}

const inline = (rows: Keyboard['rows']): Keyboard => ({ inline: true, rows });

const cardButton = (staff: number): Button => ({
  label: texts.CODE_LABELS.card,
  payload: { do: 'staff', staff, act: 'card' },
});

const ask = (range: CodeRange, label: string, mark: number): Button => ({
  label,
  payload: { do: 'codes', act: 'ask', range, mark },
});

const countOf = ({ unlinked, valid }: CodesOverview, range: CodeRange): number =>
  range === 'all' ? unlinked : unlinked - valid;
