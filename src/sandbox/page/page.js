/** The page of the embedded VK: one sees the school's talks as one of its people, and moves the bot's clock. */
import { notBefore, setClock, startClock } from './clock.js';
import { follow, read } from './connection.js';
import {
  openConversation,
  refresh,
  showMessage,
  showSnackbar,
  startConversation,
  toEnd,
  updateConversation,
} from './conversation.js';
import { byId } from './dom.js';
import { showChats, showPeople } from './lists.js';
import { chosen, keepChosen, markRead, shareMemory } from './memory.js';
import { createChat, showHead } from './talkHead.js';
import { texts } from './texts.js';
import { attempt, clearToasts } from './toasts.js';

const GATHER_MS = 120;
const phone = matchMedia('(max-width: 760px)');
const page = { world: null, me: null, peer: null, talks: new Map(), stale: new Set(), gathering: null };

const person = (id) => page.world.people.find((one) => one.id === id);
const chatOf = (peer) => page.world.chats.find((chat) => chat.peer === peer) ?? null;
const nameOf = (id) => (id === -page.world.group.id ? page.world.group.name : (person(id)?.name ?? texts.someone));
const talkIsShown = () => !phone.matches || document.body.dataset.screen === 'talk';

function conversationsOf(id) {
  const known = page.talks.get(id) ?? [];
  if (known.some(({ isChat }) => !isChat)) return known;
  // Before the first message there is a place to write to all the same.
  return [{ peer: id, title: page.world.group.name, isChat: false, botIn: true, lastCmid: 0, last: null }, ...known];
}

function draw() {
  const { me, peer, world } = page;
  const conversations = conversationsOf(me);
  const current = conversations.find((one) => one.peer === peer);
  if (current && talkIsShown()) markRead(me, peer, current.lastCmid);
  byId('chats-heading').textContent = texts.chats(person(me).name);
  showPeople({ people: world.people, me, conversationsOf, choose: choosePerson });
  showChats({ conversations, me, peer, nameOf, choose: (id) => choose(me, id, 'talk') });
  if (!current) return;
  const chat = current.isChat ? chatOf(peer) : null;
  showHead({ me, myName: person(me).name, title: chat?.title ?? current.title, chat });
  updateConversation({ botIn: chat?.botIn ?? true });
}

function choose(me, peer, screen) {
  const changed = me !== page.me || peer !== page.peer;
  if (me !== page.me) clearToasts();
  Object.assign(page, { me, peer });
  document.body.dataset.screen = screen;
  keepChosen({ person: me, peer, screen });
  draw();
  if (changed) openCurrent();
  else if (screen === 'talk') toEnd();
}

function openCurrent() {
  const { me, peer } = page;
  const { group, timeZone } = page.world;
  const chat = chatOf(peer);
  void openConversation({ me, peer, isChat: chat !== null, botIn: chat?.botIn ?? true, group, timeZone, nameOf });
}

function choosePerson(id) {
  // on a phone the person's talks are below the list of people: their talk with the bot opens at once
  choose(id, id, 'talk');
  void gather([id]);
}

/** Leaves the talk for the lists, at the talks of the chosen person. */
function goBack() {
  choose(page.me, page.peer, 'lists');
  byId('chats').scrollIntoView({ block: 'end' });
}

/** Reads anew the state as seen by these people. */
async function gather(ids) {
  await Promise.all(
    ids.map(async (id) => {
      const world = await attempt(() => read('state', { as: id }));
      if (world === undefined) return;
      page.world = world;
      page.talks.set(id, world.conversations);
    }),
  );
  const { now, deadline, timeZone } = page.world;
  setClock({ now, deadline, timeZone });
  draw();
}

/** Many events close together are answered by one reading. */
function gatherSoon(ids) {
  for (const id of ids) page.stale.add(id);
  page.gathering ??= setTimeout(() => {
    const wanted = [...page.stale];
    page.stale.clear();
    page.gathering = null;
    void gather(wanted);
    void refresh();
  }, GATHER_MS);
}

async function connected() {
  byId('lost').hidden = true;
  const first = page.world === null;
  const world = await attempt(() => read('state'));
  if (world === undefined) return;
  page.world = world;
  if (first) {
    const { timeZone, now, deadline } = world;
    setClock({ timeZone, now, deadline });
    page.me = person(chosen().person)?.id ?? world.people[0].id;
  }
  await gather(world.people.map(({ id }) => id));
  if (!first) return openCurrent();
  const kept = chosen();
  const known = kept.person === page.me && conversationsOf(page.me).some(({ peer }) => peer === kept.peer);
  return choose(page.me, known ? kept.peer : page.me, known ? (kept.screen ?? 'lists') : 'lists');
}

function happened(event) {
  if (page.world === null) return;
  switch (event.type) {
    case 'message': {
      const { message } = event;
      showMessage(message);
      notBefore(message.at);
      const isPrivate = person(message.peer) !== undefined;
      gatherSoon(isPrivate ? [message.peer, page.me] : [page.me]);
      break;
    }
    case 'snackbar':
      showSnackbar(event.snackbar);
      break;
    case 'clock':
      setClock({ now: event.now, deadline: event.deadline });
      break;
    case 'chat':
    case 'permission':
      gatherSoon([page.me]);
      break;
  }
}

async function newChat() {
  const peer = await createChat(page.me, page.world.people);
  if (peer === null) return;
  await gather([page.me]);
  choose(page.me, peer, 'talk');
}

function start() {
  document.title = texts.title;
  byId('title').textContent = texts.title;
  byId('intro').textContent = texts.intro;
  byId('people-heading').textContent = texts.people;
  byId('new-chat').textContent = texts.newChat;
  byId('back').textContent = texts.back;
  byId('back').setAttribute('aria-label', texts.backHint);
  byId('lost').textContent = texts.connecting;
  byId('new-chat').onclick = newChat;
  byId('back').onclick = goBack;
  phone.onchange = () => page.me !== null && draw();
  shareMemory();
  startClock();
  startConversation();
  follow({
    onOpen: connected,
    onLost: () => {
      byId('lost').hidden = false;
    },
    onEvent: happened,
  });
}

start();
