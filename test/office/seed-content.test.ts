import Organisationsnummer from 'organisationsnummer';
import Personnummer from 'personnummer';
import { scenarios } from '../../mocks/office/seed/index.ts';
import { LONG_WORDS } from '../../mocks/office/seed/long-text.ts';
import { demo, DRAWN, find, records } from './seed-support.ts';

const READ = new Set([
  'subject',
  'description',
  'label',
  'help',
  'text',
  'reason',
  'what',
  'value',
  'before',
  'name',
  'pdf',
  'receipt',
  'lines',
]);

/** Every text that somebody reads, in plain data. The ball's reason is a code. */
function textsOf(data: unknown, key = ''): string[] {
  if (typeof data === 'string') return READ.has(key) ? [data] : [];
  if (Array.isArray(data)) return data.flatMap((one: unknown) => textsOf(one, key));
  if (typeof data !== 'object' || data === null) return [];
  return Object.entries(data).flatMap(([member, inner]) => (member === 'ball' ? [] : textsOf(inner, member)));
}

describe('the numbers', () => {
  const answers = records.flatMap(({ items }) =>
    items.map((one) => ({ kind: one.kind, value: one.answer && 'value' in one.answer ? one.answer.value : undefined })),
  );
  const given = (kind: string): string[] =>
    answers.flatMap((one) => (one.kind === kind && typeof one.value === 'string' ? [one.value] : []));

  it('are from ranges that are nobody’s', () => {
    const persons = given('personalNumber');
    expect(persons.length).toBeGreaterThan(1);
    expect(
      persons.filter(
        (number) => !(Personnummer.valid(number) && ['238', '239', '980', '981'].includes(number.slice(8, 11))),
      ),
    ).toEqual([]);
    const companies = [
      ...given('organisationNumber'),
      ...given('vatNumber').flatMap((number) => (number.startsWith('SE') ? number.slice(2, 12) : [])),
    ];
    expect(companies.length).toBeGreaterThan(2);
    expect(companies.filter((number) => !(Organisationsnummer.valid(number) && number.startsWith('559999')))).toEqual(
      [],
    );
    const inTexts = [...textsOf(demo.cases), ...textsOf(demo.files)].join('\n');
    expect(inTexts.match(/\d{6}[-+]\d{4}/g) ?? []).toEqual([]);
  });

  it('are of this demo: addresses and phones', () => {
    const all = JSON.stringify(demo);
    expect((all.match(/[\w.+-]+@[\w.-]+/g) ?? []).filter((address) => !address.endsWith('.example'))).toEqual([]);
    expect(demo.people.filter(({ phone, email }) => !phone?.startsWith('08-555 ') || !email)).toEqual([]);
    expect(given('phone').filter((number) => !number.startsWith('08555'))).toEqual([]);
  });

  it('add up in every VAT return', () => {
    const approvals = records.flatMap(({ items }) =>
      items.flatMap(({ approves }) => (approves ? [approves.figures] : [])),
    );
    const returns = approvals.filter((figures) => figures.some(({ label }) => label.startsWith('05')));
    expect(returns.length).toBeGreaterThan(8);
    for (const figures of returns) {
      for (const side of ['value', 'before'] as const) {
        const box = (number: string): number =>
          Number(
            (figures.find(({ label }) => label.startsWith(number))?.[side] as { amount: string } | undefined)?.amount ??
              0,
          );
        expect(box('10')).toBe(box('05') / 4);
        expect(box('30')).toBe(box('20') / 4);
        expect(box('49')).toBe(box('10') + box('30') + box('48'));
      }
    }
  });

  it('add up in accounts and on receipts', () => {
    const money = (id: string): number[] =>
      (find(id).items.find(({ approves }) => approves)?.approves?.figures ?? []).map(({ value }) =>
        Number((value as { amount: string }).amount),
      );
    const [sales = 0, costs = 0, before = 0, tax = 0, result = 0] = money('lindqvist-bokslut');
    expect([sales + costs, Math.round(-before * 0.206), before + tax]).toEqual([before, tax, result]);
    const [profit = 0, due = 0, paid = 0, left = 0] = money('lindqvist-ink2');
    expect([Math.round(profit * 0.206), due + paid]).toEqual([due, left]);
    const number = (text: string): number => Number(text.replace(/\s/g, '').replace(',', '.'));
    const papers = demo.files.map(({ content }) => ('lines' in content ? (content.lines ?? []).join('\n') : ''));
    const sums = papers.flatMap((text) => [...text.matchAll(/Moms (\d+) % ([\d ,]+)\nSumma ([\d ,]+) kr/g)]);
    expect(sums.length).toBeGreaterThan(2);
    for (const [, rate = '', vat = '', sum = ''] of sums)
      expect(number(vat)).toBeCloseTo((number(sum) * Number(rate)) / (100 + Number(rate)), 2);
    const trips = papers.flatMap((text) => [...text.matchAll(/([\d,]+) mil, ([\d ,]+) kr/g)]);
    expect(trips.map(([, miles = '', sum = '']) => number(miles) * 25 - number(sum))).toEqual([0]);
  });
});

describe('the words', () => {
  const english =
    /\b(the|and|of|to|with|you|your|are|this|that|please|case|file|invoice|receipt|due|amount|from|closed|reply|consultant|agency|company|undefined|null|NaN)\b/i;
  const texts = (['default', 'single', 'oneCase', 'longText'] as const).flatMap((name) =>
    textsOf(scenarios[name](DRAWN).cases),
  );

  it('are Swedish', () => {
    expect(texts.length).toBeGreaterThan(600);
    expect(texts.filter((text) => english.test(text))).toEqual([]);
    expect(textsOf(demo.files).filter((text) => english.test(text))).toEqual([]);
    expect(demo.files.map(({ name }) => name).filter((name) => !/^[\w.-]+\.(pdf|png|txt)$/.test(name))).toEqual([]);
  });

  it('set amounts as Swedes do', () => {
    expect(
      texts.filter((text) => /\d kr(?!\p{L})|\d \d{3}(?!\d)|\d\.\d{2}\s?kr|-\d[\d\s]*(,\d+)?\s?kr/u.test(text)),
    ).toEqual([]);
    expect(texts.some((text) => text.includes('−250\u00a0kr'))).toBe(true);
  });

  it('are as long as they say in `longText`', () => {
    const data = scenarios.longText(DRAWN);
    expect(LONG_WORDS.map((word) => word.length >= 60)).toEqual([true, true, true]);
    expect(Math.max(...data.cases.map(({ subject }) => subject.length))).toBeGreaterThan(200);
    expect(Math.max(...data.cases.map(({ entries }) => entries?.length ?? 0))).toBeGreaterThan(50);
  });
});
