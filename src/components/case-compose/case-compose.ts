import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { Observe, type CaseStore, type Messages, type ReplySession } from '../../controllers/index.ts';
import { writingOf } from '../../controllers/writing.ts';
import { dataOf, type Access, type PersonId } from '../../domain/index.ts';
import { rawOf } from '../../domain/visibility.ts';
import { NEW_CASE, START_ITEMS } from '../../domain/start.ts';
import {
  child,
  ConnectedElement,
  handDown,
  renderFailure,
  renderSignedOut,
  renderSkeleton,
} from '../../element/index.ts';
import { heading } from '../../element/heading.ts';
import { titleStyles } from '../../styles/title.ts';
import { renderNoAccess } from '../case-access/no-access.ts';
import { composeStyles } from './case-compose.styles.ts';
import { startCase } from './start-case.ts';

/**
 * The company starts a case: to whom, about what, a text and files. What is typed lives in the client and is kept like a
 * reply. Shown only where the adapter offers it.
 *
 * @summary A new case to the agency.
 * @fires case-created - The case has been started; its id.
 * @fires case-open - "Show the case" was activated on the receipt.
 * @csspart base - The box around everything.
 */
export class CaseCompose extends ConnectedElement {
  static readonly tag: string = 'case-compose';
  static override readonly isCase = true;
  static override styles = [...ConnectedElement.styles, titleStyles, composeStyles];

  /** Whom it goes to, where that is given; the user may choose another. */
  @property({ attribute: 'recipient-id' }) recipientId?: PersonId;

  /** Level of the heading in the page, 1–5. */
  @property({ type: Number, attribute: 'heading-level' }) headingLevel = 2;

  /** Where the portal lies on the site, for a real link to the next case. */
  @property({ attribute: 'base-path' }) basePath?: string;

  readonly #access = new Observe(this, () => this.#mayStart?.access() ?? null);
  readonly #people = new Observe(this, () => this.#mayStart?.people('recipients') ?? null);
  readonly #reply = new Observe(this, () => this.#session?.state ?? null);

  #focusWanted = false;

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    this.#choose();
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    if (this.#focusWanted) this.#focusNow();
  }

  /** Moves the focus to the heading, as soon as there is one. */
  focusHeading(): void {
    this.#focusWanted = true;
    this.#focusNow();
  }

  /** The texts may still be on their way: until they are here there is no heading. */
  #focusNow(): void {
    const title = this.renderRoot?.querySelector<HTMLElement>('#title, #problem');
    if (!title) return;
    this.#focusWanted = false;
    title.focus();
  }

  get #mayStart(): CaseStore | undefined {
    const { store } = this.connection;
    return store?.offers.startCase ? store : undefined;
  }

  get #session(): ReplySession | undefined {
    const store = this.#mayStart;
    return store && writingOf(store).reply(NEW_CASE);
  }

  get #chosen(): PersonId | undefined {
    return rawOf(this.#session?.state.value.answers ?? {}, START_ITEMS.recipient)?.picked?.[0];
  }

  /** Whom the page has named, or the only one there is, is chosen for the user. */
  #choose(): void {
    const people = this.#people.value && dataOf(this.#people.value);
    const { draft, receipt } = this.#session?.state.value ?? {};
    // What has just been sent is still on screen: to choose for the next one would take its receipt away. And whom a
    // draft goes to has been chosen already.
    if (!people || this.#chosen !== undefined || receipt || draft?.state === 'loading') return;
    const wanted = people.find(({ id }) => id === this.recipientId) ?? (people.length === 1 ? people[0] : undefined);
    if (wanted) this.#session?.setAnswer(START_ITEMS.recipient, { picked: [wanted.id] });
  }

  protected override renderConnected(messages: Messages, store: CaseStore): unknown {
    if (store.signedOut.value) return renderSignedOut(messages, this.headingLevel);
    return html`<div class="compose">
      ${this.#reply.value?.receipt ? nothing : this.#renderHead(messages)} ${this.#renderForm(messages, store)}
    </div>`;
  }

  #renderHead({ t }: Messages): unknown {
    return heading(this.headingLevel, t('reply.start.title'), { class: 'title', id: 'title', focusable: true });
  }

  /** Why this user may not start a case, where that is known. */
  #renderShut(messages: Messages, access: Access | undefined): unknown {
    if (!access) return null;
    const { t } = messages;
    const { agencies, role } = access;
    if (role === 'none') return renderNoAccess(messages, access);
    if (role === 'readOnly') return renderIntro(t('reply.start.readOnly'));
    const isInactive = agencies.length > 0 && agencies.every(({ state }) => state !== 'active');
    return isInactive ? renderIntro(t('reply.start.inactive')) : null;
  }

  #renderForm(messages: Messages, store: CaseStore): unknown {
    const { t } = messages;
    const remote = this.#people.value;
    if (!store.offers.startCase) return renderIntro(t('reply.start.notOffered'));
    const access = this.#access.value ?? { state: 'idle' };
    const shut = this.#renderShut(messages, dataOf(access));
    const { dirty = false, receipt } = this.#reply.value ?? {};
    // What has been written stays to be read.
    const isBegun = dirty || receipt !== undefined;
    if (shut !== null && !isBegun) return shut;
    if (remote?.state === 'failed') {
      return renderFailure(
        messages,
        remote.failure,
        () => store.retry({ people: 'recipients' }),
        t('reply.start.failed'),
      );
    }
    const people = remote && dataOf(remote);
    // Nobody to write to has more causes than one: which, access tells.
    const isOpen = dataOf(access) !== undefined || access.state === 'failed';
    if (!people || (people.length === 0 && !isOpen)) return renderSkeleton(messages, 5);
    if (people.length === 0 && !isBegun) return renderIntro(t('reply.start.nobody'));
    const now = new Date(store.env.now()).toISOString();
    const isSent = receipt !== undefined;
    return html`${isSent ? nothing : (shut ?? renderIntro(t('reply.start.intro')))}
    ${child(this, 'reply-form', {
      ...handDown(this, store),
      detail: startCase(messages, { people, chosen: this.#chosen, now }),
      // The receipt stands in the place of everything, and its heading in that of ours.
      headingLevel: isSent ? this.headingLevel : this.headingLevel + 1,
      basePath: this.basePath,
      embedded: true,
    })}`;
  }
}

function renderIntro(text: string): TemplateResult {
  return html`<p class="intro">${text}</p>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'case-compose': CaseCompose;
  }
}
