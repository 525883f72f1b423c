import type { DemoIcon } from '../shared/icons.ts';
import type { ShellTexts } from './texts.ts';

export interface Page {
  readonly path: string;
  readonly icon: DemoIcon;
  readonly text: keyof ShellTexts;
}

/** The host's own pages; all but the first are placeholders and say so. */
export const PAGES: readonly Page[] = [
  { path: '/', icon: 'home', text: 'home' },
  { path: '/forsaljning', icon: 'sales', text: 'sales' },
  { path: '/inkop', icon: 'purchases', text: 'purchases' },
  { path: '/kassa-och-bank', icon: 'bank', text: 'bank' },
  { path: '/bokforing', icon: 'books', text: 'books' },
  { path: '/lon', icon: 'payroll', text: 'payroll' },
  { path: '/skatt-och-moms', icon: 'tax', text: 'tax' },
];

export const SETTINGS: Page = { path: '/installningar', icon: 'settings', text: 'settings' };

/** Where the cases live in this host. */
export const CASES_PATH = '/byraarenden';

/** The part of an address below the cases' own path, or `null` for another page. */
export function casesPath(url: URL): string | null {
  if (url.pathname !== CASES_PATH && !url.pathname.startsWith(`${CASES_PATH}/`)) return null;
  return url.pathname.slice(CASES_PATH.length).replace(/^\//, '') + url.search;
}
