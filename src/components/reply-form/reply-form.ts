import { html, type PropertyValues } from 'lit';
import { property } from 'lit/decorators.js';
import {
  Observe,
  ShortcutsController,
  type CaseStore,
  type Messages,
  type ReplySession,
  type ReplyState,
} from '../../controllers/index.ts';
import { NEW_CASE } from '../../domain/start.ts';
import { writingOf } from '../../controllers/writing.ts';
import { effectiveLimits } from '../../domain/file-rules.ts';
import { barrierTo } from '../../domain/access.ts';
import { takingUp } from '../../domain/taking-up.ts';
import { dataOf, todayIn, type CaseDetail, type CaseId, type Item } from '../../domain/index.ts';
import {
  addressOf,
  ConnectedElement,
  failureText,
  isPlainClick,
  pageOf,
  renderFailure,
  renderSignedOut,
  renderSkeleton,
} from '../../element/index.ts';
import { FileOpener } from '../../element/file-opener.ts';
import { LiveRegion } from '../../element/live-region.ts';
import { CaseNavigateEvent, CaseOpenEvent, CaseSignRequestEvent } from '../../events/index.ts';
import { renderNoAccess } from '../case-access/no-access.ts';
import { errorsOf, serverErrors, stillWrong } from './errors.ts';
import type { FormContext } from './form-context.ts';
import { signable } from './fields/approval.ts';
import { renderForm } from './form.ts';
import { UploadVoice } from './files/upload-voice.ts';
import { FormUi } from './form-ui.ts';
import { LateParts } from './late-parts.ts';
import { isUnseen, showNews } from './news.ts';
import { NextCase } from './next-case.ts';
import { isBusy, SendVoice } from './phase.ts';
import { KeptFocus } from './kept-focus.ts';
import { isOnlyText, modeOf, planOf, withStoredIds, type Plan } from './plan.ts';
import { blockedFiles, headline, isStart, RECEIPT_ID, renderReceipt, turnText } from './receipt.ts';
import { REVIEW_ID, reviewOf } from './review.ts';
import { replyFormStyles } from './reply-form.styles.ts';
import { SEND_ID } from './send-bar.ts';
import { ShortView } from './short-view.ts';
import { SUMMARY_ID } from './summary.ts';

/**
 * Answers what the agency asks in one case: every kind of question, free text, files, and one button that says what
 * goes. What is typed lives in the client, not here, so it survives whatever happens to the element.
 *
 * @summary The form with which a company answers a case.
 * @slot signing - Beside what is to be approved, e.g. a button of a signing service; a click asks for it.
 * @fires case-open - The next case that waits was activated on the receipt.
 * @fires case-sign-request - What stands in the slot `signing` was activated.
 * @fires case-navigate - What was written to a case that is over goes into a new one.
 * @csspart base - The box around everything.
 */
export class ReplyForm extends ConnectedElement {
  static readonly tag: string = 'reply-form';
  static override readonly isCase = true;
  static override styles = [...ConnectedElement.styles, ...replyFormStyles];

  /** The case to answer. */
  @property({ attribute: 'case-id' }) caseId?: CaseId;

  /** The case itself, where the host has it already: shown at once, and kept up to date like any other. */
  @property({ attribute: false }) detail?: CaseDetail;

  /** Level of the form's own headings in the page, 1–6. */
  @property({ type: Number, attribute: 'heading-level' }) headingLevel = 3;

  /** Where the portal lies on the site, for a real link to the next case; without it that is a button. */
  @property({ attribute: 'base-path' }) basePath?: string;

  /** @internal Whether the case around it tells of its state already. */
  @property({ attribute: false }) embedded = false;

