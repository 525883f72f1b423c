/** What runs in the browser: each measure once, from the call until everything is laid out (ms). */
import { CaseCard } from '../../src/components/case-card/case-card.ts';
import { CaseList } from '../../src/components/case-list/case-list.ts';
import { define } from '../../src/define/parts/case-list.ts';
import type { CaseQuery } from '../../src/domain/index.ts';
import { casesOf } from './data.ts';
import { benchStore, viewOf, type BenchStore } from './store.ts';
import { vanillaList } from './vanilla.ts';

define();

const SHEETS = [...new Set([CaseList, CaseCard].flatMap(({ elementStyles }) => elementStyles))]
  .map((style) => (style instanceof CSSStyleSheet ? style : style.styleSheet))
  .filter((sheet) => sheet !== undefined);

const LATER = '2026-11-21T08:00:00Z';
const OPEN: CaseQuery = { status: ['awaitingCompany', 'awaitingAgency', 'unknown'] };
const data = new Map<number, ReturnType<typeof casesOf>>();
const cases = (count: number): ReturnType<typeof casesOf> => {
  const known = data.get(count) ?? casesOf(count);
  data.set(count, known);
  return known;
};

const frame = (): Promise<void> => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));

/** What follows from a rendering within the same task. */
async function afterwards(): Promise<void> {
  for (let turns = 10; turns > 0; turns--) await Promise.resolve();
}

/** A list of up to so many cards draws all of them. */
const LONG = 200;

/**
 * The list and every card in it have rendered, it has nothing more to render, and the page is laid out. `least`: how many
 * cards have to be there.
 */
async function settled(list: CaseList, least = 1): Promise<void> {
  for (let tries = 100; tries > 0; tries--) {
    await list.updateComplete;
    const cards = [...(list.shadowRoot?.querySelectorAll('case-card') ?? [])];
    await Promise.all(cards.map((card) => card.updateComplete));
    // Asking for a height is what makes the browser lay out.
    if (document.body.offsetHeight < 0) throw new Error('A page has no negative height.');
    await afterwards();
    // The first of all lists waits for its texts, and the cards out of sight for the first paint.
    if (cards.length < least) await frame();
    else if (!list.isUpdatePending) return;
  }
  throw new Error('The list does not come to rest.');
}

async function timed(work: () => Promise<void> | void): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

function mount(count: number): { list: CaseList; store: BenchStore } {
  const store = benchStore(count);
  store.set(OPEN, viewOf(cases(count)));
  const list = document.createElement('case-list');
  list.client = store;
  list.locale = 'sv';
  list.basePath = '#/a';
  return { list, store };
}

/** A list that stands and has come to rest. */
async function standing(count: number): Promise<{ list: CaseList; store: BenchStore }> {
  const mounted = mount(count);
  document.body.append(mounted.list);
  await settled(mounted.list, count > LONG ? 1 : count);
  for (let left = 4; left > 0; left--) await frame();
  await settled(mounted.list);
  return mounted;
}

export async function createVanilla(count: number): Promise<number> {
  const all = cases(count);
  let list: HTMLElement | undefined;
  const ms = await timed(() => {
    list = vanillaList(all, SHEETS);
    document.body.append(list);
    if (document.body.offsetHeight < 0) throw new Error('A page has no negative height.');
  });
  list?.remove();
  await frame();
  return ms;
}

/** Until the cards that can be seen are laid out. */
export const create = (count: number): Promise<number> => created(count, 1);

/** Until the list has nothing more to draw, the first paint in between included. */
export const createWhole = (count: number): Promise<number> => created(count, count > LONG ? 1 : count);

async function created(count: number, least: number): Promise<number> {
  const { list } = mount(count);
  const ms = await timed(async () => {
    document.body.append(list);
    await settled(list, least);
  });
  list.remove();
  await frame();
  return ms;
}

/** Prepares a change, and gives what makes it. */
type Change = (mounted: { list: CaseList; store: BenchStore }, count: number) => () => void;

const CHANGES: Readonly<Record<string, Change>> = {
  filter: ({ list, store }, count) => {
    const query: CaseQuery = { unread: true };
    // As many answers as there are cases, so that both lists are of the length that is compared.
    store.set({ ...query, ...OPEN }, viewOf(cases(count).map((one) => ({ ...one, unread: true }))));
    return () => (list.query = query);
  },
  updateOne: ({ store }, count) => {
    const [first, ...rest] = cases(count);
    const view = viewOf(first ? [{ ...first, subject: 'Ett annat ämne', revision: '2' }, ...rest] : rest);
    return () => store.set(OPEN, view);
  },
  // To the place of what was updated last: every row above where it was is another's then.
  moveOne: ({ store }, count) => {
    const view = viewOf(cases(count).map((one, at) => (at === count >> 1 ? { ...one, updatedAt: LATER } : one)));
    return () => store.set(OPEN, view);
  },
  appendPage: ({ store }, count) => {
    const view = viewOf([...cases(count), ...casesOf(count + 50).slice(count)]);
    return () => store.set(OPEN, view);
  },
  language: ({ list }) => {
    return () => (list.locale = 'en');
  },
};

export async function change(name: string, count: number): Promise<number> {
  const mounted = await standing(count);
  const make = CHANGES[name]?.(mounted, count);
  if (!make) throw new Error(`There is no change ${name}.`);
  const ms = await timed(async () => {
    make();
    await settled(mounted.list);
  });
  mounted.list.remove();
  await frame();
  return ms;
}

export const changes = Object.keys(CHANGES);

let kept: CaseList | undefined;

/** The data alone, for the heap below the list. */
export function hold(count: number): void {
  cases(count);
}

export async function keep(count: number): Promise<number> {
  kept = (await standing(count)).list;
  return kept.shadowRoot?.querySelectorAll('case-card').length ?? 0;
}
