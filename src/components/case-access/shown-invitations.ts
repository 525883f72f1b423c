import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { CaseStore } from '../../controllers/index.ts';

interface Shown {
  readonly store: CaseStore;
  readonly agencyIds: readonly string[];
}

/** Tells the client which invitations are on screen, so that no notice says the same once more. */
export class ShownInvitations implements ReactiveController {
  readonly #shown: () => Shown | null;
  #store: CaseStore | undefined;
  #stops = new Map<string, () => void>();

  /** `shown` gives the agencies whose invitations the element shows now. */
  constructor(host: ReactiveControllerHost, shown: () => Shown | null) {
    this.#shown = shown;
    host.addController(this);
  }

  hostUpdated(): void {
    const now = this.#shown();
    if (now?.store !== this.#store) this.#end();
    this.#store = now?.store;
    const ids = now?.agencyIds ?? [];
    for (const [id, stop] of this.#stops) {
      if (ids.includes(id)) continue;
      stop();
      this.#stops.delete(id);
    }
    for (const id of ids) if (now && !this.#stops.has(id)) this.#stops.set(id, now.store.showsInvitation(id));
  }

  hostDisconnected(): void {
    this.#end();
    this.#store = undefined;
  }

  #end(): void {
    for (const stop of this.#stops.values()) stop();
    this.#stops.clear();
  }
}
