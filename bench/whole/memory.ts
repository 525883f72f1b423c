/** What stays in memory: while one pages to the end, and after many mounts. */
import type { CaseSummary } from '../../src/domain/index.ts';
import { mineOf, plainAdapter, session } from './adapter.ts';
import { frame, turn, until } from './turns.ts';

const PAGE = 50;
let cases: readonly CaseSummary[] = [];
let served = 0;

/** The data alone. */
export function hold(count: number): Promise<void> {
  cases = mineOf(count);
  return Promise.resolve();
}

/** Scrolls on until so many cases have come. */
export async function pageTo(count: number): Promise<void> {
  if (!document.querySelector('case-list')) {
    const list = document.createElement('case-list');
    const adapter = plainAdapter(cases, PAGE, { served: (more) => (served += more) });
    document.body.append(Object.assign(list, { adapter, session, locale: 'sv' }));
  }
  await until(() => {
    scrollTo(0, document.documentElement.scrollHeight);
    return served >= count;
  });
  for (let frames = 4; frames > 0; frames--) await frame();
}

const CONTENT: Readonly<Record<string, string>> = {
  'case-list': 'case-card',
  'case-detail': 'reply-form',
  'reply-form': '[part~=send], button',
};

const few = plainAdapter(mineOf(PAGE), PAGE);

/** Mounts an element until it shows its data, and takes it away, so many times. */
export async function mounts(tag: string, times: number): Promise<void> {
  for (let time = times; time > 0; time--) {
    const element = document.createElement(tag);
    Object.assign(element, { adapter: few, session, locale: 'sv', ...(tag !== 'case-list' && { caseId: 'c1' }) });
    document.body.append(element);
    await until(() => Boolean(element.shadowRoot?.querySelector(CONTENT[tag] ?? '*')), turn);
    element.remove();
    await turn();
  }
}
