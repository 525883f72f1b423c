/** What a visitor of the demo has chosen; kept for this browser tab. A host's own storage, never the library's. */
export interface Preferences {
  language: 'sv' | 'en';
  theme: 'auto' | 'light' | 'dark';
  user: string;
  /** Of the user's companies; else the first. */
  company: string;
  /** Where drafts are kept: at the office, on this device, or on the page only. */
  drafts: 'office' | 'device' | 'page';
}

const KEY = 'spiris-demo';

const DEFAULTS: Preferences = { language: 'sv', theme: 'auto', user: 'maria', company: '', drafts: 'office' };

export function readPreferences(): Preferences {
  try {
    const stored = JSON.parse(sessionStorage.getItem(KEY) ?? '{}') as Partial<Preferences>;
    return { ...DEFAULTS, ...stored };
  } catch {
    // Storage that is switched off or garbled: the demo still starts.
    return { ...DEFAULTS };
  }
}

export function writePreferences(preferences: Preferences): void {
  document.documentElement.lang = preferences.language;
  document.documentElement.dataset['theme'] = preferences.theme;
  try {
    sessionStorage.setItem(KEY, JSON.stringify(preferences));
  } catch {
    // See above.
  }
}
