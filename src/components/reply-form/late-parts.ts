import type { ReactiveController, ReactiveControllerHost, TemplateResult } from 'lit';
import type { Messages } from '../../controllers/index.ts';
import { renderFailure, renderSkeleton } from '../../element/index.ts';
import type * as Many from './many/index.ts';

/** From this width on a bank line lies in a table, and not alone (px). */
const WIDE = 560;

type Host = ReactiveControllerHost & HTMLElement;

/** What answers bank lines and tables: most cases have none, so it is fetched when one has. */
export class LateParts implements ReactiveController {
  readonly #host: Host;
  readonly #messages: () => Messages | null;
  #parts: typeof Many | 'missing' | 'fetching' | 'failed' = 'missing';
  #observer: ResizeObserver | undefined;
  #wide = false;

  constructor(host: Host, messages: () => Messages | null) {
    this.#host = host;
    this.#messages = messages;
    host.addController(this);
  }

  /** Whether there is room for a table. */
  get wide(): boolean {
    return this.#wide;
  }

  hostConnected(): void {
    if (typeof this.#parts === 'object') this.#watch();
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
    this.#observer = undefined;
  }

  /** Draws with the parts; until they are here, that they are coming, or that they could not be fetched. */
  render(draw: (parts: typeof Many) => TemplateResult): unknown {
    if (typeof this.#parts === 'object') return draw(this.#parts);
    const messages = this.#messages();
    if (!messages) return null;
    if (this.#parts === 'failed') {
      return renderFailure(messages, { kind: 'network', retryable: true }, () => this.#fetch());
    }
    if (this.#parts === 'missing') this.#fetch();
    return renderSkeleton(messages);
  }

  #fetch(): void {
    this.#parts = 'fetching';
    const shown = (parts: typeof Many | 'failed') => {
      this.#parts = parts;
      this.#host.requestUpdate();
    };
    import('./many/index.ts').then(
      (parts) => {
        this.#dress(parts);
        if (this.#host.isConnected) this.#watch();
        shown(parts);
      },
      () => shown('failed'),
    );
  }

  #dress({ manyStyles }: typeof Many): void {
    const root = this.#host.shadowRoot;
    const sheets = manyStyles.flatMap(({ styleSheet }) => styleSheet ?? []);
    if (root) root.adoptedStyleSheets = [...root.adoptedStyleSheets, ...sheets];
  }

  #watch(): void {
    const measure = (width: number): void => {
      const wide = width >= WIDE;
      if (wide === this.#wide) return;
      this.#wide = wide;
      this.#host.requestUpdate();
    };
    measure(this.#host.clientWidth);
    this.#observer ??= new ResizeObserver(([entry]) => entry && measure(entry.contentRect.width));
    this.#observer.observe(this.#host);
  }
}
