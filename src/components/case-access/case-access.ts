import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { Observe, type CaseStore, type Messages } from '../../controllers/index.ts';
import { dataOf, type Access, type AgencyAccess, type ConsentState } from '../../domain/index.ts';
import type { CaseLocation } from '../../domain/location.ts';
import {
  addressOf,
  ConnectedElement,
  isPlainClick,
  markEmpty,
  renderFailure,
  renderSignedOut,
} from '../../element/index.ts';
import { LiveRegion } from '../../element/live-region.ts';
import { CaseNavigateEvent } from '../../events/index.ts';
import { renderNoInvitation, renderPanel, spokenResult, type PanelOptions } from './access-panels.ts';
import { accessStyles } from './case-access.styles.ts';
import { InvitationAnswers, type Decision } from './invitation-answers.ts';
import { renderNoAccess } from './no-access.ts';
import { ShownInvitations } from './shown-invitations.ts';

const CLOSED_CASES: CaseLocation = { view: 'list', query: { status: ['closed'] } };

/**
 * Consent in words: who asks, what is exchanged, and the two buttons where this user may answer. Stands in the portal,
 * and alone on a start page or behind an e-mail link, since an invited company has no menu entry yet.
 *
 * @summary The consent with each agency, and the answer to an invitation.
 * @tag case-access
 * @fires {CaseAccessChangeEvent} case-access-change - Consent has changed (dispatched by the client).
 * @fires {CaseNavigateEvent} case-navigate - The way to the closed cases was taken; cancelled, the host goes there itself.
 * @csspart base - The element that carries `lang`.
 * @csspart panel - What is said about one agency.
 */
export class CaseAccess extends ConnectedElement {
  static readonly tag: string = 'case-access';
  static override styles = [...ConnectedElement.styles, accessStyles];

  /** Shows this agency only. */
  @property({ attribute: 'agency-id' }) agencyId?: string;

  /** Name of the user's company, for the sentence that asks; else as the back end names it, else "your company". */
  @property({ attribute: 'company-name' }) companyName?: string;

  /** Tells of agencies with which all is well, too; without it nothing is shown of them. */
  @property({ type: Boolean, attribute: 'show-active' }) showActive = false;

  /** Path behind which the host shows the portal: gives a paused or ended consent a link to the closed cases. */
  @property({ attribute: 'base-path' }) basePath?: string;

  /** Level of the headings, 1–6. */
  @property({ type: Number, attribute: 'heading-level' }) headingLevel = 2;

  /** Shows agencies in these states only (the portal, above a list that can be read), and what was just answered here. */
  @property({ attribute: false }) only?: readonly ConsentState[];

  readonly #access = new Observe(this, () => this.connection.store?.access() ?? null);
  readonly #live = new LiveRegion(this);
  readonly #answers = new InvitationAnswers(this, (agencyId) => {
    this.#settled = agencyId;
  });
  #settled: string | undefined;

  constructor() {
    super();
    new ShownInvitations(this, () => {
      const { store } = this.connection;
      const access = dataOf(this.#access.value ?? { state: 'idle' });
      if (!store || !access || access.role === 'none') return null;
      const invited = this.#agencies(store, access).filter(({ state }) => state === 'invited');
      return { store, agencyIds: invited.map(({ agency }) => agency.id) };
    });
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    markEmpty(this);
    this.#tellResult();
  }

  protected override renderWaiting(): unknown {
    return nothing;
  }

  protected override renderConnected(messages: Messages, store: CaseStore): unknown {
    if (store.signedOut.value) return renderSignedOut(messages);
    const remote = this.#access.value ?? { state: 'idle' };
    const access = dataOf(remote);
    if (access)
      return access.role === 'none'
        ? this.#renderNoRole(messages, access)
        : this.#renderAgencies(messages, store, access);
    // On a start page, most companies have nothing to be told: no grey boxes that come and go.
    if (remote.state !== 'failed') return nothing;
    return renderFailure(messages, remote.failure, () => store.retry({ access: true }), messages.t('access.failed'));
  }

  #agencies(store: CaseStore, { agencies }: Access): readonly AgencyAccess[] {
    const { agencyId, only } = this;
    return agencies
      .filter(({ agency }) => agencyId === undefined || agency.id === agencyId)
      .filter(
        ({ agency, state }) => !only || only.includes(state) || this.#answers.of(store, agency.id)?.state === 'done',
      );
  }

  #renderAgencies(messages: Messages, store: CaseStore, access: Access): unknown {
    const panels = this.#agencies(store, access)
      .map((agency) => ({
        id: agency.agency.id,
        panel: renderPanel(messages, agency, this.#optionsFor(store, access, agency)),
      }))
      .filter(({ panel }) => panel !== null);
    const isUnknown = this.agencyId !== undefined && !access.agencies.some(({ agency }) => agency.id === this.agencyId);
    // Whoever asks for certain states only has no use for a word where there is no agency at all.
    if (isUnknown || (access.agencies.length === 0 && !this.only))
      return renderNoInvitation(messages, this.headingLevel);
    if (panels.length === 0) return nothing;
    return html`<div class="panels">
      ${repeat(
        panels,
        ({ id }) => id,
        ({ id, panel }) => this.#renderOne(id, panel),
      )}
    </div>`;
  }

  /** Only what was asked for: whoever wants invitations alone has no use for a word about the role. */
  #renderNoRole(messages: Messages, access: Access): unknown {
    return this.only ? nothing : renderNoAccess(messages, access);
  }

  #renderOne(id: string, panel: unknown): TemplateResult {
    return html`<div data-agency=${id}>${panel}</div>`;
  }

  #optionsFor(store: CaseStore, { client }: Access, { agency, invitation }: AgencyAccess): PanelOptions {
    const send = (decision: Decision) => {
      if (invitation) void this.#answers.send(store, agency.id, invitation.id, decision);
    };
    return {
      level: this.headingLevel,
      client: { ...client, ...(this.companyName ? { name: this.companyName } : {}) },
      showActive: this.showActive,
      canAnswer: store.offers.answerInvitation,
      answer: this.#answers.of(store, agency.id),
      send,
      history: addressOf(this.basePath, CLOSED_CASES),
      goToHistory: this.#goToHistory,
    };
  }

  readonly #goToHistory = (event: MouseEvent): void => {
    if (!isPlainClick(event)) return;
    if (!this.dispatchEvent(new CaseNavigateEvent({ location: CLOSED_CASES }))) event.preventDefault();
  };

  /** Once the answer has arrived: said politely, and the focus goes to the words that took the buttons' place. */
  #tellResult(): void {
    const id = this.#settled;
    const { store } = this.connection;
    const { messages } = this;
    if (id === undefined || !store || !messages) return;
    this.#settled = undefined;
    const answer = this.#answers.of(store, id);
    const agency = dataOf(this.#access.value ?? { state: 'idle' })?.agencies.find((each) => each.agency.id === id);
    if (!answer || !agency || answer.state !== 'done') return;
    this.#live.say(spokenResult(messages, agency.agency.name, answer.decision), messages.language);
    const panels = [...this.renderRoot.querySelectorAll<HTMLElement>('[data-agency]')];
    panels
      .find(({ dataset }) => dataset['agency'] === id)
      ?.querySelector<HTMLElement>('.title')
      ?.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'case-access': CaseAccess;
  }
}
