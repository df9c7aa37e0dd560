/** Every Russian word of the page. */
export const texts = {
  title: 'Репетиция без ВКонтакте',
  intro:
    'Бот настоящий, а ВКонтакте, люди и чаты придуманы: наружу ничего не уходит. Выберите человека, пишите от его имени и двигайте часы: бот ответит, напомнит и пришлёт сводку.',
  people: 'От чьего имени писать',
  chats: (name) => `Чаты: ${name}`,
  newChat: 'Создать чат',
  back: '←',
  backHint: 'К людям и чатам',
  botMention: '@бот',
  botMentionHint: 'Обратиться к боту',
  privateNote: (person) => `вы — ${person}`,
  groupNote: (person, members, { botIn, botAdmin }) =>
    `${membersOf(members)}${botIn ? (botAdmin ? ' и бот-администратор' : ' и бот') : ', без бота'} · вы — ${person}`,
  noMessages: 'пока пусто',
  noWords: 'событие в чате',
  you: 'Вы',
  unread: (count) => `непрочитанных: ${count}`,
  emptyPrivate: 'Здесь пока пусто. Нажмите «Начать», как это делают во ВКонтакте.',
  emptyGroup: 'В этом чате ещё никто не писал.',
  log: 'Сообщения',
  write: 'Сообщение',
  send: 'Отправить',
  start: 'Начать',
  reply: 'Ответить',
  replyLabel: (author) => `Ответить на сообщение: ${author}`,
  replyTo: (author, text) => `${author}: ${text}`,
  replyCancel: 'Не отвечать',
  openedBy: (ref) => `Открыта ссылка с кодом ${ref}: он уйдёт с первым личным сообщением`,
  refCancel: 'Закрыть',
  cancel: 'Отмена',
  keyboard: 'Кнопки бота',
  messageButtons: 'Кнопки под сообщением',
  noAnswer: 'Бот не ответил на нажатие.',
  botOpened: 'Бот открывает ссылку:',
  botOpenedApp: 'Бот открывает приложение ВКонтакте: здесь его нет.',
  addBot: 'Добавить бота в чат',
  removeBot: 'Удалить бота',
  giveRights: 'Сделать бота администратором',
  takeRights: 'Снять права с бота',
  rename: 'Переименовать',
  renameTitle: 'Переименовать чат',
  createTitle: 'Новый чат',
  chatTitle: 'Название',
  members: 'Кто ещё в чате',
  create: 'Создать',
  save: 'Сохранить',
  clock: 'Часы бота',
  moves: { hour: '+1 час', tomorrow8: 'завтра 8:00', deadline: 'к сроку' },
  moveHints: {
    hour: 'Перевести часы бота на час вперёд',
    tomorrow8: 'Перевести часы бота на завтра, 8:00',
    deadline: 'Перевести часы бота к ближайшему делу',
  },
  next: (when) => `ближайший срок приказа: ${when}`,
  nothingDue: 'дел по сроку больше нет',
  moving: 'часы идут, бот делает всё, чему подошёл срок…',
  connecting: 'Связь с ботом потеряна, восстанавливаем…',
  failed: (reason) => `Не получилось: ${reason}`,
  noConnection: 'бот не отвечает, проверьте, запущен ли он',
  said: (author, text) => `${author}: ${text}`,
  someone: 'Участник',
  /** What the browser's calendar adds to a year. */
  yearMark: ' г.',
  forwarded: 'Пересланное сообщение',
  attachments: {
    sticker: 'Стикер',
    photo: 'Фотография',
    doc: 'Документ',
    audio_message: 'Голосовое сообщение',
    video: 'Видео',
  },
  attachment: 'Вложение',
  attach: 'Приложить файл',
  fileSize: (bytes) => `${Math.max(1, Math.round(bytes / 1024))} КБ`,
  /** The present tense says who did it without saying he or she. */
  actions: {
    chat_create: (who) => `${who} создаёт чат`,
    chat_invite_user: (who, whom) => `${who} приглашает в чат: ${whom}`,
    chat_invite_user_by_link: (who) => `${who} входит в чат по ссылке`,
    chat_kick_user: (who, whom) => (who === whom ? `${who} выходит из чата` : `${who} удаляет из чата: ${whom}`),
    chat_title_update: (who, whom, title) => `${who} меняет название чата на «${title}»`,
  },
};

function membersOf(count) {
  const tens = count % 100;
  const ones = count % 10;
  const one = ones === 1 && tens !== 11;
  const few = ones >= 2 && ones <= 4 && (tens < 12 || tens > 14);
  return `${count} ${one ? 'участник' : few ? 'участника' : 'участников'}`;
}
