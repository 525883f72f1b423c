import type { CaseCatalogue } from '../../locales/sv-case.ts';
import type { Catalogue } from '../../locales/sv.ts';

type Plural = 'zero' | 'one' | 'two' | 'few' | 'many' | 'other';
type Singular<K extends string> = K extends `${infer Base}_${Plural}` ? Base : K;
type Leaf<T, P extends string = ''> = {
  [K in keyof T & string]: T[K] extends string ? `${P}${Singular<K>}` : Leaf<T[K], `${P}${K}.`>;
}[keyof T & string];

/** A dotted path into `locales/sv/*.json`, its first part being the file's name; without plural suffix. */
export type MessageKey = Leaf<Catalogue & CaseCatalogue>;
