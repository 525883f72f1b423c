import { createInstance, type i18n } from 'i18next';
import {
  catalogueNow,
  DEFAULT_LANGUAGE,
  languageOf,
  loadCatalogue,
  type TextArea,
  type Texts as Catalogue,
} from './catalogues.ts';
import { flatten, lookUp, type FlatTexts } from './flatten.ts';
import { createFormats } from './formats.ts';
import { remembered } from './remembered.ts';
import type { MessageParams, Messages, ResourceTree, Texts, TextService } from './types.ts';

/** The namespace in which a host may override our texts in its own i18next instance. */
export const NAMESPACE = 'spiris-cases';

const INTL: Readonly<Record<string, string>> = { sv: 'sv-SE', en: 'en-GB' };
const HOST_EVENTS = ['languageChanged', 'loaded'] as const;
const STORE_EVENTS = ['added', 'removed'] as const;

/** Texts for one provider or one element that stands alone. The host's instance is only read, never changed. */
export function createTextService(now: () => number = Date.now): TextService {
  return new OwnTexts(now);
}

/** Texts for one occasion. Rejects where they cannot be fetched. */
export async function messagesFor(texts: Texts): Promise<Messages> {
  const locale = texts.locale ?? texts.i18n?.language ?? DEFAULT_LANGUAGE;
  await loadCatalogue(languageOf(locale), 'page');
  const service = new OwnTexts(Date.now);
  service.update(texts);
  const { messages } = service;
  service.dispose();
  if (!messages) throw new Error(`No texts for ${locale}`);
  return messages;
}

class OwnTexts implements TextService {
  messages: Messages | null = null;
  readonly #now: () => number;
  readonly #listeners = new Set<() => void>();
  #texts: Texts = {};
  #wanted = '';
  #loading = '';
  #area: TextArea = 'page';
  #host: i18n | undefined;

  constructor(now: () => number) {
    this.#now = now;
  }

  update(texts: Texts): void {
    this.#texts = texts;
    this.#follow(texts.i18n);
    this.#refresh();
  }

  needCase(): void {
    if (this.#area === 'case') return;
    this.#area = 'case';
    this.#refresh();
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  dispose(): void {
    this.#follow(undefined);
    this.#listeners.clear();
  }

  #follow(host: i18n | undefined): void {
    if (host === this.#host) return;
    for (const event of HOST_EVENTS) this.#host?.off(event, this.#refresh);
    for (const event of STORE_EVENTS) this.#host?.store?.off(event, this.#refresh);
    this.#host = host;
    for (const event of HOST_EVENTS) host?.on(event, this.#refresh);
    for (const event of STORE_EVENTS) host?.store?.on(event, this.#refresh);
  }

  readonly #refresh = (): void => {
    const locale = this.#texts.locale ?? this.#host?.language ?? DEFAULT_LANGUAGE;
    const language = languageOf(locale);
    const area = this.#area;
    const wanted = (this.#wanted = `${language} ${area}`);
    const present = catalogueNow(language, area);
    if (present) {
      this.#show(language, locale, present);
      return;
    }
    if (this.#loading === wanted) return;
    this.#loading = wanted;
    void loadCatalogue(language, area).then(
      // A later switch wins over a slow load.
      () => {
        this.#loading = '';
        if (this.#wanted === wanted) this.#refresh();
      },
      // The former language stays on screen; the next update asks again.
      () => (this.#loading = ''),
    );
  };

  #show(language: string, locale: string, catalogue: Catalogue): void {
    const overrides = [
      flatten(pick(this.#texts.resources, locale, language)),
      flatten(this.#host?.getResourceBundle?.(locale, NAMESPACE) as ResourceTree | undefined),
      flatten(this.#host?.getResourceBundle?.(language, NAMESPACE) as ResourceTree | undefined),
    ];
    this.messages = createMessages(language, catalogue, overrides, this.#hostTexts(locale, language), this.#now);
    for (const listener of [...this.#listeners]) listener();
  }

  /** Where host texts are looked up: what was injected, then every namespace of the host's instance. */
  #hostTexts(locale: string, language: string): FlatTexts[] {
    const found = [flatten(pick(this.#texts.resources, locale, language))];
    for (const code of new Set([locale, language])) {
      const bundles = this.#host?.getDataByLanguage?.(code) as Record<string, ResourceTree> | undefined;
      for (const bundle of Object.values(bundles ?? {})) found.push(flatten(bundle));
    }
    return found;
  }
}

function pick(resources: Texts['resources'], locale: string, language: string): ResourceTree | undefined {
  return resources?.[locale] ?? resources?.[language];
}

/** Counts and dates only: texts with names in them are not kept, so that none outlives its session. */
function isAnonymous(params: MessageParams): boolean {
  return Object.entries(params).every(([name, value]) => typeof value === 'number' || name === 'date');
}

function createMessages(
  language: string,
  catalogue: Catalogue,
  overrides: readonly FlatTexts[],
  hostTexts: readonly FlatTexts[],
  now: () => number,
): Messages {
  const instance = createInstance();
  // Options and their reasons: reliability.md §0.7.
  void instance.init({
    lng: language,
    fallbackLng: language,
    ns: NAMESPACE,
    defaultNS: NAMESPACE,
    resources: { [language]: { [NAMESPACE]: catalogue } },
    initAsync: false,
    returnNull: false,
    interpolation: { escapeValue: false, skipOnVariables: true },
  });
  const own = flatten(catalogue);
  for (const texts of overrides) {
    for (const [key, text] of texts) if (own.has(key)) instance.addResource(language, NAMESPACE, key, text);
  }
  const intlLocale = INTL[language] ?? language;
  const translate = instance.t as unknown as (key: string, params?: object) => string;
  const kept = remembered();
  const t: Messages['t'] = (key, params = {}) => {
    const make = (): string => translate(key, { ...params });
    return isAnonymous(params) ? kept(key + JSON.stringify(params), make) : make();
  };
  const format = createFormats(intlLocale, { today: t('common.today'), yesterday: t('common.yesterday') }, now);
  return {
    area: 'case' in catalogue ? 'case' : 'page',
    language,
    intlLocale,
    t,
    hostText: (key) => hostTexts.map((texts) => lookUp(texts, key)).find((text) => text !== undefined),
    format,
  };
}
