/** What VK itself serves: /method/NAME and the long poll. */
import { answerCall, type ApiDoor } from './apiCall';
import type { Breakage } from './faults';
import { formFields } from './formFields';
import { hangUp, readBody, sendJson, sendRefusal, type Exchange } from './httpExchange';

const DEFAULT_WAIT_SECONDS = 25;
/** The name by which tests order faults of the long poll. */
const LONG_POLL = 'longpoll';

export class ApiRoutes {
  private readonly open = new Set<Exchange>();

  constructor(private readonly door: ApiDoor) {
    door.core.faults.onOutage = () => this.open.forEach(hangUp);
  }

  /** Serves the request if it is VK's; false when it is not. */
  serve(on: Exchange): boolean {
    if (on.path.startsWith('/method/')) void this.call(on, on.path.slice('/method/'.length));
    else if (on.path === `/longpoll/${this.door.core.group.id}`) this.poll(on);
    else return false;
    return true;
  }

  private async call(on: Exchange, method: string): Promise<void> {
    const { core } = this.door;
    if (core.faults.outage) return hangUp(on);
    const body = await readBody(on).catch(() => 'gone' as const);
    if (body === null) return sendRefusal(on, 413, 'the body is too large');
    if (body === 'gone' || core.faults.outage) return hangUp(on);
    const broken = core.faults.breakageOf(method);
    if (broken !== null && breakBefore(on, broken)) return;
    const bearer = on.request.headers.authorization?.replace(/^Bearer /, '') ?? null;
    const answer = answerCall(this.door, method, { ...formFields(on.query), ...formFields(body) }, bearer);
    core.memory.shelf.flush();
    if (broken === null) sendJson(on, 200, answer);
    else hangUp(on);
  }

  private poll(on: Exchange): void {
    const { faults, feed, memory } = this.door.core;
    const broken = faults.breakageOf(LONG_POLL);
    if (faults.outage) return hangUp(on);
    if (broken !== null) return void (breakBefore(on, broken) || hangUp(on));
    const { key = '', ts = '', wait } = formFields(on.query);
    const waitSeconds = wait === undefined ? DEFAULT_WAIT_SECONDS : Number(wait) || 0;
    this.open.add(on);
    const forget = feed.poll(key, ts, waitSeconds, (answer) => {
      memory.shelf.flush();
      sendJson(on, 200, answer);
    });
    on.response.once('close', () => {
      forget();
      this.open.delete(on);
    });
  }
}

/** Breaks the request before it is performed; false when it is to break afterwards. */
function breakBefore(on: Exchange, broken: Breakage): boolean {
  if (broken.kind === 'hangUp') {
    if (broken.when === 'after') return false;
    hangUp(on);
    return true;
  }
  on.response.writeHead(broken.status, { 'content-type': 'text/html' });
  on.response.end(`<html><body><h1>${broken.status}</h1></body></html>`);
  return true;
}
