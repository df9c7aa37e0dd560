/**
 * What each topic is about in concepts: alternatives between commas, each a set of concepts that must all be named
 * («-x»: must not).
 * They help where a question shares no words with the phrasings of the data; topics without patterns do as well without.
 */
export const PATTERNS: Readonly<Record<string, string>> = {
  what_is_sferum: 'define platform -profile -max -vk -uchitelskaya -chat -who, define platform messenger',
  what_is_edu_profile: 'define profile, define messenger vk, define vk profile',
  features:
    'ability platform, ability profile, platform file, platform poll, profile file, can file -chat, platform call can',
  users_who:
    'forwhom use platform, who use platform, forwhom platform -link -give -deadline -admin, who can platform -admin -create',
  goals: 'why platform -foreign, goal platform -admin -teacher -parent -pupil, why school -foreign, goal order',
  legal_basis:
    'decree, law platform, basis platform, law school, basis order, decree order, basis law, decree platform',
  order_info:
    'order who -admin, order when -deadline, order where, order how, order change, order platform -deadline -duty -decree -basis',
  is_mandatory:
    'compulsory register, compulsory platform, compulsory max, compulsory chat, refuse platform, refuse register, refuse max, refuse app, refuse punish, refuse, obliged parent register, can refuse, punish register, obliged parent join, punish platform, punish pupil, obliged register -deadline -phone, compulsory',
  deadline_staff_reg:
    'deadline register, deadline staff, late register, deadline register staff, deadline register teacher, when register staff, when register teacher',
  deadline_admin_chat:
    'deadline office chat, when office chat, deadline office, late office chat, when create office chat',
  deadline_teacher_chat:
    'deadline teacher chat -leader, when teacher chat -leader, deadline staff chat, late teacher chat, when create teacher chat -leader',
  deadline_class_chats:
    'deadline classlabel chat, deadline leader chat, when classlabel chat, when leader chat, grade chat, late classlabel chat, late leader chat, deadline create classlabel chat, when create classlabel chat, when leader create chat, deadline leader create chat, grade chat create, grade order',
  deadlines_all:
    'deadline all, plan order, plan platform, plan, deadline all order, plan all, deadline order -register -chat, plan deadline, deadline register chat, plan chat register',
  admin_duties: 'duty admin, admin obliged, duty admin platform, remove link who, admin obliged duty',
  register_school:
    'register school, request school -approve, register school admin, register admin, join school platform -teacher -pupil -leader -staff -newcomer, request school register, request order',
  administration_duties: 'duty office, office obliged chat, duty office chat, office obliged, office duty platform',
  class_teacher_duties:
    'duty leader, leader obliged chat -deadline -when, duty leader chat, duty leader platform, leader obliged',
  subject_teacher_duties:
    'duty subject, subject obliged, duty teacher -leader -office, subject chat -who, duty subject teacher, subject obliged chat',
  pupil_duties: 'duty pupil, pupil obliged -register -join, duty pupil platform',
  parent_duties: 'duty parent, duty parent platform, duty parent chat',
  extra_admins: 'extra admin, extra, can admin teacher, extra admin who',
  who_admin:
    'who admin -extra -create -remove, who admin platform -extra -create, who office platform, who admin school -extra',
  school_support:
    'help whom, help who, help platform, help chat leader, methodic support, support school, whom platform, help whom platform, methodic help, help who school',
  support_email:
    'mail support, contact support, mail platform, contact platform error, support, contact support platform, mail support platform',
  instructions_site: 'instruction, instruction platform, instruction where, instruction device',
  webinars: 'training, training teacher, training platform, training teacher platform, training can teacher',
  app_bugs:
    'bug, bug platform, bug app, bug max, notify notcoming, broken platform -link -contact, broken app -link, broken max -link, error app, broken chat -link -seenot, notify bug, error app bug',
  app_or_web:
    'download app, download, app where, device platform, device app, device profile, download platform, download max -refuse -compulsory, app chat, device login, download app chat',
  ediary: 'diary platform, diary profile, diary messenger, diary where platform, diary',
  distance_lessons:
    'remote lesson, remote platform, remote, remote pupil, remote lesson platform, remote define, remote can',
  call_howto:
    'call, call how, call where, call join, call limit, call record, record lesson, call can, call pupil, call max create, call platform how',
  screenshare: 'screen, screen call, screen how, screen lesson, screen lesson remote, screen seenot',
  join_teacher:
    'join teacher -uchitelskaya -chat -training, link teacher -pupil -parent -broken, join staff, link teacher who, join teacher school, join newcomer, link give teacher, join leader school, link teacher notcoming, join newcomer school',
  join_pupil:
    'join pupil -parent, link pupil -broken -parent, join pupil chat, link give pupil, join classlabel chat -parent, login classlabel chat, link give chat -broken -parent',
  join_parent:
    'join parent, link parent -broken -pupil, join parent chat, link give parent, join parent pupil chat, link give parent chat, join parent classlabel chat',
  teacher_status: 'status teacher -role, status, status teacher platform, status role teacher, status who teacher',
  uchitelskaya: 'uchitelskaya, uchitelskaya define, uchitelskaya who, uchitelskaya join, uchitelskaya link',
  pending_request:
    'request approve, request, request notcoming, approve school, request who approve, request join, request approve school',
  invite_link_broken:
    'link broken, link error, link broken chat, link broken parent, link late, link deadline, link change',
  wrong_role:
    'role change, role pupil, role parent, role teacher -status, role error, role platform -duty, status change, role parent pupil, role change teacher, role change pupil',
  move_class:
    'transferclass, transferclass platform, transferclass pupil, transferclass school, transferclass teacher, change classlabel, transferclass change, change school, transferclass profile',
  register_howto:
    'register how -school -admin, register platform how -school, start profile, start platform, register start, create profile, register instruction, create profile how, register where, register max how, register can -age -several -refuse, register phone obliged',
  login_code:
    'code notcoming, login platform -call, password, code, login profile, code login, error login, code call, password change, code notcoming phone, login password, code broken, code error',
  change_phone: 'change phone -smartphone, change phone profile, change phone platform, change phone login',
  delete_profile:
    'remove profile, remove platform, remove page platform, remove school, remove profile pupil, remove profile vk',
  vk_page:
    'vk page, vk obliged, vk compulsory, page platform, vk platform, vk privacy, vk profile page, vk smartphone, vk page privacy, vk register',
  under14: 'age, age register, age pupil, age platform, age pupil register, age limit, age can',
  family_accounts:
    'several phone, several profile, several pupil, several parent, several pupil parent, several register, several phone pupil, several parent pupil phone, several classlabel pupil, several parent chat, phone parent pupil',
  no_smartphone:
    'smartphone, smartphone pupil, smartphone parent, otherway, otherway app, smartphone otherway, smartphone platform, smartphone chat',
  who_creates_chats:
    'who create chat, who create chat classlabel, who create chat subject, who create chat teacher, who create chat office, can create chat parent, can create chat pupil, obliged create chat -how -leader -deadline -when, create chat subject, create chat admin leader, who create chat parent',
  create_chat_howto:
    'how create chat, create chat -who -deadline -when -obliged, how join chat others, link others chat, link others parent, how link others, join others chat, admin chat, how link parent chat, create how chat classlabel, create max -call -profile, how create link chat, create chat instruction',
  cant_see_chat:
    'seenot chat, seenot, seenot classlabel, seenot chat classlabel, where chat -link -create, where chat classlabel, seenot platform, seenot chat max, seenot profile',
  leave_chat:
    'leave chat, mute, mute chat, mute notify, leave, remove chat, mute max, leave chat can, leave chat join, notify mute chat, leave chat parent',
  system_channels:
    'channel, channel who, channel news, channel platform, news platform, channel define, channel news who',
  free: 'pay, pay platform, pay profile, pay app, pay register, pay parent, pay platform register, pay app chat',
  round_clock: 'clock platform, clock, clock login, clock use, clock platform use, clock limit, clock can',
  max_transition:
    'transition max, transition chat, transition platform, max why, max platform, transition max chat, transition vk, chat max when, max when, transition max when, transition chat vk, max platform transition',
  whatsapp_tg:
    'foreign, foreign why, foreign can, foreign chat, foreign teacher, foreign school, foreign platform, foreign chat parent, foreign teacher chat',
  personal_data:
    'privacy, privacy pupil, privacy phone, privacy platform, stranger pupil, stranger chat, privacy chat, stranger platform, privacy phone chat, privacy parent phone, privacy stranger',
  account_security:
    'fraud, fraud code, fraud profile, safety, fraud platform, fraud code platform, stranger code, fraud stranger, safety profile, fraud chat, fraud link, stranger password, fraud phone platform',
};

