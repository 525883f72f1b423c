import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { CaseStore, Messages } from '../../controllers/index.ts';
import { icon } from '../../element/index.ts';

type Clock = Pick<CaseStore['env'], 'setTimeout' | 'clearTimeout'>;

/** Long enough for a word, short enough not to be waited for (ms). */
const PAUSE = 300;

/** The search field, and what is typed into it until it becomes part of the query. */
export class SearchBox implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #ask: (text: string) => void;
  #typed: string | undefined;
  #clock: Clock | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost, ask: (text: string) => void) {
    this.#host = host;
    this.#ask = ask;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.clear();
  }

  /** The query has changed: it stands in the field, unless somebody is typing (or has typed just that, and a space). */
  follow(asked: string | undefined): void {
    if (this.#timer === undefined && this.#typed?.trim() !== (asked ?? '')) this.#typed = undefined;
  }

  /** Throws away what is typed. */
  clear(): void {
    this.#stop();
    this.#typed = undefined;
  }

  /** `asked` is the text of the present query. */
  render(messages: Messages, asked: string | undefined, clock: Clock): TemplateResult {
    const text = this.#typed ?? asked ?? '';
    const label = messages.t('list.search.label');
    return html`<form role="search" part="search" class="search" @submit=${this.#onSubmit}>
      ${icon('search')}
      <input
        class="field"
        type="search"
        name="text"
        autocomplete="off"
        enterkeyhint="search"
        aria-label=${label}
        placeholder=${label}
        .value=${live(text)}
        @input=${(event: InputEvent) => this.#onInput(event, clock)}
      />
      ${
        text === ''
          ? nothing
          : html`<button
              type="button"
              class="icon-button"
              aria-label=${messages.t('list.search.clear')}
              @click=${this.#onClear}
            >
              ${icon('close')}
            </button>`
      }
    </form>`;
  }

  #onInput(event: InputEvent, clock: Clock): void {
    this.#stop();
    this.#typed = (event.target as HTMLInputElement).value;
    this.#clock = clock;
    this.#timer = clock.setTimeout(() => this.#commit(), PAUSE);
    this.#host.requestUpdate();
  }

  /** Enter asks at once. */
  readonly #onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    this.#commit();
  };

  readonly #onClear = (event: MouseEvent): void => {
    const form = (event.currentTarget as HTMLElement).closest('form');
    form?.querySelector('input')?.focus();
    this.clear();
    this.#ask('');
    this.#host.requestUpdate();
  };

  #commit(): void {
    this.#stop();
    if (this.#typed !== undefined) this.#ask(this.#typed.trim());
  }

  #stop(): void {
    if (this.#timer !== undefined) this.#clock?.clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
