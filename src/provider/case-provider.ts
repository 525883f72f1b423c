import { ContextProvider } from '@lit/context';
import type { i18n } from 'i18next';
import { html, LitElement, type PropertyValues } from 'lit';
import { property } from 'lit/decorators.js';
import type { CaseAdapter } from '../adapter/case-adapter.ts';
import { clientFor, type Lease } from '../client/registry.ts';
import type { CaseClient, CaseStore, DraftStore } from '../client/types.ts';
import { clientContext, settingsContext, textsContext } from '../context/index.ts';
import type { Limits, Session } from '../domain/index.ts';
import { createTextService, type Resources } from '../i18n/index.ts';
import { providerStyles } from './case-provider.styles.ts';

/** What makes one client; a change of any of these makes another. */
const CLIENT_INPUTS = ['adapter', 'client', 'session', 'draftStore', 'limits'] as const;
const TEXT_INPUTS = ['locale', 'i18n', 'resources'] as const;

/**
 * Gives everything below it one client and one language.
 *
 * @summary The composition root: adapter, session, language and theme for the elements inside it.
 * @tag case-provider
 * @slot - The part of the page that uses the elements.
 */
export class CaseProvider extends LitElement {
  static readonly tag: string = 'case-provider';
  static override styles = providerStyles;

  /** The door to the back end. */
  @property({ attribute: false }) adapter?: CaseAdapter;

  /** A shared client from `createCaseClient`; wins over `adapter`. */
  @property({ attribute: false }) client?: CaseClient;

  /** Who is logged in, and for which company. A change clears everything of the former session. */
  @property({ attribute: false }) session?: Session;

  /** Where drafts outlive the page. Without it, what is typed lives as long as the page. */
  @property({ attribute: false }) draftStore?: DraftStore;

  /** File limits of the host; the narrowest of these, the back end's and an item's hold. */
  @property({ attribute: false }) limits?: Limits;

  /** BCP 47 language, live-switchable. */
  @property() locale?: string;

  /** The host's own i18next instance; only read, its language followed. */
  @property({ attribute: false }) i18n?: i18n;

  /** Texts of the host by language. */
  @property({ attribute: false }) resources?: Resources;

  /** `light`, `dark` or `auto` (the system's); without it the page's own `color-scheme` holds. */
  @property({ reflect: true }) theme?: 'light' | 'dark' | 'auto';

  /** Turns off every key that the elements give a meaning of their own: arrows in the list, Esc, Ctrl+Enter. */
  @property({ type: Boolean, attribute: 'no-shortcuts' }) noShortcuts = false;

  readonly #clients = new ContextProvider(this, { context: clientContext, initialValue: null });
  readonly #service = createTextService();
  readonly #texts = new ContextProvider(this, {
    context: textsContext,
    initialValue: { texts: {}, service: this.#service },
  });
  readonly #settings = new ContextProvider(this, { context: settingsContext, initialValue: { noShortcuts: false } });
  #leased: Lease | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#provideTexts();
    // A first connection goes through `willUpdate`; this is for one that comes back.
    if (this.hasUpdated) this.#provideClient();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#service.update({});
    this.#leased?.release();
    this.#leased = undefined;
    this.#clients.setValue(null);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!this.isConnected) return;
    if (!this.hasUpdated || CLIENT_INPUTS.some((name) => changed.has(name))) this.#provideClient();
    if (TEXT_INPUTS.some((name) => changed.has(name))) this.#provideTexts();
    if (changed.has('noShortcuts')) this.#settings.setValue({ noShortcuts: this.noShortcuts });
  }

  protected override render(): unknown {
    return html`<slot></slot>`;
  }

  #provideClient(): void {
    const former = this.#leased;
    const { adapter, session, draftStore, limits } = this;
    this.#leased = this.client || !adapter ? undefined : clientFor(adapter, session, { draftStore, limits });
    // Every client comes from createCaseClient, whose result is a store; hosts see the narrower type.
    this.#clients.setValue((this.client as CaseStore | undefined) ?? this.#leased?.store ?? null);
    former?.replacedBy(this.client?.session ?? session);
  }

  #provideTexts(): void {
    const { locale, i18n, resources } = this;
    this.#service.update({ locale, i18n, resources });
    this.#texts.setValue({ texts: { locale, i18n, resources }, service: this.#service });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'case-provider': CaseProvider;
  }
}
