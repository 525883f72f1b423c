import { createInstance } from 'i18next';
import { describe, expect, it } from 'vitest';
import { createTextService, type Messages, type Texts, type TextService } from '../../src/i18n/index.ts';

const NOW = Date.parse('2026-11-24T08:14:00Z');

/** The messages once the language has been loaded. */
function shown(service: TextService, language: string): Promise<Messages> {
  const now = service.messages;
  if (now?.language === language) return Promise.resolve(now);
  return new Promise((resolve) => {
    const stop = service.subscribe(() => {
      if (service.messages?.language !== language) return;
      stop();
      resolve(service.messages);
    });
  });
}

async function messagesFor(texts: Texts, language = texts.locale ?? 'sv'): Promise<Messages> {
  const service = createTextService(() => NOW);
  service.update(texts);
  return shown(service, language);
}

describe('language', () => {
  it('is Swedish when nobody says otherwise', async () => {
    const messages = await messagesFor({});
    expect(messages.language).toBe('sv');
    expect(messages.t('common.retry')).toBe('Försök igen');
  });

  it.each([
    ['sv-FI', 'sv'],
    ['en-US', 'en'],
    ['fi', 'en'],
  ])('for locale %s is %s', async (locale, language) => {
    expect((await messagesFor({ locale }, language)).language).toBe(language);
  });

  it('switches live, and a switch back wins over a slow load', async () => {
    const service = createTextService(() => NOW);
    service.update({ locale: 'sv' });
    await shown(service, 'sv');
    service.update({ locale: 'en' });
    service.update({ locale: 'sv' });
    expect((await shown(service, 'sv')).t('common.optional')).toBe('(frivilligt)');
  });
});

describe('resources of the host', () => {
  it.each([
    ['our keys as a tree', { common: { retry: 'Ladda igen' } }],
    ['its flat dictionary', { 'common.retry': 'Ladda igen' }],
    ['its flat dictionary with messages', { 'common.retry': { message: 'Ladda igen' } }],
  ])('win over ours, given as %s', async (_shape, resources) => {
    const messages = await messagesFor({ resources: { sv: resources } });
    expect(messages.t('common.retry')).toBe('Ladda igen');
    expect(messages.t('common.optional')).toBe('(frivilligt)');
  });

  it.each([
    [{ common_menu_navbar_li_MyPortal: { message: 'Min byrå' } }],
    [{ COMMON_MENU_NAVBAR_LI_MYPORTAL: { message: 'Min byrå' } }],
    [{ 'common_menu_navbar_li_MyPortal.message': 'Min byrå' }],
    [{ common_menu_navbar_li_MyPortal: 'Min byrå' }],
  ])('give the menu label, whatever its shape and case: %o', async (dictionary) => {
    const messages = await messagesFor({ resources: { sv: dictionary } });
    expect(messages.hostText('common_menu_navbar_li_MyPortal.message')).toBe('Min byrå');
  });

  it('are plain text: nothing in them or in values is interpreted', async () => {
    const messages = await messagesFor({});
    const name = '$t(common.retry) {{x}} & <b>';
    expect(messages.t('common.status.colleague', { name })).toBe(`Väntar på ${name}`);
  });

  it('hold the values they are asked for with, and no others', async () => {
    const { t } = await messagesFor({});
    const both = (count: number, date: string): string[] => [
      t('list.search.found', { count }),
      t('list.card.since', { date }),
    ];
    const asked = [both(1, '3 nov'), both(2, '4 nov'), both(1, '3 nov')];
    expect(asked[0]).toEqual(asked[2]);
    expect(asked[0]?.[0]).not.toBe(asked[1]?.[0]);
    expect(asked[1]?.[1]).toContain('4 nov');
    const named = ['Anna', 'Per', 'Anna'].map((name) => t('common.status.colleague', { name }));
    expect(named).toEqual(['Väntar på Anna', 'Väntar på Per', 'Väntar på Anna']);
  });

  it('cannot pollute prototypes', async () => {
    await messagesFor({ resources: { sv: JSON.parse('{"__proto__":{"polluted":"yes"}}') as Record<string, string> } });
    expect(({} as { polluted?: string }).polluted).toBeUndefined();
  });
});

