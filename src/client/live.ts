import type { CaseAdapter } from '../adapter/case-adapter.ts';
import type { CaseChange, CaseId, Session } from '../domain/index.ts';
import { Coalescer } from './coalescer.ts';
import { chance } from './env.ts';
import { MOMENT } from './observed.ts';
import type { Outage } from './outage.ts';
import type { Page } from './page.ts';
import type { Reads, Target } from './reads.ts';
import { OwnStream, SharedStream, type OpenStream, type Stream } from './shared-stream.ts';
import type { Tabs } from './tabs.ts';
import type { Env } from './types.ts';

export interface LiveContext {
  readonly adapter: CaseAdapter;
  readonly session: Session;
  readonly env: Env;
  readonly page: Page;
  /** The browser's other tabs, where one can agree with them. */
  readonly tabs: Tabs | undefined;
  readonly outage: Outage;
  readonly reads: () => Reads;
  /** Somebody else is writing an answer. */
  readonly onAnswering: (change: Extract<CaseChange, { kind: 'answering' }>) => void;
  /** Something of a case has changed, or of any where none is named. */
  readonly onMoved: (caseId?: CaseId) => void;
  /** The user's draft of a case is another one; `version`: which, where the back end says so. */
  readonly onDraft: (caseId: CaseId, version?: string) => void;
  /** Looks for something to tell the user of. */
  readonly look: () => Promise<void>;
}

/** How often one asks where nothing tells by itself, and at the longest while asking fails (ms). */
const POLL = 60_000;
const LONGEST_POLL = 600_000;
/** A stream that opens later than this after the first read may have missed something (ms). */
const PROMPT = 5_000;

/** Keeps what is on screen as it is at the back end: by one stream per user and browser, else by asking now and then. */
export class Live {
  readonly #context: LiveContext;
  readonly #refreshes = new Map<string, Coalescer>();
  #watchers = 0;
  #farewell: ReturnType<typeof setTimeout> | undefined;
  #stop: (() => void) | undefined;
  #stream: Stream | undefined;
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

  /** Something may have been missed: reads anew all that is followed, and marks the rest as old. */
  catchUp(): void {
    const reads = this.#context.reads();
    reads.outdate();
    this.#refreshAll(reads.followed());
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
    this.#connect();
    const unfollow = page.follow({
      onVisible: () => this.#seen(),
      onOnline: () => this.catchUp(),
      // A page that is put aside keeps no other tab waiting for its stream.
      onLeave: () => this.#disconnect(),
    });
    const unresume = outage.onResume(() => {
      this.#stream?.renew();
      this.catchUp();
    });
    const stopPolling = this.#poll();
    return () => {
      unfollow();
      unresume();
      stopPolling();
      this.#disconnect();
    };
  }

  #connect(): void {
    const { adapter, env, page, session, tabs } = this.#context;
    const { liveName } = adapter;
    if (!adapter.subscribe) return;
    const handlers = { onChange: (change: CaseChange) => this.#changed(change), onState: this.#stateHandler() };
    const open: OpenStream = (o) => {
      try {
        adapter.subscribe?.({ ...o, session });
      } catch {
        // Asking now and then stands in for a stream that cannot be had.
        o.onState('lost');
      }
    };
    const name = `spiris-cases/live@1 ${JSON.stringify([liveName, session.userId, session.companyId])}`;
    const isVisible = () => page.visible;
    this.#stream =
      tabs && liveName !== undefined
        ? new SharedStream({ ...handlers, tabs, env, name, isVisible, open })
        : new OwnStream({ ...handlers, open });
  }

  #disconnect(): void {
    this.#stream?.end();
    this.#stream = undefined;
    this.#isOpen = false;
  }

  /** A stream that opens again, or late, may have missed something. */
  #stateHandler(): (state: 'open' | 'lost') => void {
    const { env } = this.#context;
    const startedAt = env.now();
    let wasOpen = false;
    return (state) => {
      this.#isOpen = state === 'open';
      if (!this.#isOpen) return;
      if (wasOpen || env.now() - startedAt > PROMPT) this.catchUp();
      wasOpen = true;
    };
  }

  /** Asks every now and then while there is no stream and somebody looks; more seldom while there is no answer. */
  #poll(): () => void {
    const { env, outage, page } = this.#context;
    let wait = POLL;
    // Not all at once where many pages were opened by one event.
    const next = () => env.setTimeout(tick, wait * (0.75 + chance(env) / 2));
    const tick = () => {
      const reads = this.#context.reads();
      wait = reads.isTroubled() ? Math.min(wait * 2, LONGEST_POLL) : POLL;
      timer = next();
      if (this.#isOpen || !page.visible || outage.signedOut.value) return;
      this.#refreshAll(reads.followed().filter((target) => !reads.isRefused(target)));
    };
    let timer = next();
    return () => env.clearTimeout(timer);
  }

  #refreshAll(targets: readonly Target[]): void {
    for (const target of targets) this.#hit(nameOf(target));
    this.#hit(LOOK);
  }

  #changed(change: CaseChange): void {
    switch (change.kind) {
      case 'case':
      case 'removed':
        this.#caseChanged(change.caseId);
        this.#context.onMoved(change.caseId);
        this.touched();
        return this.#hit(LOOK);
      case 'list':
        this.#context.onMoved();
        this.touched();
        return this.#hit(LOOK);
      case 'access':
        // What may be read and done, an open case included, may be otherwise now.
        return this.catchUp();
      case 'answering':
        return this.#context.onAnswering(change);
      case 'draft':
        return this.#context.onDraft(change.caseId, change.version);
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
    if (!this.#stream) this.#connect();
    if (!this.#isOpen) return this.catchUp();
    for (const name of missed) this.#hit(name);
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
