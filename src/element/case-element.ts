import { html, LitElement, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import type { i18n } from 'i18next';
import { TextsController } from '../controllers/index.ts';
import type { Messages, Resources } from '../i18n/index.ts';
import { renderSkeleton } from './states.ts';
import { base } from '../styles/base.ts';
import { tokens } from '../styles/tokens.ts';

/** Base of every element: language, tokens, and the rule that `lang` sits on the first element inside the root. */
export abstract class CaseElement extends LitElement {
  static override styles = [tokens, base];

  /** Whether it is part of an opened case, whose texts the list page does without. */
  static readonly isCase: boolean = false;

  /** BCP 47 language, live-switchable; else the provider's, else the nearest `lang`, else Swedish. */
  @property() locale?: string;

  /** The host's own i18next instance: its language is followed, its texts in namespace `spiris-cases` win. */
  @property({ attribute: false }) i18n?: i18n;

  /** Texts of the host by language, as a tree of our keys or as its flat dictionary. */
  @property({ attribute: false }) resources?: Resources;

  readonly #texts = new TextsController(this, { isCase: (this.constructor as typeof CaseElement).isCase });

  /** Texts and formats, `null` until the first language is loaded. */
  protected get messages(): Messages | null {
    return this.#texts.messages;
  }

  protected override render(): unknown {
    const { messages, waiting } = this.#texts;
    if (!messages)
      return waiting ? html`<div class="base" lang=${waiting.language}>${renderSkeleton(waiting)}</div>` : nothing;
    return html`<div part="base" class="base" lang=${messages.language}>${this.renderContent(messages)}</div>`;
  }

  /** The element's own content, in the language of `messages`. */
  protected abstract renderContent(messages: Messages): unknown;
}