describe("the host's i18next instance", () => {
  const host = async (options: object = {}) => {
    const instance = createInstance();
    await instance.init({ lng: 'en', fallbackLng: 'en', resources: { en: { translation: {} } }, ...options });
    return instance;
  };

  it('is followed in language', async () => {
    const i18n = await host();
    const service = createTextService(() => NOW);
    service.update({ i18n });
    expect((await shown(service, 'en')).t('common.optional')).toBe('(optional)');
    const swedish = shown(service, 'sv');
    await i18n.changeLanguage('sv');
    expect((await swedish).t('common.optional')).toBe('(frivilligt)');
  });

  it('overrides our texts in namespace spiris-cases, before and after', async () => {
    const i18n = await host({ resources: { en: { 'spiris-cases': { common: { optional: 'Dismiss' } } } } });
    const service = createTextService(() => NOW);
    service.update({ i18n });
    expect((await shown(service, 'en')).t('common.optional')).toBe('Dismiss');
    i18n.addResourceBundle('en', 'spiris-cases', { common: { optional: 'Shut' } }, true, true);
    expect(service.messages?.t('common.optional')).toBe('Shut');
  });

  it('is left as it was', async () => {
    const i18n = await host();
    const before = JSON.stringify([i18n.language, i18n.options.ns, i18n.getDataByLanguage('en')]);
    const service = createTextService(() => NOW);
    service.update({ i18n, locale: 'sv' });
    await shown(service, 'sv');
    service.dispose();
    expect(JSON.stringify([i18n.language, i18n.options.ns, i18n.getDataByLanguage('en')])).toBe(before);
  });
});

describe('formats', () => {
  const NB = '\u00a0';

  it('write Swedish days and moments', async () => {
    const { format } = await messagesFor({ locale: 'sv' });
    expect(format.day('2026-11-27')).toBe(`fre${NB}27${NB}nov`);
    expect(format.shortDay('2025-03-01')).toBe(`1${NB}mars${NB}2025`);
    expect(format.moment('2026-11-24T08:14:00Z')).toBe(`i${NB}dag${NB}09:14`);
    expect(format.moment('2026-11-23T15:40:00Z')).toBe(`i${NB}går${NB}16:40`);
    expect(format.moment('2026-11-17T15:40:00Z')).toBe(`17${NB}nov`);
  });

  it('write English ones', async () => {
    const { format } = await messagesFor({ locale: 'en' });
    expect(format.day('2026-11-27')).toBe(`Fri${NB}27${NB}Nov`);
    expect(format.moment('2026-11-24T08:14:00Z')).toBe(`today${NB}09:14`);
  });

  it.each([
    ['-1234567.50', `\u22121${NB}234${NB}567,50${NB}kr`],
    ['18400', `18${NB}400${NB}kr`],
    ['18400.00', `18${NB}400${NB}kr`],
    ['1249.5', `1${NB}249,50${NB}kr`],
    ['9007199254740993.01', `9${NB}007${NB}199${NB}254${NB}740${NB}993,01${NB}kr`],
  ])('write %s kronor without passing through a float', async (amount, text) => {
    const { format } = await messagesFor({ locale: 'sv' });
    expect(format.money({ amount, currency: 'SEK' })).toBe(text);
  });

  it('write the minus as a minus in English too', async () => {
    const { format } = await messagesFor({ locale: 'en' });
    expect(format.money({ amount: '-29118', currency: 'SEK' })).toBe(`\u2212SEK${NB}29,118`);
    expect(format.number('-7.5')).toBe('\u22127.5');
  });

  it('show an amount in an unknown currency as it came', async () => {
    const { format } = await messagesFor({ locale: 'sv' });
    expect(format.money({ amount: '5', currency: '?' })).toBe(`5${NB}?`);
  });

  it('follow the clock: what was today is yesterday after midnight, and a day of last year after New Year', async () => {
    let now = Date.parse('2026-12-31T22:59:00Z');
    const service = createTextService(() => now);
    service.update({ locale: 'sv' });
    const { format } = await shown(service, 'sv');
    const written = (): string[] => [format.moment('2026-12-31T08:14:00Z'), format.day('2026-12-31')];
    expect(written()).toEqual([`i${NB}dag${NB}09:14`, `tors${NB}31${NB}dec`]);
    now += 60_000;
    expect(written()).toEqual([`i${NB}går${NB}09:14`, `tors${NB}31${NB}dec${NB}2026`]);
    now += 86_400_000;
    expect(format.moment('2026-12-31T08:14:00Z')).toBe(`31${NB}dec${NB}2026`);
  });

  it('give nothing for a date that is none', async () => {
    const { format } = await messagesFor({ locale: 'sv' });
    expect(format.moment('nonsense')).toBe('');
  });

  it('write numbers and lists, short or long', async () => {
    const { format } = await messagesFor({ locale: 'sv' });
    expect([0, 7, 999, 1000, 0.5, -3, NaN, '12'].map((value) => format.number(value))).toEqual(
      [0, 7, 999, 1000, 0.5, -3, NaN, 12].map((value) => new Intl.NumberFormat('sv-SE').format(value)),
    );
    expect([[], ['Anna'], ['Anna', 'Per'], ['Anna', 'Per', 'Karin']].map((parts) => format.list(parts))).toEqual([
      '',
      'Anna',
      'Anna och Per',
      'Anna, Per och Karin',
    ]);
  });

  it('write sizes', async () => {
    const { format } = await messagesFor({ locale: 'sv' });
    expect(format.bytes(84_000)).toBe(`84${NB}kB`);
    expect(format.bytes(2_140_000)).toBe(`2,1${NB}MB`);
  });
});
