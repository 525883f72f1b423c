import type { ReactiveControllerHost } from 'lit';
import { settingsContext, type Settings } from '../context/index.ts';
import { ContextValue } from './context-value.ts';

/** Whether keys do more than what the browser gives them; a provider with `no-shortcuts` turns all of it off. */
export class ShortcutsController {
  readonly #settings: ContextValue<Settings>;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#settings = new ContextValue(host, settingsContext);
  }

  get on(): boolean {
    return this.#settings.value?.noShortcuts !== true;
  }
}
