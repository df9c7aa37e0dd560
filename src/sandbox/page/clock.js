import { order } from './connection.js';
import { byId, make } from './dom.js';
import { texts } from './texts.js';
import { momentOf, shortMomentOf } from './times.js';
import { attempt } from './toasts.js';

const shown = { now: null, deadline: null, timeZone: 'UTC', moving: false };

function draw() {
  const time = byId('clock-time');
  time.dateTime = shown.now ?? '';
  time.textContent = shown.now ? momentOf(shown.now, shown.timeZone) : '';
  const next = shown.deadline ? texts.next(shortMomentOf(shown.deadline, shown.timeZone)) : texts.nothingDue;
  byId('clock').classList.toggle('moving', shown.moving);
  byId('clock-next').textContent = shown.moving ? texts.moving : next;
  for (const button of byId('clock-moves').querySelectorAll('button')) {
    button.disabled = shown.moving || (button.dataset.move === 'deadline' && shown.deadline === null);
  }
}

async function move(kind) {
  shown.moving = true;
  draw();
  const answer = await attempt(() => order('clock', { move: kind }));
  setClock({ ...answer, moving: false });
}

/** Shows what is newly known of the clock: now, deadline, timeZone. */
export function setClock(known) {
  Object.assign(shown, known);
  draw();
}

/** The clock never goes back: a message of a later instant moves what is shown. */
export function notBefore(instant) {
  if (shown.now !== null && Date.parse(instant) > Date.parse(shown.now)) setClock({ now: instant });
}

/** Makes the buttons of the clock. */
export function startClock() {
  byId('clock').setAttribute('aria-label', texts.clock);
  const group = byId('clock-moves');
  group.setAttribute('aria-label', texts.clock);
  for (const [kind, text] of Object.entries(texts.moves)) {
    const attributes = { 'data-move': kind, title: texts.moveHints[kind] };
    group.append(make('button', { text, attributes, on: { click: () => move(kind) } }));
  }
}
