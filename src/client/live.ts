import type { CaseAdapter } from '../adapter/case-adapter.ts';
import type { CaseChange, CaseId, Session } from '../domain/index.ts';
import { Coalescer } from './coalescer.ts';
import { MOMENT } from './observed.ts';
import type { Outage } from './outage.ts';
import type { Page } from './page.ts';
import type { Reads, Target } from './reads.ts';
import type { Env } from './types.ts';

export interface LiveContext {
  readonly adapter: CaseAdapter;
  readonly session: Session;
  readonly env: Env;
  readonly page: Page;
  readonly outage: Outage;
  readonly reads: () => Reads;
  /** Somebody else is writing an answer. */
  readonly onAnswering: (change: Extract<CaseChange, { kind: 'answering' }>) => void;
  /** Looks for something to tell the user of. */
  readonly look: () => Promise<void>;
}

/** How often one asks where nothing tells by itself (ms). */
const POLL = 60_000;
/** A stream that opens later than this after the first read may have missed something (ms). */
const PROMPT = 5_000;

/** Keeps what is on screen as it is at the back end: by one stream per client, else by asking now and then. */
export class Live {
  readonly #context: LiveContext;
  readonly #refreshes = new Map<string, Coalescer>();
  #watchers = 0;
  #farewell: ReturnType<typeof setTimeout> | undefined;
  #stop: (() => void) | undefined;
  #stream: AbortController | undefined;
  #isOpen = false;
  /** Changes that came while nobody could see them. */
  #missed = new Set<string>();

  constructor(context: LiveContext) {
    this.#context = context;
  }

  /** Holds the stream open until the returned function is called, and a moment longer. */
  readonly watch = (): (() => void) => {
    const { env } = this.#context;
    this.#watchers += 1;
    env.clearTimeout(this.#farewell);
    this.#stop ??= this.#start();
    let watching = true;
    return () => {
      if (!watching) return;
      watching = false;
      this.#watchers -= 1;
      if (this.#watchers === 0) this.#farewell = env.setTimeout(() => this.end(), MOMENT);
    };
  };

  /** Reads anew what this client has itself changed, in the background. */
  touched(): void {
    this.#hit('lists');
    // A page of a list brings the counts too; without one, access does.
    if (!this.#context.reads().isFollowed('lists')) this.#hit('access');
  }

  /** Reads anew all that is followed. */
  catchUp(targets = this.#context.reads().followed()): void {
    for (const target of targets) this.#hit(nameOf(target));
    this.#hit(LOOK);
  }

  end(): void {
    this.#context.env.clearTimeout(this.#farewell);
    this.#stop?.();
    this.#stop = undefined;
    for (const refresh of this.#refreshes.values()) refresh.stop();
    this.#refreshes.clear();
    this.#missed.clear();
  }

  #start(): () => void {
    const { outage, page } = this.#context;
    this.#subscribe();
    const unfollow = page.follow({ onVisible: () => this.#seen(), onOnline: () => this.catchUp() });
    const unresume = outage.onResume(() => {
      this.#subscribe();
      this.catchUp();
    });
    const stopPolling = this.#poll();
    return () => {
      unfollow();
      unresume();
      stopPolling();
      this.#stream?.abort();
      this.#stream = undefined;
      this.#isOpen = false;
    };
  }

  #subscribe(): void {
    const { adapter, env, session } = this.#context;
    this.#stream?.abort();
    this.#isOpen = false;
    if (!adapter.subscribe) return;
    const stream = new AbortController();
    this.#stream = stream;
    const startedAt = env.now();
    let wasOpen = false;
    const onState = (state: 'open' | 'lost') => {
      if (stream.signal.aborted) return;
      this.#isOpen = state === 'open';
      if (!this.#isOpen) return;
      if (wasOpen || env.now() - startedAt > PROMPT) this.catchUp();
      wasOpen = true;
    };
    const onChange = (change: CaseChange) => {
      if (!stream.signal.aborted) this.#changed(change);
    };
    try {
      adapter.subscribe({ signal: stream.signal, session, onChange, onState });
    } catch {
      // Asking now and then stands in for a stream that cannot be had.
      this.#isOpen = false;
    }
  }

  /** Asks every now and then while there is no stream and somebody looks. */
  #poll(): () => void {
    const { env, outage, page } = this.#context;
    const tick = () => {
      timer = env.setTimeout(tick, POLL);
      if (this.#isOpen || !page.visible || outage.signedOut.value) return;
      const reads = this.#context.reads();
      this.catchUp(reads.followed().filter((target) => !reads.isRefused(target)));
    };
    let timer = env.setTimeout(tick, POLL);
    return () => env.clearTimeout(timer);
  }

  #changed(change: CaseChange): void {
    switch (change.kind) {
      case 'case':
      case 'removed':
        this.#caseChanged(change.caseId);
        this.touched();
        return this.#hit(LOOK);
      case 'list':
        this.touched();
        return this.#hit(LOOK);
      case 'access':
        this.#hit('access');
        this.#hit('lists');
        return this.#hit(LOOK);
      case 'answering':
        return this.#context.onAnswering(change);
      default:
      // Drafts concern the form alone.
    }
  }

  #caseChanged(caseId: CaseId): void {
    const reads = this.#context.reads();
    // A case that nobody looks at is only marked as old.
    if (reads.isFollowed({ detail: caseId })) this.#hit(nameOf({ detail: caseId }));
    else void reads.renew({ detail: caseId });
  }

  #seen(): void {
    const missed = [...this.#missed];
    this.#missed.clear();
    for (const name of missed) this.#hit(name);
    if (!this.#isOpen) this.catchUp();
  }

  #hit(name: string): void {
    if (!this.#context.page.visible) {
      this.#missed.add(name);
      return;
    }
    let refresh = this.#refreshes.get(name);
    if (!refresh) {
      refresh = new Coalescer(() => this.#refresh(name), this.#context.env);
      this.#refreshes.set(name, refresh);
    }
    refresh.hit();
  }

  #refresh(name: string): Promise<void> {
    return name === LOOK ? this.#context.look() : this.#context.reads().renew(targetOf(name));
  }
}

const LOOK = 'look';
const DETAIL = 'case:';

function nameOf(target: Target): string {
  return typeof target === 'string' ? target : DETAIL + target.detail;
}

function targetOf(name: string): Target {
  if (name.startsWith(DETAIL)) return { detail: name.slice(DETAIL.length) };
  return name === 'access' ? 'access' : 'lists';
}