interface Pattern {
  readonly topic: number;
  readonly needs: readonly string[];
  readonly forbids: readonly string[];
}

export interface PatternEvidence {
  /** Writes for each topic how specific its best fitting pattern is: 0, or the number of concepts it needs. */
  weigh(concepts: ReadonlySet<string>, into: Float32Array): void;
}

/** The patterns of the topics in use, found by the first concept they need. */
export function patternsOf(topicIds: readonly string[]): PatternEvidence {
  const byFirst = new Map<string, Pattern[]>();
  topicIds.forEach((id, topic) => {
    if (!Object.hasOwn(PATTERNS, id)) return;
    for (const written of PATTERNS[id]!.split(', ')) {
      const names = written.split(' ');
      const needs = names.filter((name) => !name.startsWith('-'));
      const forbids = names.filter((name) => name.startsWith('-')).map((name) => name.slice(1));
      const first = needs[0]!;
      byFirst.set(first, [...(byFirst.get(first) ?? []), { topic, needs, forbids }]);
    }
  });
  return {
    weigh(concepts, into) {
      into.fill(0);
      for (const concept of concepts) {
        for (const { topic, needs, forbids } of byFirst.get(concept) ?? []) {
          if (needs.length <= into[topic]!) continue;
          if (needs.every((name) => concepts.has(name)) && !forbids.some((name) => concepts.has(name))) {
            into[topic] = needs.length;
          }
        }
      }
    },
  };
}
