/** VK method messages.sendMessageEventAnswer: once for a press, within a minute of real time. */
import { ok, refuse, type MethodAnswer } from './answers';
import type { Core } from './core';
import { integerParam, jsonParam, textParam, type Params } from './params';
import type { Snackbar } from './records';

const PRESS_LIFE_MS = 60_000;
const MAX_SNACKBAR = 90;

type Shown = Pick<Snackbar, 'kind' | 'text'>;

/** Shows the presser a snackbar or opens a link; without event_data only the spinner stops. */
export function answerPress(core: Core, params: Params): MethodAnswer {
  const press = core.memory.presses.get(textParam(params, 'event_id') ?? '');
  const user = integerParam(params, 'user_id');
  const peer = integerParam(params, 'peer_id');
  if (press === undefined || press.user !== user || press.peer !== peer) return refuse(100, 'event_id is invalid');
  if (core.realNow() - press.realAt > PRESS_LIFE_MS) {
    core.memory.dropPress(press);
    return refuse(100, 'event_id is expired');
  }
  const shown = readEventData(jsonParam(params, 'event_data'));
  if (shown === null) return refuse(100, 'event_data is invalid');
  core.memory.dropPress(press);
  const { eventId } = press;
  const snackbar: Snackbar = { seq: core.memory.nextSeq(), at: core.clock.now(), user, peer, eventId, ...shown };
  core.memory.saveSnackbar(snackbar);
  core.onlookers.tell({ type: 'snackbar', snackbar });
  return ok(1);
}

function readEventData(data: ReturnType<typeof jsonParam>): Shown | null {
  if (data === null) return { kind: 'quiet', text: '' };
  if (data === 'bad') return null;
  const { type, text, link } = data;
  if (type === 'show_snackbar' && typeof text === 'string' && text !== '' && text.length <= MAX_SNACKBAR) {
    return { kind: 'snackbar', text };
  }
  if (type === 'open_link' && typeof link === 'string') return { kind: 'link', text: link };
  return type === 'open_app' ? { kind: 'app', text: '' } : null;
}
