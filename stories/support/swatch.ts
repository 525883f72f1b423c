import { css, LitElement, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { tokens } from '../../src/styles/tokens.ts';

/** A token as the elements see it, for the documentation: derived colours included. */
class CaseSwatch extends LitElement {
  static override styles = [
    tokens,
    css`
      :host {
        display: inline-block;
        box-sizing: border-box;
        inline-size: 44px;
        block-size: 28px;
        margin-inline-end: 10px;
        border: 1px solid #7b8985;
        border-radius: 6px;
        vertical-align: middle;
      }
      :host([scheme='light']) {
        color-scheme: light;
      }
      :host([scheme='dark']) {
        color-scheme: dark;
      }
    `,
  ];

  /** Name of the public token. */
  @property() token = '';
  @property({ reflect: true }) scheme: 'light' | 'dark' = 'light';

  protected override willUpdate(): void {
    this.style.backgroundColor = `var(${this.token.replace('--case-', '--_')})`;
  }

  protected override render(): unknown {
    return nothing;
  }
}

if (!customElements.get('case-swatch')) customElements.define('case-swatch', CaseSwatch);
