/** What each budget of performance.md §3 measures: small entries as a host would write them, and how much they may weigh (kB, brotli 11). */

const define = (...tags: readonly string[]): string => tags.map((tag) => `import '/src/define/${tag}.ts';`).join('\n');

/** The list page: provider, REST adapter, menu entry, list, card. */
export const listPage = `${define('case-provider', 'case-menu-item', 'case-list', 'case-card')}
export { createRestAdapter } from '/src/adapter/rest/index.ts';`;

/** What is needed when a case is opened. */
export const openedCase = define('case-detail', 'reply-form');

/** What a host already has; shared, not counted. */
export const sharedByHost = ['lit', '@lit/context', 'i18next'];

/** In kB; why they are not those of performance.md §3: stories/docs/decisions/0016-byte-budgets.md. */
export const budgets = {
  listPageShared: 50,
  listPage: 71,
  openingACase: 65,
  later: 20,
  oneFile: 179,
  textsOfTheListPage: 6,
  textsOfACase: 6.7,
  installedPackages: 18,
} as const;
