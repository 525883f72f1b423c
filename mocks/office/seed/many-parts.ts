/** Cases that ask for many things of one sort: bank lines without receipts, payroll, a mileage log, a stock count. */
import type { BankLine, Check, Column } from '../../../src/domain/index.ts';
import { addDays } from '../../../src/domain/plain-date.ts';
import { long, type Calendar, type Month } from './calendar.ts';
import type { CaseSpec } from './build.ts';
import { workday } from './holidays.ts';
import { item, OPTIONAL, sek } from './items.ts';
import { kr } from './words.ts';

/** Whose case it is: the same question goes to several companies. */
interface To {
  readonly id: string;
  readonly companyId: string;
  /** First name, for the greeting. */
  readonly name: string;
  readonly unreadBy?: readonly string[];
}

const base = { contact: 'anna' } as const;

const PURCHASES: readonly (readonly [day: number, text: string, amount: number])[] = [
  [1, 'Circle K Haparanda', -842.5],
  [1, 'Biltema Luleå', -1299],
  [2, 'Clas Ohlson, Gallerian', -349],
  [5, 'ICA Maxi Luleå', -412.8],
  [6, 'Adobe Systems', -289.99],
  [6, 'PostNord', -96],
  [7, 'Ahlsell Luleå', -4870],
  [8, 'SJ Biljetter', -895],
  [9, 'Swish 123 456 78 90', -1500],
  [12, 'Easypark', -48],
  [13, 'Scandic Luleå', -2140],
  [13, 'Restaurang Hemmagastronomi', -742],
  [14, 'OKQ8 Boden', -910.35],
  [15, 'Jula Luleå', -1849],
  [16, 'Zettle, återköp', 259],
  [19, 'Dustin', -6495],
  [20, 'Telia Sverige', -549],
  [21, 'Systembolaget', -628],
  [22, 'Bauhaus Luleå', -3120.5],
  [23, 'Taxi Luleå', -318],
  [26, 'Google Ireland', -129],
  [28, 'Apotek Hjärtat', -187],
  [30, 'Mekonomen Boden', -2260],
];

const lineOf = (p: Month, [day, text, amount]: (typeof PURCHASES)[number], index: number): BankLine => ({
  id: `rad-${index + 1}`,
  date: p.date(day),
  text,
  amount: sek(amount),
});

/** 23 purchases of a month. */
export function bankLines(c: Calendar, { name, ...to }: To): CaseSpec {
  const p = c.period(0);
  return {
    ...base,
    ...to,
    type: 'documents',
    subject: `Köp utan underlag i ${p.name}`,
    description: `Hej ${name}! Här är de köp i ${p.name} som jag saknar underlag till. Fotografera kvittot, eller skriv vad köpet gällde. Är något privat säger du bara det. Ta det i omgångar om du vill, det du har skickat ligger kvar.`,
    created: c.at(-2, '09:12'),
    dueOn: workday(p.vatDue, -5),
    authority: { on: p.vatDue, what: 'Momsen' },
    items: [
      item('transactions', 'kop', 'Köp utan underlag', {
        rows: PURCHASES.map((purchase, index) => lineOf(p, purchase, index)),
      }),
      item('longText', 'ovrigt', 'Är det något annat jag bör veta om månaden?', OPTIONAL),
    ],
  };
}

const SHOPS = PURCHASES.map(([, text]) => text);

/** So many lines of the year, the same every time. */
export function manyBankLines(c: Calendar, count: number, { name, ...to }: To): CaseSpec {
  const rows = Array.from({ length: count }, (_none, index): BankLine => {
    const ore = ((index * 7919 + 4_350) % 480_000) + 1_900;
    return {
      id: `rad-${index + 1}`,
      date: addDays(c.period(0).last, index - count),
      text: SHOPS[(index * 5) % SHOPS.length] ?? '',
      amount: { amount: `-${Math.floor(ore / 100)}.${String(ore % 100).padStart(2, '0')}`, currency: 'SEK' },
    };
  });
  return {
    ...base,
    ...to,
    type: 'documents',
    subject: `${count} köp utan underlag sedan i våras`,
    description: `Hej ${name}! När jag gick igenom kortköpen hittade jag ${count} som saknar underlag. Ta dem i den takt du hinner.`,
    created: c.at(-1, '14:20'),
    dueOn: c.day(10),
    items: [item('transactions', 'kop', 'Köp utan underlag', { rows })],
  };
}

