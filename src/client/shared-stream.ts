import type { CaseChange } from '../domain/index.ts';
import type { Tabs, TabChannel } from './tabs.ts';
import type { Env } from './types.ts';

export type StreamState = 'open' | 'lost';

export interface StreamHandlers {
  onChange(change: CaseChange): void;
  onState(state: StreamState): void;
}

/** How one stream is opened; it goes on until `signal` aborts. `after`: the last event that has been seen. */
export type OpenStream = (o: StreamHandlers & { readonly signal: AbortSignal; readonly after?: string }) => void;

export interface Stream {
  /** The session has been renewed: a stream that was refused is asked for again. */
  renew(): void;
  end(): void;
}

export interface SharedStreamContext extends StreamHandlers {
  readonly tabs: Tabs;
  readonly env: Env;
  /** The same for everybody who may share: back end, user and company. */
  readonly name: string;
  readonly isVisible: () => boolean;
  readonly open: OpenStream;
}

type Message =
  | { readonly is: 'change'; readonly change: CaseChange }
  | { readonly is: 'state'; readonly state: StreamState; readonly after: string }
  /** Somebody wants to know how the stream is: a new tab, or one that makes sure that its leader is alive. */
  | { readonly is: 'ask' }
  | { readonly is: 'renew' };

/** How often a tab that is looked at makes sure of its leader (ms). One that stays silent twice has been replaced. */
const BEAT = 2_000;

/**
 * One stream for all tabs of one user: whoever holds the lock reads it and tells the others. A tab that goes lets go of
 * the lock, and the next one in line resumes where the last event left off; a tab that hangs has it taken away.
 */
export class SharedStream implements Stream {
  readonly #context: SharedStreamContext;
  readonly #channel: TabChannel;
  #turn: AbortController | undefined;
  #reading: AbortController | undefined;
  #beat: ReturnType<typeof setTimeout> | undefined;
  #state: StreamState = 'lost';
  #after = '';
  #ended = false;
  /** Since the last beat: asked, and heard nothing yet. */
  #unanswered = false;

  constructor(context: SharedStreamContext) {
    this.#context = context;
    this.#channel = context.tabs.channel(context.name);
    this.#channel.onmessage = ({ data }: MessageEvent<Message>) => this.#heard(data);
    this.#wait();
    this.#tell({ is: 'ask' });
    this.#beatOn();
  }

  renew(): void {
    if (!this.#reading) this.#tell({ is: 'renew' });
    else this.#renewOwn();
  }

  end(): void {
    this.#ended = true;
    this.#context.env.clearTimeout(this.#beat);
    this.#stopReading();
    this.#turn?.abort();
    this.#channel.onmessage = null;
    this.#channel.close();
  }

  /** Stands in line for the lock, or takes it from one who does not answer. */
  #wait(steal = false): void {
    const { locks } = this.#context.tabs;
    this.#turn?.abort();
    const turn = new AbortController();
    this.#turn = turn;
    let led = false;
    const lead = (): Promise<void> => {
      led = true;
      return this.#lead(turn.signal);
    };
    const options = steal ? { steal } : { signal: turn.signal };
    locks.request(this.#context.name, options, lead).catch(() => {
      if (turn.signal.aborted) return;
      this.#stopReading();
      // Taken away while this tab hung: back in line. Not to be had at all: each for itself.
      if (led) this.#wait();
      else this.#read();
    });
  }

  #lead(turn: AbortSignal): Promise<void> {
    if (turn.aborted) return Promise.resolve();
    this.#read();
    return new Promise((resolve) => turn.addEventListener('abort', () => resolve()));
  }

  #read(): void {
    const reading = new AbortController();
    this.#reading = reading;
    this.#setState('lost');
    const { open, onChange } = this.#context;
    open({
      signal: reading.signal,
      ...(this.#after ? { after: this.#after } : {}),
      onChange: (change) => {
        if (reading.signal.aborted) return;
        this.#after = change.eventId;
        this.#tell({ is: 'change', change });
        onChange(change);
      },
      onState: (state) => {
        if (!reading.signal.aborted) this.#setState(state);
      },
    });
  }

  #stopReading(): void {
    this.#reading?.abort();
    this.#reading = undefined;
  }

  #renewOwn(): void {
    if (this.#state === 'open') return;
    this.#stopReading();
    this.#read();
  }

  #setState(state: StreamState): void {
    this.#state = state;
    this.#tellState();
    this.#context.onState(state);
  }

  #heard(message: Message): void {
    if (this.#reading) return this.#heardAsLeader(message);
    this.#unanswered = false;
    if (message.is === 'change') {
      this.#after = message.change.eventId;
      this.#context.onChange(message.change);
    } else if (message.is === 'state') {
      this.#after = message.after;
      if (message.state !== this.#state) this.#context.onState(message.state);
      this.#state = message.state;
    }
  }

  #heardAsLeader({ is }: Message): void {
    if (is === 'ask') this.#tellState();
    else if (is === 'renew') this.#renewOwn();
  }

  #beatOn(): void {
    const { env, isVisible } = this.#context;
    this.#beat = env.setTimeout(() => {
      this.#beatOn();
      if (this.#reading || !isVisible()) {
        this.#unanswered = false;
        return;
      }
      if (this.#unanswered) return this.#wait(true);
      this.#unanswered = true;
      this.#tell({ is: 'ask' });
    }, BEAT);
  }

  #tellState(): void {
    this.#tell({ is: 'state', state: this.#state, after: this.#after });
  }

  #tell(message: Message): void {
    if (!this.#ended) this.#channel.postMessage(message);
  }
}

/** A stream of one's own, where nothing can be shared. */
export class OwnStream implements Stream {
  readonly #context: StreamHandlers & { readonly open: OpenStream };
  #reading: AbortController;

  constructor(context: StreamHandlers & { readonly open: OpenStream }) {
    this.#context = context;
    this.#reading = this.#read();
  }

  renew(): void {
    this.#reading.abort();
    this.#reading = this.#read();
  }

  end(): void {
    this.#reading.abort();
  }

  #read(): AbortController {
    const reading = new AbortController();
    const { signal } = reading;
    const { open, onChange, onState } = this.#context;
    open({
      signal,
      onChange: (change) => {
        if (!signal.aborted) onChange(change);
      },
      onState: (state) => {
        if (!signal.aborted) onState(state);
      },
    });
    return reading;
  }
}
