/** How the list page begins: what it asks for, and how soon the first card is there. */
import { createDemoOffice, demoSession } from '../../mocks/demo-adapter.ts';
import { createRestAdapter } from '../../src/adapter/rest/index.ts';
import { CaseCard } from '../../src/components/case-card/case-card.ts';
import { CaseList } from '../../src/components/case-list/case-list.ts';
import type { CaseQuery } from '../../src/domain/index.ts';
import { benchStore, viewOf } from '../lists/store.ts';
import { vanillaList } from '../lists/vanilla.ts';
import { mineOf } from './adapter.ts';
import { painted, until } from './turns.ts';

export const SHEETS = [...new Set([CaseList, CaseCard].flatMap(({ elementStyles }) => elementStyles))]
  .map((style) => (style instanceof CSSStyleSheet ? style : style.styleSheet))
  .filter((sheet) => sheet !== undefined);

/** What a first page holds. */
const FIRST_PAGE = 50;
const OPEN: CaseQuery = { status: ['awaitingCompany', 'awaitingAgency', 'unknown'] };

const hasCard = (list: Element): boolean =>
  Boolean(list.shadowRoot?.querySelector('case-card')?.shadowRoot?.textContent);

/** From defined element and present data until the first card is painted, its code run for the first time (ms). */
export async function firstCard(): Promise<number> {
  const store = benchStore(FIRST_PAGE);
  store.set(OPEN, viewOf(mineOf(FIRST_PAGE)));
  const start = performance.now();
  const list = document.createElement('case-list');
  Object.assign(list, { client: store, locale: 'sv', basePath: '#/a' });
  document.body.append(list);
  do await painted();
  while (!hasCard(list));
  return performance.now() - start;
}

/** The cards of such a page as HTML. */
export function htmlOfVanilla(): Promise<string> {
  return Promise.resolve(vanillaList(mineOf(FIRST_PAGE), SHEETS).shadowRoot?.innerHTML ?? '');
}

/** The control: the same HTML, parsed by the browser (ms). */
export async function firstVanilla(html: string): Promise<number> {
  const start = performance.now();
  const box = document.createElement('div');
  const root = box.attachShadow({ mode: 'open' });
  root.adoptedStyleSheets = SHEETS;
  root.innerHTML = html;
  document.body.append(box);
  await painted();
  return performance.now() - start;
}

interface Asked {
  readonly path: string;
  readonly began: number;
  ended: number;
}

const asked: Asked[] = [];
let clock = 0;

/** Provider, menu entry and list over the REST adapter and the office. How many requests it took, and how many times one had to wait for another. */
export async function listPage(): Promise<{ readonly requests: number; readonly waits: number }> {
  const { office, ready } = createDemoOffice('default');
  await ready;
  const adapter = createRestAdapter({
    baseUrl: 'http://office.invalid/api',
    getHeaders: () => ({ Authorization: 'Bearer demo-maria' }),
    fetch: async (input, init) => {
      const request = new Request(input, init);
      const one: Asked = { path: new URL(request.url).pathname, began: (clock += 1), ended: Infinity };
      asked.push(one);
      const response = await office.fetch(request);
      one.ended = clock += 1;
      return response;
    },
  });
  const provider = document.createElement('case-provider');
  Object.assign(provider, { adapter, session: demoSession(), locale: 'sv' });
  const list = document.createElement('case-list');
  provider.append(document.createElement('case-menu-item'), list);
  document.body.append(provider);
  await until(() => hasCard(list));
  // The live stream is open all the while.
  const needed = asked.filter(({ path }) => !path.endsWith('/events'));
  const waits = needed.filter(({ began }) => needed.some(({ ended }) => ended < began)).length;
  return { requests: needed.length, waits };
}

/** What has been asked for up to now. */
export const paths = (): Promise<string[]> => Promise.resolve(asked.map(({ path }) => path));