const column = (id: string, kind: string, label: string, more: Partial<Column> = {}): Column => ({
  id,
  kind,
  label,
  required: false,
  ...more,
});
const MUST = { required: true } as const;

/** A month's payroll of two employees. */
export function payroll(c: Calendar, { name, ...to }: To): CaseSpec {
  const p = c.period(1);
  return {
    ...base,
    ...to,
    type: 'documents',
    subject: `Löneunderlag för ${p.name}`,
    description: `Hej ${name}! Dags för lönerna i ${p.name}. Fyll i en rad för var och en av era två anställda. Är allt som förra månaden säger du bara det.`,
    created: c.at(-1, '08:40'),
    dueOn: c.day(4),
    authority: { on: p.payrollDue, what: 'Arbetsgivardeklarationen' },
    items: [
      item('rows', 'loner', `Löner ${p.name}`, {
        columns: [
          column('namn', 'text', 'Namn', MUST),
          column('timmar', 'number', 'Timmar', MUST),
          column('overtid', 'number', 'Övertid'),
          column('sjuk', 'number', 'Sjukdagar'),
          column('semester', 'number', 'Semester'),
          column('tillagg', 'amount', 'Tillägg'),
        ],
      }),
      item('longText', 'ovrigt', 'Något annat om lönerna?', OPTIONAL),
    ],
  };
}

/** Journeys in one's own car. */
export function mileage(c: Calendar, { name, ...to }: To): CaseSpec {
  const p = c.period(1);
  return {
    ...base,
    ...to,
    type: 'documents',
    subject: `Körjournal för ${p.name}`,
    description: `Hej ${name}! Fyll i en rad för varje resa i tjänsten. Har du journalen i Excel går det bra att klistra in raderna.`,
    created: c.at(-2, '11:25'),
    dueOn: c.day(6),
    items: [
      item('rows', 'resor', `Resor i ${p.name}`, {
        help: 'Räkna hela resan, dit och hem.',
        columns: [
          column('datum', 'date', 'Datum', MUST),
          column('resa', 'text', 'Från och till', MUST),
          column('syfte', 'choice', 'Syfte', {
            ...MUST,
            options: [
              { id: 'kund', label: 'Kundbesök' },
              { id: 'inkop', label: 'Inköp' },
              { id: 'annat', label: 'Annat' },
            ],
          }),
          column('mil', 'number', 'Mil', MUST),
        ],
      }),
    ],
  };
}

const BOOKED = 188_900;

/** Counted goods that should come to what stands in the books. */
export function stockCount(c: Calendar, { name, ...to }: To): CaseSpec {
  const check: Check = { sumOf: ['varde'], equals: sek(BOOKED), tolerance: '1.00' };
  return {
    ...base,
    ...to,
    type: 'documents',
    subject: 'Inventering av reservdelarna',
    description: `Hej ${name}! Enligt bokföringen ska reservdelarna vara värda **${kr(BOOKED)}**. Räkna dem och fyll i det inköpsvärde ni kommer fram till. Stämmer det inte räcker en rad om varför.`,
    created: c.at(-3, '13:05'),
    dueOn: c.day(8),
    items: [
      item('date', 'dag', 'Vilken dag räknade ni?', { help: `Helst i samband med ${long(c.period(0).last)}.` }),
      item('rows', 'varor', 'Reservdelar i lager', {
        columns: [
          column('vara', 'text', 'Vara', MUST),
          column('antal', 'number', 'Antal'),
          column('varde', 'amount', 'Värde', MUST),
        ],
        checks: [check],
      }),
    ],
  };
}