  readonly #remote = new Observe(this, () =>
    this.#id === undefined || this.#id === NEW_CASE ? null : (this.connection.store?.detail(this.#id) ?? null),
  );
  readonly #reply = new Observe(
    this,
    () => this.#session?.state ?? null,
    (state) => this.#onState(state),
  );
  readonly #answering = new Observe(this, () =>
    this.#id === undefined ? null : (this.#writing?.answering(this.#id) ?? null),
  );
  readonly #access = new Observe(this, () => this.connection.store?.access() ?? null);
  readonly #next = new NextCase(
    this,
    () => this.connection.store,
    () => this.#session?.state.value.receipt !== undefined,
  );
  readonly #opener = new FileOpener(this, () => this.connection.store);
  readonly #live = new LiveRegion(this);
  readonly #shortcuts = new ShortcutsController(this);
  readonly #view = new ShortView(this);
  readonly #late = new LateParts(this, () => this.messages);
  #uploads = new UploadVoice();
  #voice = new SendVoice();
  #ui = new FormUi();
  #uiOf: CaseId | undefined;
  #focusId: string | undefined;
  #shown: ReplyState | undefined;

  constructor() {
    super();
    this.addController(new KeptFocus(this, '.send-bar', () => this.#keepFocus()));
    // What stands in the slot is the host's; a click on it comes by here.
    this.addEventListener('click', (event) => this.#askToSign(event));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    const session = this.#session;
    // Not when it is only moved: a receipt that has been left is not shown again.
    queueMicrotask(() => {
      if (!this.isConnected && session?.state.value.receipt) session.dismissReceipt();
    });
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    const id = this.#id;
    if (id === this.#uiOf) return;
    this.#uiOf = id;
    this.#ui = new FormUi();
    this.#shown = undefined;
    this.#uploads = new UploadVoice();
    this.#voice = new SendVoice();
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    const id = this.#focusId;
    if (id === undefined) return;
    const found = this.#find(id);
    if (!found) return;
    this.#focusId = undefined;
    found.focus();
    // The browser takes what lies behind the bar for seen.
    found.scrollIntoView({ block: 'nearest' });
    // What is to be read goes with its heading.
    found.closest('.review')?.scrollIntoView({ block: 'nearest' });
  }

  get #id(): CaseId | undefined {
    return this.detail?.id ?? this.caseId;
  }

  get #session(): ReplySession | undefined {
    const id = this.#id;
    return id === undefined ? undefined : this.#writing?.reply(id);
  }

  get #writing() {
    const { store } = this.connection;
    return store ? writingOf(store) : undefined;
  }

  get #current(): CaseDetail | undefined {
    const loaded = this.#remote.value && dataOf(this.#remote.value);
    return loaded ?? this.detail;
  }

  /** The element with this id that is to be seen: some stand twice, for narrow and for wide. */
  #find(id: string): HTMLElement | undefined {
    const all = [...this.renderRoot.querySelectorAll<HTMLElement>(`[id^="${CSS.escape(id)}"]`)];
    const exact = all.filter((element) => element.id === id);
    return (exact.length > 0 ? exact : all).find((element) => element.checkVisibility());
  }

  #focus(id: string): void {
    this.#focusId = id;
    this.requestUpdate();
  }

  /** Stays in the bar, unless it is on its way to something else. */
  #keepFocus(): void {
    if (this.#focusId === undefined) this.#find(SEND_ID)?.focus({ preventScroll: true });
  }

  /** Tells of what happens to a send: once to the ear, and the focus goes where something is to be read. */
  #onState(state: ReplyState): void {
    const before = this.#shown;
    this.#shown = state;
    const { messages } = this;
    const uploaded = this.#uploads.next(state.files);
    if (!before || !messages) return;
    // A send that has waited for them says what follows.
    if (uploaded > 0 && !isBusy(before.phase) && !isBusy(state.phase))
      this.#live.say(messages.t('reply.files.allUp', { count: uploaded }), messages.language);
    if (state.receipt && state.receipt !== before.receipt) {
      this.#ui = new FormUi();
      this.#live.say(`${headline(messages, state.receipt)}. ${turnText(messages, state.receipt)}`, messages.language);
      this.#focus(RECEIPT_ID);
      return;
    }
    const text = this.#voice.next(messages, state, this.connection.store?.env.now() ?? 0);
    if (text !== '') this.#live.say(text, messages.language);
    if (state.phase === before.phase) return;
    if (state.phase === 'failed' && state.failure?.kind === 'invalid') this.#showServerErrors(state);
  }

  #showServerErrors(state: ReplyState): void {
    const { messages } = this;
    const detail = this.#current;
    if (!messages || !detail) return;
    this.#ui.errors = serverErrors(messages, detail, state, state.failure?.fields ?? []);
    if (this.#ui.errors.length > 0) this.#focus(SUMMARY_ID);
  }

  #send(context: FormContext): void {
    this.#flush();
    const { session, detail, messages, ui, today, reopens } = context;
    const state = session.state.value;
    if (isBusy(state.phase)) return;
    const plan = planOf(detail, state, today, modeOf(detail, reopens));
    ui.empty = plan.empty;
    ui.errors = errorsOf(messages, detail, plan.problems);
    ui.laterOpen = false;
    const { act } = plan;
    const mustReview = act !== null && !ui.reviewing && reviewOf(detail, plan) !== undefined;
    ui.reviewing = mustReview;
    if (act === null || mustReview) {
      this.#focus(mustReview ? REVIEW_ID : SUMMARY_ID);
      return;
    }
    if (state.act !== act.kind) session.setAct(act.kind);
    session.send((now) => withStoredIds(act, now.files));
    this.requestUpdate();
  }

  /** The last keystroke counts, also where the browser filled a field in without telling. */
  #flush(): void {
    for (const control of this.renderRoot.querySelectorAll('input.input, textarea.input'))
      control.dispatchEvent(new Event('input'));
  }

  #askToSign(event: Event): void {
    const slot = this.renderRoot.querySelector('slot[name="signing"]');
    const item = this.#current && signable(this.#current);
    if (!slot || !item || !event.composedPath().includes(slot)) return;
    this.dispatchEvent(new CaseSignRequestEvent({ caseId: this.#current?.id ?? '', itemId: item.id }));
  }

  readonly #onKeydown = (event: KeyboardEvent, context: FormContext): void => {
    if (event.key !== 'Enter' || event.isComposing || !(event.ctrlKey || event.metaKey)) return;
    if (!this.#shortcuts.on) return;
    event.preventDefault();
    if (isUnseen(context)) showNews(context);
    else this.#send(context);
  };

  readonly #openCase = (event: MouseEvent, caseId: CaseId): void => {
    if (isPlainClick(event) && !this.dispatchEvent(new CaseOpenEvent({ caseId }))) event.preventDefault();
  };

  protected override renderConnected(messages: Messages, store: CaseStore): unknown {
    const detail = this.#current;
    const session = this.#session;
    const state = this.#reply.value ?? session?.state.value;
    if (!detail || !session || !state) return this.#renderWithout(messages, store);
    this.#shown ??= state;
    if (state.receipt) return this.#renderReceipt(messages, store, session, state.receipt);
    const context = this.#contextOf(messages, store, session, detail, state);
    return html`<div @keydown=${(event: KeyboardEvent) => this.#onKeydown(event, context)}>
      ${renderForm(context, !this.#view.short)}
    </div>`;
  }

  #renderWithout(messages: Messages, store: CaseStore): unknown {
    const remote = this.#remote.value;
    const id = this.#id;
    if (store.signedOut.value) return renderSignedOut(messages);
    if (id === undefined) return html`<p class="muted">${messages.t('reply.noId')}</p>`;
    if (remote?.state !== 'failed') return renderSkeleton(messages, 5);
    const access = this.#access.value && dataOf(this.#access.value);
    if (access && barrierTo(access, remote.failure.kind)) return renderNoAccess(messages, access, this.headingLevel);
    if (remote.failure.kind === 'notFound') return html`<p>${failureText(messages, remote.failure)}</p>`;
    return renderFailure(messages, remote.failure, () => store.retry({ detail: id }), messages.t('reply.loadFailed'));
  }

  #renderReceipt(
    messages: Messages,
    store: CaseStore,
    session: ReplySession,
    receipt: NonNullable<ReplyState['receipt']>,
  ): unknown {
    const goOn = (): void => {
      session.dismissReceipt();
      this.#focus('form');
    };
    return renderReceipt({
      messages,
      receipt,
      level: this.headingLevel,
      userId: store.session.userId,
      now: this.#current,
      next: this.#next.after(receipt.detail.id),
      blocked: blockedFiles(receipt, this.#current),
      hrefOf: (id) => addressOf(this.basePath, { view: 'case', caseId: id }),
      openCase: this.#openCase,
      unsent: session.state.value.dirty,
      goOn,
      leave: (event) => (isStart(receipt) ? this.#openCase(event, receipt.detail.id) : goOn()),
    });
  }

  #contextOf(
    messages: Messages,
    store: CaseStore,
    session: ReplySession,
    detail: CaseDetail,
    state: ReplyState,
  ): FormContext {
    const access = this.#access.value && dataOf(this.#access.value);
    const ui = this.#ui;
    const today = todayIn(undefined, store.env.now());
    const way = takingUp(detail, access, store.offers.startCase);
    const reopens = way === 'reopen' && isOnlyText(state);
    this.#settle(detail, state, planOf(detail, state, today, modeOf(detail, reopens)));
    const context: FormContext = {
      messages,
      detail,
      state,
      session,
      today,
      now: store.env.now(),
      level: this.headingLevel,
      ui,
      userId: store.session.userId,
      opener: this.#opener,
      embedded: this.embedded,
      answering: this.#answering.value ?? [],
      page: sharesDraft(store, state) ? pageOf(this, this.basePath, detail.id) : undefined,
      takingUp: way,
      reopens,
      ...this.#waysOn(store, detail),
      consent: access?.agencies.find(({ agency }) => agency.id === detail.agency.id),
      late: this.#late,
      limits: (item?: Item) => effectiveLimits(store.limits, access?.limits, item?.limits),
      update: () => this.requestUpdate(),
      focus: (id) => this.#focus(id),
      say: (text) => this.#live.say(text, messages.language),
      send: () => this.#send(context),
    };
    return context;
  }

  /** What the form itself knows, made to fit what has become of case and reply. */
  #settle(detail: CaseDetail, state: ReplyState, plan: Plan): void {
    const ui = this.#ui;
    if (!state.dirty || ui.known.size === 0) ui.know(detail);
    ui.errors = stillWrong(ui.errors, plan, state);
    ui.reviewing &&= reviewOf(detail, plan) !== undefined;
    if (ui.empty && state.dirty) ui.empty = false;
  }

  /** Where what was written to a case that is over can go. */
  #waysOn(store: CaseStore, detail: CaseDetail): Pick<FormContext, 'startNew' | 'goOn'> {
    const into = detail.related.find(({ relation }) => relation === 'mergedInto');
    const startNew = (text: string): void => {
      writingOf(store).startFrom(detail, text);
      this.dispatchEvent(new CaseNavigateEvent({ location: { view: 'new' } }));
    };
    const goOn = (text: string): void => {
      if (!into) return;
      writingOf(store).carry(detail.id, into.id, text);
      this.dispatchEvent(new CaseOpenEvent({ caseId: into.id }));
    };
    return { startNew: store.offers.startCase ? startNew : undefined, goOn: into && goOn };
  }
}

/** What is chosen on another device comes here. Not every back end keeps what is being started. */
function sharesDraft({ offers }: CaseStore, { caseId, draft }: ReplyState): boolean {
  return caseId === NEW_CASE ? draft?.atServer === true : offers.drafts;
}

declare global {
  interface HTMLElementTagNameMap {
    'reply-form': ReplyForm;
  }
}
