import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { clientFor, type Lease } from '../client/registry.ts';
import type { CaseAdapter, CaseClient, CaseStore } from '../client/types.ts';
import { clientContext } from '../context/index.ts';
import type { Session } from '../domain/index.ts';
import { ContextValue } from './context-value.ts';

/** What a host may give an element directly. */
export interface ClientInputs {
  readonly adapter?: CaseAdapter | undefined;
  readonly client?: CaseClient | undefined;
  readonly session?: Session | undefined;
}

export type ClientHost = ReactiveControllerHost & HTMLElement & ClientInputs;

/** How long a page may take to give an adapter before the element says that it has none (ms). */
const PATIENCE = 1000;

/** The client of an element: its own `client`, else one for its own `adapter`, else the nearest provider's. */
export class ClientController implements ReactiveController {
  readonly #host: ClientHost;
  readonly #provided: ContextValue<CaseStore>;
  #adapter: CaseAdapter | undefined;
  #session: Session | undefined;
  #leased: Lease | undefined;
  #voiced: CaseStore | null = null;
  #stopVoice: (() => void) | undefined;
  #stopSignedOut: (() => void) | undefined;
  #patience: ReturnType<typeof setTimeout> | undefined;
  #missing = false;

  constructor(host: ClientHost) {
    this.#host = host;
    this.#provided = new ContextValue(host, clientContext);
    host.addController(this);
  }

  /** The client, or `null` while there is none. */
  get store(): CaseStore | null {
    const { client } = this.#host;
    // Every client comes from createCaseClient, whose result is a store; hosts see the narrower type.
    if (client) return client as CaseStore;
    if (this.#host.adapter) return this.#leased?.store ?? null;
    return this.#provided.value;
  }

  /** No client, and the page has had time enough to give one. */
  get missing(): boolean {
    return this.#missing && !this.store;
  }

  hostConnected(): void {
    this.#host.requestUpdate();
    this.#patience = setTimeout(() => {
      this.#missing = true;
      if (!this.store) this.#host.requestUpdate();
    }, PATIENCE);
  }

  hostUpdate(): void {
    if (!this.#host.isConnected) return;
    this.#lease();
    this.#speakFor(this.store);
  }

  hostDisconnected(): void {
    clearTimeout(this.#patience);
    this.#missing = false;
    this.#speakFor(null);
    this.#leased?.release();
    this.#leased = undefined;
    this.#adapter = undefined;
  }

  #lease(): void {
    const { adapter, session, client } = this.#host;
    const wanted = client ? undefined : adapter;
    if (wanted === this.#adapter && sameSession(session, this.#session)) return;
    this.#adapter = wanted;
    this.#session = session;
    const former = this.#leased;
    this.#leased = wanted ? clientFor(wanted, session) : undefined;
    former?.replacedBy(client?.session ?? session);
  }

  #speakFor(store: CaseStore | null): void {
    if (store === this.#voiced) return;
    this.#stopVoice?.();
    this.#stopSignedOut?.();
    this.#voiced = store;
    this.#stopVoice = store?.attachVoice(this.#host);
    this.#stopSignedOut = store?.signedOut.subscribe(() => this.#host.requestUpdate());
  }
}

function sameSession(a: Session | undefined, b: Session | undefined): boolean {
  return a === b || (a?.userId === b?.userId && a?.companyId === b?.companyId);
}
