import type { Catalogue } from '../../locales/sv.ts';

/** Loads one language when it is first used; the other costs nothing until then. */
const LOADERS: Readonly<Record<string, () => Promise<{ catalogue: Catalogue }>>> = {
  sv: () => import('../../locales/sv.ts'),
  en: () => import('../../locales/en.ts'),
};

const loaded = new Map<string, Catalogue>();

export const DEFAULT_LANGUAGE = 'sv';

/** The language whose texts serve a locale: its own where we have it, else English. */
export function languageOf(locale: string): string {
  const base = locale.toLowerCase().split(/[-_]/)[0] ?? '';
  return base in LOADERS ? base : 'en';
}

/** The texts if they are already here. */
export function catalogueNow(language: string): Catalogue | undefined {
  return loaded.get(language);
}

/** Rejects when the chunk cannot be fetched; asking again tries again. */
export async function loadCatalogue(language: string): Promise<Catalogue> {
  const present = loaded.get(language);
  if (present) return present;
  const load = LOADERS[language] ?? LOADERS['en'];
  if (!load) throw new Error(`No texts for ${language}`);
  const { catalogue } = await load();
  loaded.set(language, catalogue);
  return catalogue;
}
