import type { CaseStore } from '../client/types.ts';
import type { CaseElement } from './case-element.ts';

type Language = Pick<CaseElement, 'locale' | 'i18n' | 'resources'>;

/** What an element of ours gives to one that it renders, so that both speak the same language. */
export function handDownLanguage({ locale, i18n, resources }: Language): Language {
  return { locale, i18n, resources };
}

/** The same, with the client. */
export function handDown(element: CaseElement, client: CaseStore): Language & { readonly client: CaseStore } {
  return { client, ...handDownLanguage(element) };
}
