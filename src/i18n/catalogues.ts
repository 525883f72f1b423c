import type { Catalogue } from '../../locales/sv.ts';
import type { CaseCatalogue } from '../../locales/sv-case.ts';

/** Which texts: those of the list page and what stands around it, or with those of an opened case too. */
export type TextArea = 'page' | 'case';
export type Texts = Catalogue & Partial<CaseCatalogue>;

type Load = () => Promise<{ catalogue: Catalogue | CaseCatalogue }>;

/** Loads one language when it is first used, and an opened case's texts with the first case; the rest costs nothing until then. */
const LOADERS: Readonly<Record<string, Readonly<Record<TextArea, Load>>>> = {
  sv: { page: () => import('../../locales/sv.ts'), case: () => import('../../locales/sv-case.ts') },
  en: { page: () => import('../../locales/en.ts'), case: () => import('../../locales/en-case.ts') },
};

const loaded = new Map<string, Partial<Catalogue & CaseCatalogue>>();

export const DEFAULT_LANGUAGE = 'sv';

/** The language whose texts serve a locale: its own where we have it, else English. */
export function languageOf(locale: string): string {
  const base = locale.toLowerCase().split(/[-_]/)[0] ?? '';
  return base in LOADERS ? base : 'en';
}

/** The texts if they are already here. */
export function catalogueNow(language: string, area: TextArea): Texts | undefined {
  const page = loaded.get(`${language} page`);
  const opened = loaded.get(`${language} case`);
  return page && (area === 'page' || opened) ? ({ ...page, ...opened } as Texts) : undefined;
}

/** Rejects when a chunk cannot be fetched; asking again tries again. */
export async function loadCatalogue(language: string, area: TextArea): Promise<Texts> {
  await Promise.all([load(language, 'page'), area === 'case' && load(language, 'case')]);
  const texts = catalogueNow(language, area);
  if (!texts) throw new Error(`No texts for ${language}`);
  return texts;
}

async function load(language: string, area: TextArea): Promise<void> {
  const name = `${language} ${area}`;
  if (loaded.has(name)) return;
  const loader = (LOADERS[language] ?? LOADERS['en'])?.[area];
  if (loader) loaded.set(name, (await loader()).catalogue);
}
