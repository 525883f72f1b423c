import type { CaseId } from '../domain/index.ts';
import type { CaseLocation } from '../domain/location.ts';

/**
 * The portal wants another location; uncancelled, it moves by itself. The host alone writes history, from `whole()`.
 * The fields hold ids only.
 */
export class CaseNavigateEvent extends Event {
  static readonly type = 'case-navigate';

  readonly view: CaseLocation['view'];
  /** With view `case`. */
  readonly caseId: CaseId | undefined;
  readonly #location: CaseLocation;

  constructor(init: { readonly location: CaseLocation }) {
    super(CaseNavigateEvent.type, { bubbles: true, composed: true, cancelable: true });
    this.view = init.location.view;
    this.caseId = init.location.view === 'case' ? init.location.caseId : undefined;
    this.#location = init.location;
  }

  /** Where to, with the list's filters and search text; for `formatLocation`. */
  whole(): CaseLocation {
    return this.#location;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'case-navigate': CaseNavigateEvent;
  }
}
