import type { CaseClient, CaseStore } from '../client/types.ts';
import { dataOf, type Facts } from '../domain/index.ts';
import { CaseFactsEvent } from '../events/index.ts';
import { createTextService, menuLabel, type Messages, type Texts } from '../i18n/index.ts';

/** A menu entry as data, for hosts that draw their own menu. Frozen; a change brings a new one. */
export interface MenuContribution {
  readonly id: string;
  readonly route: string;
  /** Name of a Lucide icon. */
  readonly icon: string;
  /** Empty until the texts are loaded. */
  readonly label: string;
  /** At least one case that this user may read, and consent active or ended with readable history. */
  readonly visible: boolean;
  readonly badge: {
    /** Cases that this user may read. */
    readonly total: number;
    /** Those that wait for this user. */
    readonly actionRequired: number;
    /** In words, for those who do not see the figure; empty where nothing waits. */
    readonly text: string;
    /** Those with something new; beyond the contract. */
    readonly unread?: number;
    /** For the eye: "3", "99+"; empty where nothing waits. Beyond the contract. */
    readonly figure?: string;
  };
  subscribe(onChange: (contribution: MenuContribution) => void): () => void;
  /** Loads and defines the elements behind the entry. */
  load(): Promise<unknown>;
}

/** Above this the figure is "99+", as in the element. */
const MOST = 99;

/** What an entry shows with these facts and texts. */
function entryOf(
  route: string,
  facts: Facts | undefined,
  messages: Messages | null,
  subscribe: MenuContribution['subscribe'],
): MenuContribution {
  const actionRequired = facts?.actionRequired ?? 0;
  return Object.freeze({
    id: 'spiris-cases',
    route,
    icon: 'inbox',
    label: messages ? menuLabel(messages) : '',
    visible: facts?.visible ?? false,
    badge: Object.freeze({
      total: facts?.total ?? 0,
      actionRequired,
      unread: facts?.unread ?? 0,
      figure: actionRequired > MOST ? `${MOST}+` : actionRequired > 0 ? String(actionRequired) : '',
      text: messages && actionRequired > 0 ? messages.t('common.menu.badge', { count: actionRequired }) : '',
    }),
    subscribe,
    load: () => import('../define/case-portal.ts'),
  });
}

/** Facts may go without access being read anew: when the session is over. */
function onFacts(client: CaseClient, tell: () => void): () => void {
  client.addEventListener(CaseFactsEvent.type, tell);
  return () => client.removeEventListener(CaseFactsEvent.type, tell);
}

/** The menu entry of one client, as data. Loading starts with the first `subscribe`. */
export function menuContribution(
  client: CaseClient,
  options: { readonly route: string; readonly texts?: Texts },
): MenuContribution {
  const store = client as CaseStore;
  const service = createTextService();
  service.update(options.texts ?? {});
  const listeners = new Set<(contribution: MenuContribution) => void>();
  const stops: (() => void)[] = [];

  let told = '';
  const tell = () => {
    const contribution = current();
    // Reading anew changes nothing that the menu shows.
    if (told === (told = JSON.stringify(contribution))) return;
    for (const listener of [...listeners]) listener(contribution);
  };
  const subscribe: MenuContribution['subscribe'] = (onChange) => {
    if (listeners.size === 0) {
      told = '';
      stops.push(store.access().subscribe(tell), service.subscribe(tell), onFacts(store, tell));
    }
    listeners.add(onChange);
    return () => {
      listeners.delete(onChange);
      if (listeners.size === 0) for (const stop of stops.splice(0)) stop();
    };
  };
  const current = () =>
    entryOf(options.route, store.facts ?? dataOf(store.access().value)?.facts, service.messages, subscribe);
  return current();
}
