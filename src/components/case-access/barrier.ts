import { html, nothing, type ReactiveController } from 'lit';
import type { CaseStore, Messages } from '../../controllers/index.ts';
import { mayReadCases, type Barrier } from '../../domain/access.ts';
import type { Access, ConsentState } from '../../domain/index.ts';
import { child, containsDeep, deepActive, fullName, handDown, type ConnectedElement } from '../../element/index.ts';
import { heading } from '../../element/heading.ts';
import { renderNoAccess } from './no-access.ts';

/** Beside cases that can be read, nothing is to be said of agencies with which all is well. */
const OFF: readonly ConsentState[] = ['notInvited', 'invited', 'declined', 'paused', 'ended'];

export interface BarrierScene {
  readonly messages: Messages;
  readonly store: CaseStore;
  readonly access: Access;
  readonly barrier: Barrier;
  /** Level of the `title`; without one, of what is said about each agency. */
  readonly level: number;
  /** What cannot be had; the heading of the page where nothing else is. */
  readonly title?: string;
}

/** Says in any element what keeps the user from cases and what can be done, in the words of `case-access`. */
export class AccessBarrier implements ReactiveController {
  readonly #host: ConnectedElement;
  readonly #gone: () => void;
  #shown = false;
  #held = false;

  /** `gone`: nothing is in the way any more, and what had the focus went with it. */
  constructor(host: ConnectedElement, gone: () => void = () => undefined) {
    this.#host = host;
    this.#gone = gone;
    host.addController(this);
  }

  hostUpdate(): void {
    this.#held = this.#shown && containsDeep(this.#host, deepActive(this.#host.ownerDocument));
    this.#shown = false;
  }

  hostUpdated(): void {
    if (this.#held && !this.#shown && deepActive(this.#host.ownerDocument) === null) this.#gone();
  }

  render({ messages, store, access, barrier, level, title }: BarrierScene): unknown {
    this.#shown = true;
    if (barrier === 'role') return renderNoAccess(messages, access, title === undefined ? undefined : level);
    return html`<div class="barrier">
      ${title === undefined ? nothing : heading(level, title, { class: 'problem', id: 'problem', focusable: true })}
      ${this.#renderAgencies(messages, store, access, title === undefined ? level : level + 1)}
    </div>`;
  }

  /** With the buttons of an invitation where the page has `case-access` (the portal does), else in words. */
  #renderAgencies(messages: Messages, store: CaseStore, access: Access, level: number): unknown {
    const { name, registry } = fullName(this.#host, 'case-access');
    if (!registry.get(name)) return renderNoAccess(messages, access);
    return child(this.#host, 'case-access', {
      ...handDown(this.#host, store),
      headingLevel: level,
      only: mayReadCases(access) ? OFF : undefined,
    });
  }
}
