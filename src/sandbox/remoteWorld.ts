/** The world of an embedded VK in another process, over its control endpoints. */
import type {
  CountersAnswer,
  CreateChatRequest,
  Fault,
  MessageView,
  PressAnswer,
  PressRequest,
  Refusal,
  SayAnswer,
  SayManyAnswer,
  SayRequest,
  TranscriptAnswer,
} from './control';

const PATIENCE_MS = 5000;

export class RemoteWorld {
  /** `url` is the embedded VK's address, without a path. */
  constructor(private readonly url: string) {}

  async say(request: SayRequest): Promise<SayAnswer> {
    return this.post<SayAnswer>('say', request);
  }

  /** Says many things in order in one request. */
  async sayMany(messages: readonly SayRequest[]): Promise<SayManyAnswer> {
    return this.post<SayManyAnswer>('say', { messages });
  }

  async press(request: PressRequest): Promise<PressAnswer> {
    return this.post<PressAnswer>('press', request);
  }

  /** Returns the chat's peer id. */
  async createChat(request: CreateChatRequest): Promise<number> {
    return (await this.post<{ peer: number }>('chats', request)).peer;
  }

  async inviteBot(peer: number, by: number): Promise<void> {
    await this.post('chats/bot', { peer, by, action: 'invite' });
  }

  async fault(fault: Fault): Promise<void> {
    await this.post('fault', fault);
  }

  /** Everything said and shown, or what one person saw. */
  async transcript(as?: number): Promise<TranscriptAnswer> {
    return this.get<TranscriptAnswer>(as === undefined ? 'transcript' : `transcript?as=${as}`);
  }

  async counters(): Promise<CountersAnswer> {
    return this.get<CountersAnswer>('counters');
  }

  /** The first message of the bot after a cmid, now or within the time-out. */
  async nextMessage(peer: number, after: number, timeoutMs = PATIENCE_MS): Promise<MessageView> {
    return this.get<MessageView>(`wait?peer=${peer}&after=${after}&timeoutMs=${timeoutMs}`);
  }

  /** Until the bot has written so many messages in all. */
  async botMessages(count: number, timeoutMs = PATIENCE_MS): Promise<CountersAnswer> {
    return this.get<CountersAnswer>(`wait?botMessages=${count}&timeoutMs=${timeoutMs}`);
  }

  /** Until the bot has taken every update. */
  async taken(timeoutMs = PATIENCE_MS): Promise<CountersAnswer> {
    return this.get<CountersAnswer>(`wait?taken=1&timeoutMs=${timeoutMs}`);
  }

  private async get<T>(path: string): Promise<T> {
    return this.read<T>(await fetch(`${this.url}/sandbox/${path}`));
  }

  private async post<T>(path: string, body: object): Promise<T> {
    const headers = { 'content-type': 'application/json' };
    return this.read<T>(
      await fetch(`${this.url}/sandbox/${path}`, { method: 'POST', headers, body: JSON.stringify(body) }),
    );
  }

  private async read<T>(response: Response): Promise<T> {
    const body: unknown = await response.json();
    if (!response.ok) throw new Error((body as Refusal).error);
    return body as T;
  }
}
