import { createContext } from '@lit/context';
import type { CaseStore } from '../client/types.ts';
import type { Texts, TextService } from '../i18n/index.ts';

/** Texts of a provider: what its host gave, and the service made of it. */
export interface ProvidedTexts {
  readonly texts: Texts;
  readonly service: TextService;
}

/** What a host has chosen for all elements of a provider. */
export interface Settings {
  readonly noShortcuts: boolean;
}

// Symbol.for: two copies of the library on one page still understand each other.
export const clientContext = createContext<CaseStore | null>(Symbol.for('@spiris/case-widgets/client@1'));
export const textsContext = createContext<ProvidedTexts | null>(Symbol.for('@spiris/case-widgets/texts@1'));
export const settingsContext = createContext<Settings | null>(Symbol.for('@spiris/case-widgets/settings@1'));
