import { html, nothing, type PropertyValues } from 'lit';
import { property } from 'lit/decorators.js';
import { Observe, type CaseStore, type Messages } from '../../controllers/index.ts';
import { barrierTo } from '../../domain/access.ts';
import { dataOf, todayIn, type CaseDetail, type CaseId, type Failure, type Remote } from '../../domain/index.ts';
import {
  addressOf,
  child,
  ConnectedElement,
  deepActive,
  handDown,
  icon,
  isPlainClick,
  pageOf,
  renderSignedOut,
  renderSkeleton,
} from '../../element/index.ts';
import { FileOpener } from '../../element/file-opener.ts';
import { guardDrop } from '../../element/guard-drop.ts';
import { LiveRegion } from '../../element/live-region.ts';
import { CaseCompanySwitchRequestEvent, CaseOpenEvent } from '../../events/index.ts';
import { renderBarrier } from '../case-access/barrier.ts';
import { renderAsk } from './ask.ts';
import { caseDetailStyles } from './case-detail.styles.ts';
import type { CaseView } from './case-view.ts';
import { renderFate } from './fate.ts';
import { renderHead } from './head.ts';
import { PrintingController } from './printing.ts';
import { ReadingController } from './reading.ts';
import { SharePanel } from './share-panel.ts';
import { renderSide } from './side.ts';
import { renderElsewhere, renderLoadFailure, renderNoCase, renderStale } from './situations.ts';
import { renderThread } from './thread.ts';

/**
 * One case: what is asked and why, the reply form while it may be answered, the thread, and who has had the ball.
 *
 * @summary One case of the agency's, to read and to answer.
 * @slot header - Above the case's own heading, e.g. a link back to the list.
 * @slot signing - Beside what is to be approved; see `reply-form`.
 * @fires case-open - A link to another case was activated: what belongs to this one, or the next that waits.
 * @fires case-company-switch-request - The case is one of another company of this user, who wants to see it there.
 * @csspart base - The box around everything.
 */
export class CaseDetailElement extends ConnectedElement {
  static readonly tag: string = 'case-detail';
  static override readonly isCase = true;
  static override styles = [...ConnectedElement.styles, ...caseDetailStyles];

  /** The case to load and show. */
  @property({ attribute: 'case-id' }) caseId?: CaseId;

  /** The case itself, where the host has it already: shown at once, and kept up to date like any other. */
  @property({ attribute: false }) detail?: CaseDetail;

  /** Level of the case's heading in the page, 1–5. */
  @property({ type: Number, attribute: 'heading-level' }) headingLevel = 2;

  /** The address of the list, for a link above the heading. */
  @property({ attribute: 'back-href' }) backHref?: string;

  /** Where the portal lies on the site, for real links to other cases; without it they are buttons. */
  @property({ attribute: 'base-path' }) basePath?: string;

  readonly #remote = new Observe(this, () => this.#observed());
  /** Asked for only where the case could not be had. */
  readonly #access = new Observe(this, () => (this.#refusal ? (this.connection.store?.access() ?? null) : null));
  #barred = false;
  readonly #files = new FileOpener(this, () => this.connection.store);
  readonly #reading = new ReadingController(this, () => this.#open);
  readonly #share = new SharePanel(this, new LiveRegion(this), () => this.#open);
  readonly #printing = new PrintingController(this);
  #focusWanted = false;
  #refused: { readonly caseId: CaseId; readonly failure: Failure } | undefined;

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    const wasBarred = this.#barred;
    this.#barred = this.renderRoot.querySelector('.barrier') !== null;
    // What had the focus may have gone with what was in the way.
    if (wasBarred && !this.#barred && deepActive(this.ownerDocument) === null) this.#focusWanted = true;
    if (this.#focusWanted) this.#focusNow();
  }

  /** Moves the focus to the case's heading, as soon as there is one. */
  focusHeading(): void {
    this.#focusWanted = true;
    this.#focusNow();
  }

  get #open(): { readonly store: CaseStore; readonly detail: CaseDetail } | null {
    const { store } = this.connection;
    const detail = this.#shown;
    return store && detail ? { store, detail } : null;
  }

