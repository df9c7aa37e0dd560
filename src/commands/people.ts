/** Everything people do about themselves, and the administrator's answers to them, as the router runs it. */
import { privatePeer } from '../domain/ids';
import type { SchoolContext } from '../usecases/context';
import { identify } from '../usecases/identify';
import type { Buttons } from './buttons';
import type { Commands } from './command';
import type { createConsole } from './console';
import { onApprovals } from './approvals';
import { onClassAsked, onClassCard } from './classCard';
import { onColleagueNamed } from './colleague';
import { createChatCommands, onChatCard, onChatList } from './chatRegister';
import { createCodeCommands, type CodeTools } from './codes';
import { createAdministrationCommands, onAdministrator, onRights } from './administration';
import { createMemberCommands, onMembers } from './chatMembers';
import { createConfirmationCommands, onQueue } from './confirmations';
import { createCorrectionCommands, onDropClaim, onDropRole, onTakeBack } from './corrections';
import { createDeclarationCommands, onDeclaration, onWitness } from './declarations';
import { createDocumentCommands, onRead } from './documents';
import { createMenuCommands } from './menu';
import { createDigestWishCommands, onDigestWish } from './digestWishes';
import { createControlCommands } from './control';
import { onControl } from './controlClause';
import { onExplain } from './explanations';
import { createDataCommands, onForgetInWords } from './myData';
import { createExtensionCommands, onExtend, onExtension } from './extensions';
import { createInquiryCommands, onInquiry } from './inquiries';
import { createJournalCommands, type JournalTools } from './journal';
import { createDutyCommands, onDone } from './myDuties';
import { onCodeInChat, onNotMe } from './personalCode';
import { createOrderChangeCommands, onOrderChange } from './orderChanges';
import { createFiguresCommands, onFigures, onFiguresTyped } from './platformFigures';
import { createQuizCommands, onQuiz } from './quiz';
import { createReminderAnswers } from './reminderAnswers';
import { createRequestCommands, onDecide } from './requests';
import { onMark, onPerson } from './registerPage';
import type { Listeners } from './router';
import { onChatChosen } from './chatWord';
import { createOwnAnswerCommands, onKeepAnswer, onOwnAnswer } from './ownAnswers';
import { answerTopic, onNotIt } from './questions';
import { createChatOwnerCommands } from './chatOwners';
import { createClassTeacherCommands, onClassTeacher } from './classTeachers';
import { createSections } from './sections';
import { createSchoolYearCommands, onSchoolYear } from './schoolYear';
import { createStartCommands, onConsent, onConsentInWords, onGivenCode, onWitnessInvited } from './start';

import { createRosterCommands, onRosterDecision, onRosterDocument, onRosterRead } from './rosterFile';
import { createSettingCommands, onSetting } from './settings';
import { onSigned } from './signed';
import { onStaff } from './staff';
import { createStaffCommands, onPeople } from './staffList';
import { createStatementCommands, onStatement } from './statement';
import { createTeachingCommands, onUnanswered, onUntaught } from './teaching';
import { createThreeThings } from './threeThings';
import { createTicketCommands, onTicketSolved } from './tickets';
import { createTroubleCommands, onTrouble, onTroubleInWords } from './troubles';
import { createUndoCommands, onUndo } from './undo';
import { createVendorCommands, onVendorCase, onVendorLetter } from './vendorCases';
import { createWishCommands } from './wishes';
import { createWithoutVkCommands } from './withoutVk';

