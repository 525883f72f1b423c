/** The REST adapter over an agency office in the same page: no server, no service worker. */
import { createRestAdapter } from '../src/adapter/rest/index.ts';
import type { CaseAdapter } from '../src/adapter/case-adapter.ts';
import type { Session } from '../src/domain/index.ts';
import { createDeskClient, type DeskClient } from './desk-client.ts';
import { Unreachable } from './office/http/problem.ts';
import { createMemoryFiles, createMemoryStorage } from './office/memory-storage.ts';
import type { ScenarioName, SeedData } from './office/model.ts';
import { createOffice, type Office } from './office/office.ts';

export interface DemoOfficeOptions {
  /** Milliseconds since 1970; default the clock. */
  now?(): number;
  /** Milliseconds before each answer; `Infinity` never answers. Default 0. */
  readonly latency?: number;
  /** How long a virus scan takes, in milliseconds; `Infinity` never ends one. Default 3 000. */
  readonly scanMs?: number;
  /** Makes every call of the company's side fail. */
  readonly fault?: 'server' | 'offline';
}

export interface DemoAdapterOptions extends DemoOfficeOptions {
  /** Who is logged in; default `maria`. */
  readonly user?: string;
}

export interface DemoOffice {
  /** The company's side for one user; the same adapter for the same user. */
  adapter(userId?: string): CaseAdapter;
  /** The agency's side, played by Anna at Björkgården. */
  readonly desk: DeskClient;
  /** The same for another consultant. */
  deskOf(consultantId: string): DeskClient;
  readonly office: Office;
  /** Makes calls slow or failing from now on; nothing given: none of it. */
  setFaults(faults?: { readonly delayMs?: number; readonly fail?: 'server' | 'offline' | null }): Promise<void>;
  /** Resolves when the data is there. Calls wait for it by themselves. */
  readonly ready: Promise<void>;
}

/** An address that no request ever leaves for. */
const ORIGIN = 'http://office.invalid';

const COMPANIES: Readonly<Record<string, string>> = {
  maria: 'lindqvist',
  per: 'lindqvist',
  karin: 'norrbo',
  sara: 'ankaret',
  olle: 'ekdahl',
};

/** The session of one of the demo's users. */
export const demoSession = (userId = 'maria'): Session => ({ userId, companyId: COMPANIES[userId] ?? 'lindqvist' });

/** Resolves after the delay; rejects as `fetch` does when the caller gives up first. */
function delayed(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (): void => reject(signal.reason as Error);
    if (signal.aborted) return fail();
    signal.addEventListener('abort', fail, { once: true });
    if (ms !== Number.POSITIVE_INFINITY) setTimeout(resolve, ms);
  });
}

/** What the work gives, unless the caller gives up first. */
function orAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const fail = (): void => reject(signal.reason as Error);
    if (signal.aborted) return fail();
    signal.addEventListener('abort', fail, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', fail));
  });
}

/** `fetch` that asks the office instead of the network, and fails as the network would. */
function fetchFrom(office: Office, ready: Promise<void>, latency: number): typeof fetch {
  return async (input, init) => {
    const request = new Request(input, init);
    const { signal } = request;
    await orAborted(ready, signal);
    if (latency > 0) await delayed(latency, signal);
    try {
      return await orAborted(office.fetch(request), signal);
    } catch (error) {
      throw error instanceof Unreachable ? new TypeError('Failed to fetch', { cause: error }) : error;
    }
  };
}

async function postFaults(office: Office, faults: object): Promise<void> {
  const init = { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(faults) };
  await office.fetch(new Request(`${ORIGIN}/demo/faults`, init));
}

/** An office in the page's memory. */
const officeIn = (now: DemoOfficeOptions['now'], scanMs: number | undefined): Office =>
  createOffice({
    storage: createMemoryStorage(),
    files: createMemoryFiles(),
    ...(now ? { now } : {}),
    ...(scanMs === undefined ? {} : { scanMs }),
  });

/** An office of its own with a named data set, or with data given as such. */
export function createDemoOffice(
  scenario: ScenarioName | SeedData = 'default',
  options: DemoOfficeOptions = {},
): DemoOffice {
  const { now, latency = 0, scanMs, fault } = options;
  const office = officeIn(now, scanMs);
  const ready = (typeof scenario === 'string' ? office.reset(scenario) : office.load(scenario)).then(() =>
    fault ? postFaults(office, { fail: fault }) : undefined,
  );
  // Whoever calls hears of it; a page that only makes an office and never asks it anything does not.
  ready.catch(() => undefined);
  const adapters = new Map<string, CaseAdapter>();
  const make = (userId: string): CaseAdapter => {
    // This office is in this page alone: what happens in it is not for other tabs.
    const { liveName: _ofAService, ...adapter } = createRestAdapter({
      baseUrl: `${ORIGIN}/api`,
      getHeaders: () => ({ Authorization: `Bearer demo-${userId}` }),
      fetch: fetchFrom(office, ready, latency),
    });
    return adapter;
  };
  const deskOf = (consultantId: string): DeskClient =>
    createDeskClient({ baseUrl: ORIGIN, consultantId, fetch: fetchFrom(office, ready, 0) });
  return {
    adapter: (userId = 'maria') => {
      const adapter = adapters.get(userId) ?? make(userId);
      adapters.set(userId, adapter);
      return adapter;
    },
    desk: deskOf('anna'),
    deskOf,
    office,
    setFaults: async (faults = {}) => {
      await ready;
      await postFaults(office, faults);
    },
    ready,
  };
}

/** A complete adapter without any server, for stories, tests and pages of one's own. */
export function createDemoAdapter(
  scenario: ScenarioName | SeedData = 'default',
  options: DemoAdapterOptions = {},
): CaseAdapter {
  return createDemoOffice(scenario, options).adapter(options.user);
}
