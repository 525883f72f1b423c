/** What every element has to be held to, and how each is made to show a case of the demo's office. */
import { createDemoAdapter, demoSession } from '../../../mocks/demo-adapter.ts';
import type { CaseElement } from '../../../src/element/case-element.ts';
import { SAMPLE } from '../samples.ts';

export interface Tried {
  readonly tag: string;
  /** What a host sets, beside language. */
  readonly inputs: () => Readonly<Record<string, unknown>>;
}

const connected = (): Record<string, unknown> => ({ adapter: createDemoAdapter('oneCase'), session: demoSession() });
const aCase = { caseId: 'lindqvist-moms' };

export const ELEMENTS: readonly Tried[] = [
  { tag: 'case-list', inputs: connected },
  { tag: 'case-card', inputs: () => ({ summary: SAMPLE }) },
  {
    tag: 'case-detail',
    inputs: () => ({ adapter: createDemoAdapter('default'), session: demoSession(), ...aCase }),
  },
  {
    tag: 'reply-form',
    inputs: () => ({ adapter: createDemoAdapter('default'), session: demoSession(), ...aCase }),
  },
  { tag: 'case-portal', inputs: connected },
  { tag: 'case-menu-item', inputs: () => ({ ...connected(), href: '#cases' }) },
  { tag: 'case-notifications', inputs: () => ({ adapter: createDemoAdapter('invited'), session: demoSession() }) },
  { tag: 'case-access', inputs: () => ({ adapter: createDemoAdapter('invited'), session: demoSession() }) },
  { tag: 'case-today', inputs: connected },
];

/** Made as a script of a host makes it; not in the page yet. */
export function make({ tag, inputs }: Tried, locale: string, prefix = ''): CaseElement {
  return Object.assign(document.createElement(prefix + tag) as CaseElement, inputs(), { locale });
}
