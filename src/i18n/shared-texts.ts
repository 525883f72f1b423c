import { createTextService } from './text-service.ts';
import type { Texts, TextService } from './types.ts';

/** A text service that others who gave the same use too. */
export interface SharedTexts {
  readonly service: TextService;
  /** To be called once; the last one who lets go ends it. */
  release(): void;
}

interface Entry {
  readonly texts: Texts;
  readonly service: TextService;
  users: number;
}

const entries = new Set<Entry>();

const isSame = (a: Texts, b: Texts): boolean =>
  a.locale === b.locale && a.i18n === b.i18n && a.resources === b.resources;

/** The one service for these texts: making its i18next instance costs more than the card that speaks through it. */
export function shareTexts(texts: Texts): SharedTexts {
  const entry = [...entries].find((known) => isSame(known.texts, texts)) ?? add(texts);
  // The first one asks, and so does each later one while the texts could not be fetched.
  if (!entry.service.messages) entry.service.update(texts);
  entry.users += 1;
  return {
    service: entry.service,
    release: () => {
      entry.users -= 1;
      if (entry.users > 0) return;
      entries.delete(entry);
      entry.service.dispose();
    },
  };
}

function add(texts: Texts): Entry {
  const entry = { texts, service: createTextService(), users: 0 };
  entries.add(entry);
  return entry;
}
