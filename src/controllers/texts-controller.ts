import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { textsContext, type ProvidedTexts } from '../context/index.ts';
import { shareTexts, type Messages, type SharedTexts, type Texts, type TextService } from '../i18n/index.ts';
import { ContextValue } from './context-value.ts';

export type TextsHost = ReactiveControllerHost & HTMLElement & Texts;

interface TextsOptions {
  /** Whether the element is part of an opened case. */
  readonly isCase: boolean;
}

/** The texts of an element: its own `locale`, `i18n` and `resources` over the nearest provider's, else nearest `lang`. */
export class TextsController implements ReactiveController {
  readonly #host: TextsHost;
  readonly #isCase: boolean;
  readonly #provided: ContextValue<ProvidedTexts>;
  #own: SharedTexts | undefined;
  #inputs: Texts = {};
  #followed: TextService | undefined;
  /** The former language, which stays on screen until the next one is loaded. */
  #former: Messages | null = null;
  #unfollow: (() => void) | undefined;

  constructor(host: TextsHost, { isCase }: TextsOptions = { isCase: false }) {
    this.#host = host;
    this.#isCase = isCase;
    this.#provided = new ContextValue(host, textsContext);
    host.addController(this);
  }

  /** `null` until all texts that the element needs are loaded. */
  get messages(): Messages | null {
    const { waiting } = this;
    return this.#isCase && waiting?.area !== 'case' ? null : waiting;
  }

  /** What is there meanwhile: enough to say that something is being loaded. */
  get waiting(): Messages | null {
    return this.#followed?.messages ?? this.#former;
  }

  hostUpdate(): void {
    this.#follow(this.#resolve());
  }

  hostDisconnected(): void {
    this.#follow(undefined);
    this.#former = null;
    this.#own?.release();
    this.#own = undefined;
    this.#inputs = {};
  }

  #resolve(): TextService {
    const { locale, i18n, resources } = this.#host;
    const provided = this.#provided.value;
    const own = locale !== undefined || i18n !== undefined || resources !== undefined;
    if (provided && !own) return provided.service;
    const inputs: Texts = {
      // A nearer i18n instance is a nearer language too.
      locale:
        locale ??
        (i18n ? undefined : (provided?.texts.locale ?? (provided?.texts.i18n ? undefined : nearestLang(this.#host)))),
      i18n: i18n ?? provided?.texts.i18n,
      resources: resources ?? provided?.texts.resources,
    };
    return this.#ownService(inputs);
  }

  #ownService(inputs: Texts): TextService {
    const before = this.#inputs;
    const changed =
      inputs.locale !== before.locale || inputs.i18n !== before.i18n || inputs.resources !== before.resources;
    if (!this.#own || changed) {
      const former = this.#own;
      this.#inputs = inputs;
      this.#own = shareTexts(inputs);
      // Before the former may end, so that its texts stay.
      this.#follow(this.#own.service);
      former?.release();
    }
    return this.#own.service;
  }

  #follow(service: TextService | undefined): void {
    if (this.#isCase) service?.needCase();
    if (service === this.#followed) return;
    this.#former = this.waiting;
    this.#unfollow?.();
    this.#followed = service;
    this.#unfollow = service?.subscribe(() => this.#host.requestUpdate());
  }
}

function nearestLang(element: HTMLElement): string | undefined {
  let node: Element | null = element;
  while (node) {
    const holder: Element | null = node.closest('[lang]');
    const lang = holder?.getAttribute('lang');
    if (lang) return lang;
    const root: Node = node.getRootNode();
    node = root instanceof ShadowRoot ? root.host : null;
  }
  return undefined;
}
