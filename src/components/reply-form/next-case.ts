import type { ReactiveControllerHost } from 'lit';
import { Observe, type CaseListView, type CaseStore } from '../../controllers/index.ts';
import { groupCases } from '../../domain/groups.ts';
import { dataOf, todayIn, type CaseId, type Remote } from '../../domain/index.ts';
import type { Next } from './receipt.ts';

/** What waits after a sent act; the list is asked for only then. */
export class NextCase {
  readonly #store: () => CaseStore | null;
  readonly #list: Observe<Remote<CaseListView>>;

  constructor(host: ReactiveControllerHost & HTMLElement, store: () => CaseStore | null, wanted: () => boolean) {
    this.#store = store;
    this.#list = new Observe(host, () => (wanted() ? (store()?.list({}) ?? null) : null));
  }

  /** The first case that needs the user, other than the one just answered. */
  after(caseId: CaseId): Next {
    const store = this.#store();
    const view = this.#list.value && dataOf(this.#list.value);
    if (!store || !view) return undefined;
    // Whoever has just sent something may act.
    const viewer = { userId: store.session.userId, mayAct: true };
    const { groups } = groupCases(view.items, viewer, todayIn(undefined, store.env.now()));
    const waiting = groups.find((group) => group.name === 'needsYou')?.cases ?? [];
    const summary = waiting.find((one) => one.id !== caseId);
    return summary ? { summary } : { withAgency: view.counts.awaitingAgency };
  }
}
