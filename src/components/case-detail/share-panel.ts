import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { Observe, type CaseStore, type MessageKey } from '../../controllers/index.ts';
import { dataOf, type CaseDetail, type Failure, type Person, type PersonId } from '../../domain/index.ts';
import { waitsForColleague } from '../../domain/needs-you.ts';
import { icon, renderFailure, toFailure } from '../../element/index.ts';
import type { LiveRegion } from '../../element/live-region.ts';
import type { CaseView } from './case-view.ts';

/** What is shared, by whom. */
export interface Sharing {
  readonly store: CaseStore;
  readonly detail: CaseDetail;
}

type Host = ReactiveControllerHost & HTMLElement & { readonly renderRoot: HTMLElement | DocumentFragment };

const OPEN_ID = 'share';
const WHO_ID = 'share-who';

/** Lets a colleague into the case, hands it over to one, or takes it over. */
export class SharePanel implements ReactiveController {
  readonly #host: Host;
  readonly #live: LiveRegion;
  readonly #sharing: () => Sharing | null;
  readonly #people: Observe<ReturnType<CaseStore['people']>['value']>;
  #openFor: string | undefined;
  #chosen: PersonId | undefined;
  #busy = false;
  #failure: Failure | undefined;
  #focusId: string | undefined;

  constructor(host: Host, live: LiveRegion, sharing: () => Sharing | null) {
    this.#host = host;
    this.#live = live;
    this.#sharing = sharing;
    this.#people = new Observe(host, () =>
      this.#isOpen ? (sharing()?.store.people(this.#openFor ?? '') ?? null) : null,
    );
    host.addController(this);
  }

  hostUpdated(): void {
    const found = this.#focusId && this.#host.renderRoot.querySelector<HTMLElement>(`#${this.#focusId}`);
    if (!found) return;
    this.#focusId = undefined;
    found.focus();
  }

  get #isOpen(): boolean {
    return this.#openFor !== undefined && this.#openFor === this.#sharing()?.detail.id;
  }

  /** Nothing where the back end or this user's rights do not allow it. */
  render(view: CaseView): unknown {
    const sharing = this.#sharing();
    if (!sharing?.store.offers.share || !view.detail.permissions.share) return nothing;
    return html`<div class="share">${this.#isOpen ? this.#renderPanel(view) : this.#renderWays(view)}</div>`;
  }

  #renderWays(view: CaseView): TemplateResult {
    const { messages, detail, viewer } = view;
    const colleague = waitsForColleague(detail, { ...viewer, mayAct: true });
    return html`${
        colleague
          ? html`<button
              type="button"
              class="button"
              aria-disabled=${this.#busy ? 'true' : nothing}
              @click=${() => void this.#share(view, viewer.userId, true, 'case.share.taken')}
            >
              ${messages.t('case.share.take')}
            </button>`
          : nothing
      }
      <button
        type="button"
        class="button text flat"
        id=${OPEN_ID}
        aria-expanded="false"
        @click=${() => this.#open(detail)}
      >
        ${icon('people', true)}${messages.t('case.share.open')}
      </button>
      ${this.#renderFailure(view)}`;
  }

  #renderPanel(view: CaseView): TemplateResult {
    const { messages, viewer } = view;
    const remote = this.#people.value;
    const people = remote && dataOf(remote);
    const others = people?.filter(({ id }) => id !== viewer.userId);
    const cancel = html`<button type="button" class="button text flat" id="share-cancel" @click=${() => this.#close()}>
      ${messages.t('case.share.cancel')}
    </button>`;
    if (remote?.state === 'failed') {
      const retry = () => this.#sharing()?.store.retry({ people: view.detail.id });
      return html`${renderFailure(messages, remote.failure, retry)} ${cancel}`;
    }
    if (!others) return html`<p class="second" role="status">${messages.t('common.loading')}</p>`;
    if (others.length === 0)
      return html`<p class="second">${messages.t('case.share.nobody')}</p>
        ${cancel}`;
    return html`${this.#renderChoice(view, others)}
      <div class="row">${this.#renderActs(view, others)} ${cancel}</div>
      ${this.#renderFailure(view)}`;
  }

  #renderChoice({ messages, detail }: CaseView, people: readonly Person[]): TemplateResult {
    const choose = (event: Event) => {
      this.#chosen = (event.currentTarget as HTMLSelectElement).value;
      this.#host.requestUpdate();
    };
    const chosen = this.#pick(people)?.id;
    return html`<label class="label" for=${WHO_ID}>${messages.t('case.share.who')}</label>
      <p class="second" id="share-hint">
        ${messages.t('case.share.hint')}
        ${detail.ball.holder === 'company' ? messages.t('case.share.hintHandOver') : nothing}
      </p>
      <select class="input select" id=${WHO_ID} aria-describedby="share-hint" @change=${choose}>
        ${people.map(({ id, name }) => html`<option value=${id} .selected=${live(id === chosen)}>${name}</option>`)}
      </select>`;
  }

  #renderActs(view: CaseView, people: readonly Person[]): unknown {
    const { detail } = view;
    const person = this.#pick(people);
    if (!person) return nothing;
    const sees = detail.audience === 'company' || detail.recipients.some(({ id }) => id === person.id);
    const has = detail.ball.holder !== 'company' || detail.ball.person?.id === person.id;
    const act = (key: MessageKey, handOver: boolean, said: MessageKey) =>
      html`<button
        type="button"
        class="button"
        aria-disabled=${this.#busy ? 'true' : nothing}
        @click=${() => void this.#share(view, person.id, handOver, said, person.name)}
      >
        ${view.messages.t(key)}
      </button>`;
    return html`${has ? nothing : act('case.share.handOver', true, 'case.share.handedOver')}
    ${sees ? nothing : act('case.share.add', false, 'case.share.added')}`;
  }

  #renderFailure({ messages }: CaseView): unknown {
    const failure = this.#failure;
    return failure ? renderFailure(messages, failure, undefined, messages.t('case.share.failed')) : nothing;
  }

  #pick(people: readonly Person[]): Person | undefined {
    return people.find(({ id }) => id === this.#chosen) ?? people[0];
  }

  #open({ id }: CaseDetail): void {
    this.#openFor = id;
    this.#failure = undefined;
    this.#focusId = WHO_ID;
    this.#host.requestUpdate();
  }

  #close(): void {
    this.#openFor = undefined;
    this.#chosen = undefined;
    this.#focusId = OPEN_ID;
    this.#host.requestUpdate();
  }

  async #share(view: CaseView, person: PersonId, handOver: boolean, said: MessageKey, name = ''): Promise<void> {
    const sharing = this.#sharing();
    if (!sharing || this.#busy) return;
    this.#busy = true;
    this.#failure = undefined;
    this.#host.requestUpdate();
    try {
      await sharing.store.share(sharing.detail.id, { person, handOver });
      this.#live.say(view.messages.t(said, { name }), view.messages.language);
      this.#close();
    } catch (thrown) {
      this.#failure = toFailure(thrown);
    }
    this.#busy = false;
    this.#host.requestUpdate();
  }
}