  get #shown(): CaseDetail | undefined {
    const loaded = this.#remote.value && dataOf(this.#remote.value);
    return loaded ?? this.detail;
  }

  /** Why the case cannot be had, where access may tell more of it; also while it is asked for anew. */
  get #refusal(): Failure | undefined {
    const [remote, { caseId }] = [this.#remote.value, this];
    if (this.#shown || !remote || caseId === undefined) this.#refused = undefined;
    else if (remote.state === 'failed')
      this.#refused = isAboutAccess(remote.failure) ? { caseId, failure: remote.failure } : undefined;
    return this.#refused?.caseId === caseId ? this.#refused?.failure : undefined;
  }

  #observed(): ReturnType<CaseStore['detail']> | null {
    const { store } = this.connection;
    const id = this.detail?.id ?? this.caseId;
    return store && id !== undefined ? store.detail(id) : null;
  }

  #focusNow(): void {
    // What stands here now may be the heading of the case before.
    if (this.isUpdatePending) return;
    const heading = this.renderRoot?.querySelector<HTMLElement>('#subject, #problem');
    if (!heading) return;
    this.#focusWanted = false;
    heading.focus();
  }

  readonly #openCase = (event: MouseEvent, caseId: CaseId): void => {
    if (isPlainClick(event) && !this.dispatchEvent(new CaseOpenEvent({ caseId }))) event.preventDefault();
  };

  protected override renderConnected(messages: Messages, store: CaseStore): unknown {
    const detail = this.#shown;
    const remote = this.#remote.value;
    const header = html`<slot name="header">${this.#renderBack(messages)}</slot>`;
    if (detail) return html`${header}${this.#renderCase(messages, store, detail, remote)}`;
    if (store.signedOut.value) return renderSignedOut(messages, this.headingLevel);
    if (!this.caseId) return html`${header}${renderNoCase(messages, this.headingLevel)}`;
    const failure = remote?.state === 'failed' ? remote.failure : this.#refusal;
    if (failure) return html`${header}${this.#renderFailed(messages, store, this.caseId, failure)}`;
    return html`${header}${renderSkeleton(messages, 6)}`;
  }

  #renderFailed(messages: Messages, store: CaseStore, caseId: CaseId, failure: Failure): unknown {
    if (failure.kind === 'signedOut') return renderSignedOut(messages, this.headingLevel);
    const { headingLevel: level } = this;
    const { company } = failure;
    if (company) {
      const event = () => new CaseCompanySwitchRequestEvent({ companyId: company.id, caseId });
      return renderElsewhere(messages, level, company.name, () => this.dispatchEvent(event()));
    }
    const remote = this.#access.value;
    const access = remote && dataOf(remote);
    const barrier = access && barrierTo(access, failure.kind);
    if (barrier) return renderBarrier({ host: this, messages, store, access, barrier, level });
    // Before access is known, nothing is said that it may say better.
    if (remote && !access && remote.state !== 'failed') return renderSkeleton(messages, 6);
    return renderLoadFailure(messages, level, failure, () => store.retry({ detail: caseId }));
  }

  #renderBack(messages: Messages): unknown {
    if (!this.backHref) return nothing;
    const label = messages.hostText('common_menu_navbar_li_MyPortal.message') ?? messages.t('common.menu.label');
    return html`<a class="back" href=${this.backHref}>${icon('chevronLeft', true)}${label}</a>`;
  }

  #renderCase(
    messages: Messages,
    store: CaseStore,
    detail: CaseDetail,
    remote: Remote<CaseDetail> | undefined,
  ): unknown {
    const view = this.#viewOf(messages, store, detail);
    const retry = (): void => store.retry({ detail: detail.id });
    return html`<div class="case" @dragover=${guardDrop} @drop=${guardDrop}>
      <div class="main">
        ${renderHead(view)} ${renderStale(messages, remote, retry)} ${renderFate(view)} ${renderAsk(view)}
        ${this.#renderForm(store, detail)} ${renderThread(view)}
      </div>
      ${renderSide(view)}
    </div>`;
  }

  #viewOf(messages: Messages, store: CaseStore, detail: CaseDetail): CaseView {
    const { answer, approve } = detail.permissions;
    return {
      messages,
      detail,
      viewer: { userId: store.session.userId, mayAct: answer || approve },
      today: todayIn(undefined, store.env.now()),
      now: store.env.now(),
      page: pageOf(this, this.basePath, detail.id),
      level: this.headingLevel + 1,
      files: this.#files,
      printing: this.#printing.printing,
      share: this.#share,
      fresh: this.#reading.fresh,
      hrefOf: (id) => addressOf(this.basePath, { view: 'case', caseId: id }),
      openCase: this.#openCase,
    };
  }

  #renderForm(store: CaseStore, detail: CaseDetail): unknown {
    return child(this, 'reply-form', {
      ...handDown(this, store),
      detail: this.detail,
      caseId: detail.id,
      headingLevel: this.headingLevel + 1,
      basePath: this.basePath,
      embedded: true,
      passSlot: 'signing',
    });
  }
}

/** Whether access may tell why. */
function isAboutAccess({ kind }: Failure): boolean {
  return kind === 'consentMissing' || kind === 'forbidden' || kind === 'notFound';
}

declare global {
  interface HTMLElementTagNameMap {
    'case-detail': CaseDetailElement;
  }
}