/** The commands of people and the handlers of their buttons; the administrator's console adds the rest. */
export function createPeopleCommands(
  context: SchoolContext,
  tools: CodeTools & JournalTools,
): {
  readonly commands: Omit<Commands, keyof ReturnType<typeof createConsole>>;
  readonly buttons: Buttons;
  readonly listeners: Listeners;
} {
  const menu = createMenuCommands(context);
  const inquiries = createInquiryCommands(context);
  const codes = createCodeCommands(context, tools);
  const reminders = createReminderAnswers(context);
  return {
    commands: {
      ...createStartCommands(context),
      ...menu,
      ...createQuizCommands(context),
      ...createVendorCommands(context),
      ...createDutyCommands(context),
      ...reminders.commands,
      ...createTicketCommands(context),
      ...inquiries,
      ...createTroubleCommands(context, { ...inquiries, back: menu.back }),
      ...createExtensionCommands(context),
      ...createTeachingCommands(context),
      ...createDigestWishCommands(context),
      ...createOwnAnswerCommands(context),
      ...createThreeThings(context),
      ...createOrderChangeCommands(context),
      ...createWishCommands(),
      ...createDataCommands(context),
      ...createRequestCommands(context),
      ...createConfirmationCommands(context),
      ...createCorrectionCommands(context),
      ...createDocumentCommands(context),
      ...createWithoutVkCommands(context),
      ...createStaffCommands(),
      ...createRosterCommands(context),
      ...createSchoolYearCommands(context),
      ...createAdministrationCommands(context),
      ...createChatCommands(context),
      ...createDeclarationCommands(context),
      ...createChatOwnerCommands(context),
      ...createSections(),
      ...createClassTeacherCommands(context),
      ...createMemberCommands(context),
      ...createStatementCommands(context),
      ...createControlCommands(context),
      ...createFiguresCommands(),
      ...createSettingCommands(context),
      ...codes.commands,
      ...createJournalCommands(context, tools),
      ...createUndoCommands(context),
    },
    buttons: {
      chat: (turn, actor, payload) => onChatChosen(context, turn, actor, payload),
      chat_list: (turn, actor, payload) => onChatList(context, turn, actor, payload),
      chat_card: (turn, actor, payload) => onChatCard(context, turn, actor, payload),
      declaration: (turn, actor, payload) => onDeclaration(context, turn, actor, payload),
      witness: (turn, actor, payload) => onWitness(context, turn, actor, payload),
      members: (turn, actor, payload) => onMembers(turn, actor, payload),
      topic: (turn, actor, { id, question }) => answerTopic(context, turn, actor, id, question),
      digest_wish: (turn, actor, payload) => onDigestWish(context, turn, actor, payload),
      setting: (turn, actor, payload) => onSetting(context, turn, actor, payload),
      figures: (turn, actor, payload) => onFigures(context, turn, actor, payload),
      not_it: (turn, actor, { question }) => onNotIt(context, turn, actor, question),
      unanswered: (turn, actor, payload) => onUnanswered(context, turn, actor, payload),
      untaught: (turn, actor, payload) => onUntaught(context, turn, actor, payload),
      own_answer: (turn, actor, payload) => onOwnAnswer(context, turn, actor, payload),
      keep_answer: (turn, actor, payload) => onKeepAnswer(context, turn, actor, payload),
      quiz: (turn, actor, payload) => onQuiz(context, turn, actor, payload),
      trouble: (turn, actor, payload) => onTrouble(context, turn, actor, payload),
      vendor_letter: (turn, actor, payload) => onVendorLetter(context, turn, actor, payload),
      vendor_case: (turn, actor, payload) => onVendorCase(context, turn, actor, payload),
      ticket: (turn, actor, { id }) => onTicketSolved(context, turn, actor, id),
      inquiry: (turn, actor, payload) => onInquiry(context, turn, actor, payload),
      consent: (turn, actor, payload) => onConsent(context, turn, actor, payload),
      decide: (turn, actor, payload) => onDecide(context, turn, actor, payload),
      statement: (turn, actor, payload) => onStatement(context, turn, actor, payload),
      control: (turn, actor, payload) => onControl(context, turn, actor, payload),
      explain: (turn, actor, payload) => onExplain(context, turn, actor, payload),
      done: (turn, actor, payload) => onDone(context, turn, actor, payload),
      answer: reminders.onAnswer,
      order_change: (turn, actor, payload) => onOrderChange(context, turn, actor, payload),
      extend: (turn, actor, payload) => onExtend(context, turn, actor, payload),
      extension: (turn, actor, payload) => onExtension(context, turn, actor, payload),
      person: (turn, actor, payload) => onPerson(context, turn, actor, payload),
      mark: (turn, actor, payload) => onMark(context, turn, actor, payload),
      people: (turn, actor, payload) => onPeople(turn, actor, payload),
      staff: (turn, actor, payload) => onStaff(context, turn, actor, payload),
      roster: (turn, actor, payload) => onRosterDecision(context, turn, actor, payload),
      school_year: (turn, actor, payload) => onSchoolYear(context, turn, actor, payload),
      class_card: (turn, actor, payload) => onClassCard(context, turn, actor, payload),
      class_teacher: (turn, actor, payload) => onClassTeacher(context, turn, actor, payload),
      rights: (turn, actor, payload) => onRights(context, turn, actor, payload),
      administrator: (turn, actor, payload) => onAdministrator(context, turn, actor, payload),
      queue: (turn, actor, payload) => onQueue(context, turn, actor, payload),
      approvals: (turn, actor, payload) => onApprovals(context, turn, actor, payload),
      read: (turn, actor, payload) => onRead(context, turn, actor, payload),
      signed: (turn, actor, payload) => onSigned(context, turn, actor, payload),
      take_back: (turn, actor, payload) => onTakeBack(context, turn, actor, payload),
      code: codes.onCode,
      codes: codes.onCodes,
      not_me: (turn, actor, payload) => onNotMe(context, turn, actor, payload),
      drop_role: (turn, actor, payload) => onDropRole(context, turn, actor, payload),
      undo: (turn, actor, payload) => onUndo(context, turn, actor, payload),
      drop_claim: (turn, actor) => onDropClaim(context, turn, actor),
    },
    listeners: {
      inWords: async (turn, actor, text) =>
        (await onConsentInWords(context, turn, actor, text)) ||
        (await onForgetInWords(context, turn, actor, text)) ||
        (await onTroubleInWords(context, turn, actor, text)) ||
        onFiguresTyped(context, turn, actor, text),
      givenCode: (turn, actor, given) => onGivenCode(context, turn, actor, given),
      witnessLink: (turn, actor, ref) => onWitnessInvited(context, turn, actor, ref),
      classAsked: (turn, actor, text) => onClassAsked(context, turn, actor, text),
      colleagueNamed: (turn, actor, text) => onColleagueNamed(context, turn, actor, text),
      codeInChat: (turn, actor, readings) => onCodeInChat(context, turn, actor, readings),
      document: onRosterDocument,
      rosterRead: async (turn, { user, file }) =>
        onRosterRead(context, turn, await identify(context, turn, user), file, (text, buttons) =>
          turn.send(privatePeer(user), {
            text,
            ...(buttons.length > 0 && { keyboard: { inline: true, rows: [buttons] } }),
          }),
        ),
    },
  };
}
