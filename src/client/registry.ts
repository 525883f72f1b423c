import { toFailure } from '../adapter/adapter-error.ts';
import type { CaseAdapter } from '../adapter/case-adapter.ts';
import type { Session } from '../domain/index.ts';
import { CaseErrorEvent } from '../events/index.ts';
import { createCaseStore, type ClientOptions, type OwnedStore, type Settings } from './create-client.ts';
import { MOMENT } from './observed.ts';
import type { CaseStore, Env } from './types.ts';
import { clearOthers, sessionKey } from './vault.ts';

export interface Lease {
  readonly store: CaseStore;
  /** Gives the client back. It lives a moment longer, so that an element can be moved, and until all is sent. */
  release(): void;
  /** The same, naming who is logged in now: if that is somebody else, everything of this session is forgotten. */
  replacedBy(session: Session | undefined): void;
}

export interface LeaseOptions extends Settings {
  readonly env?: Partial<Env> | undefined;
  /** The browser's other tabs; for tests. */
  readonly tabs?: ClientOptions['tabs'];
}

interface Leased {
  readonly store: OwnedStore;
  readonly key: string;
  leases: number;
  isOver: boolean;
  /** Another user, or nobody: other tabs forget this one too. A change of company is this page's own affair. */
  isSignedOut: boolean;
  cancelFarewell: () => void;
}

const NOBODY: Session = { userId: '', companyId: '' };

const clients = new WeakMap<CaseAdapter, Map<string, Leased>>();
/** For knowing whose unsent input may stay in memory. */
const living = new Set<Leased>();

/** The client of an adapter and a session: the same one for everybody on the page who asks for the same two. */
export function clientFor(adapter: CaseAdapter, session: Session | undefined, options: LeaseOptions = {}): Lease {
  const who = session ?? NOBODY;
  const leased = find(adapter, who) ?? create(adapter, who, options);
  leased.cancelFarewell();
  leased.leases += 1;
  leased.isOver = leased.isSignedOut = false;
  leased.store.configure(options);
  return leaseOf(adapter, leased);
}

function leaseOf(adapter: CaseAdapter, leased: Leased): Lease {
  let held = true;
  const giveBack = (isOver: boolean, isSignedOut = false) => {
    if (!held) return;
    held = false;
    leased.leases -= 1;
    leased.isOver ||= isOver;
    leased.isSignedOut ||= isSignedOut;
    if (leased.leases === 0) part(adapter, leased);
  };
  return {
    store: leased.store,
    release: () => giveBack(false),
    replacedBy(session = NOBODY) {
      const { session: own } = leased.store;
      giveBack(sessionKey(session) !== sessionKey(own), session.userId !== own.userId);
    },
  };
}

function find(adapter: CaseAdapter, session: Session): Leased | undefined {
  return clients.get(adapter)?.get(sessionKey(session) ?? '');
}

function create(adapter: CaseAdapter, session: Session, options: LeaseOptions): Leased {
  const key = sessionKey(session) ?? '';
  // Another user at this machine finds nothing of the last one; several companies of one user may stand side by side.
  if (key !== '') clearOthers((kept) => kept.userId === session.userId || isLiving(kept));
  const store = createCaseStore({ adapter, session, ...options });
  const leased: Leased = { store, key, leases: 0, isOver: false, isSignedOut: false, cancelFarewell: () => undefined };
  const ofAdapter = clients.get(adapter) ?? new Map<string, Leased>();
  ofAdapter.set(key, leased);
  clients.set(adapter, ofAdapter);
  living.add(leased);
  return leased;
}

function isLiving(session: Session): boolean {
  const key = sessionKey(session) ?? '';
  return [...living].some((leased) => leased.key === key);
}

/** Nobody holds it any more: forgets it at once when its session is over, else a moment after all has been sent. */
function part(adapter: CaseAdapter, leased: Leased): void {
  const { store } = leased;
  if (leased.isOver) {
    remove(adapter, leased);
    const over = leased.isSignedOut ? store.reset() : store.forget();
    over.catch((thrown: unknown) => {
      const { kind } = toFailure(thrown);
      store.emit(() => new CaseErrorEvent({ kind, operation: 'draftStore.clear' }));
    });
    store.dispose();
    return;
  }
  let stopWaiting = () => undefined as void;
  const timer = store.env.setTimeout(() => {
    stopWaiting = store.whenIdle(() => {
      remove(adapter, leased);
      store.dispose();
    });
  }, MOMENT);
  leased.cancelFarewell = () => {
    store.env.clearTimeout(timer);
    stopWaiting();
  };
}

function remove(adapter: CaseAdapter, leased: Leased): void {
  living.delete(leased);
  clients.get(adapter)?.delete(leased.key);
}
