import type { CaseQuery } from '../domain/index.ts';

/**
 * The list wants another query. Its fields leave out what the user searched for, so that whoever logs events logs no
 * names; a host that keeps the query in its address asks `whole()`.
 */
export class CaseQueryChangeEvent extends Event {
  static readonly type = 'case-query-change';

  /** The query without its search text. */
  readonly query: Omit<CaseQuery, 'text'>;
  readonly #query: CaseQuery;

  constructor(init: { readonly query: CaseQuery }) {
    super(CaseQueryChangeEvent.type, { bubbles: true, composed: true, cancelable: true });
    const { text: _searched, ...query } = init.query;
    this.query = query;
    this.#query = init.query;
  }

  /** The query with its search text. */
  whole(): CaseQuery {
    return this.#query;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'case-query-change': CaseQueryChangeEvent;
  }
}
