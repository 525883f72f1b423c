import type { Browser, Locator, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { createDeskClient, type DeskClient } from '../../mocks/desk-client.ts';
import { createRestAdapter } from '../../src/adapter/rest/index.ts';
import type { CaseAdapter } from '../../src/adapter/case-adapter.ts';
import type { CaseQuery, CaseSummary } from '../../src/domain/index.ts';
import {
  axeViolations,
  focusedText,
  openPage,
  resetTo,
  startBrowser,
  startService,
  type OpenOptions,
  type RunningService,
} from './support.ts';

/** What the journeys of a file are played with. */
export interface Stage {
  readonly service: RunningService;
  readonly browser: Browser;
  /** The agency, by the hand of Anna Berg. */
  readonly desk: DeskClient;
  /** A window at this path, whose logged errors are collected in `errors`. */
  open(path: string, options?: OpenOptions): Promise<Page & { readonly errors: string[] }>;
}

/** Service and browser for all tests of the file that calls this; each test begins with this data set and no window. */
export function useStage(scenario: string): Stage {
  const stage: { service?: RunningService; browser?: Browser; desk?: DeskClient } = {};
  const here = <T>(part: T | undefined): T => {
    if (part === undefined) throw new Error('The stage is set before the first test.');
    return part;
  };
  beforeAll(async () => {
    [stage.service, stage.browser] = await Promise.all([startService(), startBrowser()]);
    stage.desk = createDeskClient({ baseUrl: stage.service.url, consultantId: 'anna' });
  });
  beforeEach(() => resetTo(here(stage.service), scenario));
  afterEach(() =>
    Promise.all(
      here(stage.browser)
        .contexts()
        .map((context) => context.close()),
    ),
  );
  afterAll(async () => {
    await stage.browser?.close();
    await stage.service?.stop();
  });
  return {
    get service() {
      return here(stage.service);
    },
    get browser() {
      return here(stage.browser);
    },
    get desk() {
      return here(stage.desk);
    },
    open: (path, options) => openPage(here(stage.browser), here(stage.service).url + path, options),
  };
}

/** One person at one company, beside every page: what the service itself says, and a hand that acts. */
export interface Device {
  readonly adapter: CaseAdapter;
  readonly call: () => { session: { userId: string; companyId: string }; signal: AbortSignal };
  /** All cases that answer to a query, in its order. */
  list(query: CaseQuery): Promise<readonly CaseSummary[]>;
}

export function deviceOf(service: RunningService, userId = 'maria', companyId = 'lindqvist'): Device {
  const getHeaders = () => ({ Authorization: `Bearer demo-${userId}` });
  const adapter = createRestAdapter({ baseUrl: `${service.url}/api`, getHeaders });
  const call = () => ({ session: { userId, companyId }, signal: new AbortController().signal });
  return {
    adapter,
    call,
    async list(query) {
      const { items } = await adapter.listCases(query, { ...call(), cursor: null, limit: 100 });
      return items.filter((item): item is CaseSummary => 'subject' in item);
    },
  };
}

/** Fails at what axe objects to. */
export async function clean(page: Page): Promise<void> {
  expect(await axeViolations(page)).toEqual([]);
}

/** Waits until what has the focus says this. */
export async function focusOn(page: Page, text: string | RegExp): Promise<void> {
  await expect.poll(() => focusedText(page)).toMatch(text);
}

/** The links of all cards on a page that is shown, in their order. */
export const cardsOn = (page: Page): Locator =>
  page.getByRole('main').getByRole('listitem').getByRole('heading').getByRole('link');

/** Words as they are read: every white space is one space. */
export const plain = (text: string): string => text.replace(/\s+/g, ' ').trim();
