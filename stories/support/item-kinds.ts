/** One believable item of every kind, an answer to it, and how it is filled in well and badly. */
import type { FileSeed, ItemRecord } from '../../mocks/office/model.ts';
import { amount, approval, choice, documents, figure, item, sek, sent, value } from '../../mocks/office/seed/items.ts';
import { pdf, photo } from '../../mocks/office/seed/files.ts';
import type { Answer, KnownItemKind } from '../../src/domain/index.ts';
import type { Names } from './find.ts';

/** What a person does in the form. */
export type Deed =
  /** `into`, `named`: which one, where it is not the first. */
  | { readonly type: string; readonly into?: Names }
  | { readonly pick: 'radio' | 'checkbox'; readonly named?: Names }
  | { readonly select: string }
  | { readonly choose: File }
  | { readonly press: Names };

export interface KindSample {
  readonly item: ItemRecord;
  readonly answer: Answer;
  /** Files that the answer or the item names. */
  readonly files?: readonly FileSeed[];
  /** What fills it in. */
  readonly fill: readonly Deed[];
  /** What is wrong with it, besides being empty. */
  readonly mistake?: readonly Deed[];
  /** Why the agency's system refuses what was filled in, where the form itself can find nothing wrong with it. */
  readonly refusal?: string;
}

const text = (
  kind: KnownItemKind,
  label: string,
  good: string,
  wrong?: string,
  answered: Answer = value(good),
): KindSample => ({
  item: item(kind, 'asked', label),
  answer: answered,
  fill: [{ type: good }],
  ...(wrong === undefined ? { refusal: 'invalid' } : { mistake: [{ type: wrong }] }),
});

const receipt = (): File => new File(['%PDF-1.4\n%%EOF\n'], 'kvitto-bauhaus.pdf', { type: 'application/pdf' });

const SUPPLIERS = { hyra: 'Hyra av lokal', leasing: 'Leasing av bil', inkop: 'Inköp av material' };

const lines = [
  { id: 'l1', date: '2026-10-06', text: 'BAUHAUS BROMMA', amount: sek(-1249) },
  { id: 'l2', date: '2026-10-14', text: 'SJ AB STOCKHOLM', amount: sek(-895) },
  { id: 'l3', date: '2026-10-21', text: 'RESTAURANG PRINSEN', amount: sek(-742) },
];

const FIRST_LINE: Names = [/^BAUHAUS BROMMA/, /^BAUHAUS BROMMA/];

const columns = [
  { id: 'name', kind: 'text', label: 'Anställd', required: true },
  { id: 'hours', kind: 'number', label: 'Timmar', required: true },
  { id: 'pay', kind: 'amount', label: 'Bruttolön', required: false },
];

export const KINDS = {
  text: text('text', 'Vilket fakturanummer gäller inbetalningen?', '2041'),
  longText: text(
    'longText',
    'Vilka var med på lunchen, och varför?',
    'Jag och Per Holm från Holms Bygg. Vi gick igenom anbudet.',
  ),
  number: text('number', 'Hur många mil körde servicebilen i oktober?', '142,5', 'många', value('142.5')),
  amount: text('amount', 'Hur mycket av telefonräkningen var privat?', '1 249,50', 'tolv kronor', amount(1249.5)),
  date: text('date', 'När togs bilen i bruk?', '2026-10-06', '31 februari'),
  period: {
    item: item('period', 'asked', 'Vilken månad gäller hyran?', { periodKinds: ['month', 'quarter', 'range'] }),
    answer: value({ from: '2026-10-01', to: '2026-10-31' }),
    fill: [{ select: '2026-10' }],
    mistake: [
      { pick: 'radio', named: ['Två datum', 'Two dates'] },
      { type: '31 okt', into: ['Från och med', 'From'] },
      { type: '1 okt', into: ['Till och med', 'To'] },
    ],
  },
  yesNo: {
    item: item('yesNo', 'asked', 'Är lokalen frivilligt skattskyldig för moms?'),
    answer: value(true),
    fill: [{ pick: 'radio' }],
    refusal: 'invalid',
  },
  choice: {
    item: choice('choice', 'asked', 'Vad gäller betalningen till Nordfastigheter?', SUPPLIERS),
    answer: value('hyra'),
    fill: [{ pick: 'radio' }],
    refusal: 'notAnOption',
  },
  choices: {
    item: choice('choices', 'asked', 'Vad ingick i köpet hos Ahlsell?', SUPPLIERS),
    answer: value(['inkop', 'leasing']),
    fill: [{ pick: 'checkbox' }],
    refusal: 'notAnOption',
  },
  email: text('email', 'Vart ska vi skicka fakturan?', 'maria@lindqvistsnickeri.example', 'maria@'),
  phone: text('phone', 'Vilket nummer nås verkstaden på?', '08-555 120 01', '12'),
  organisationNumber: text('organisationNumber', 'Kundens organisationsnummer?', '556677-8899', '556677-8890'),
  personalNumber: text('personalNumber', 'Den anställdes personnummer?', '811218-9876', '811218-9875'),
  bankgiro: text('bankgiro', 'Leverantörens bankgiro?', '5050-1055', '5050-1056'),
  plusgiro: text('plusgiro', 'Leverantörens plusgiro?', '410 54 68-5', '410 54 68-4'),
  iban: text('iban', 'Leverantörens IBAN?', 'SE45 5000 0000 0583 9825 7466', 'SE45 5000 0000 0583 9825 7467'),
  vatNumber: text('vatNumber', 'Kundens momsregistreringsnummer?', 'SE556677889901', 'SE55'),
  documents: {
    item: documents('asked', 'Kvitto, Bauhaus Bromma 1 249,00 kr, 6 okt'),
    answer: sent('kvitto'),
    files: [photo('maria', 'kvitto', 'IMG_2198.png', 'Bauhaus Bromma', ['Skruv 1 249,00'])],
    fill: [{ choose: receipt() }],
    mistake: [{ choose: new File(['MZ'], 'kvitto.exe', { type: 'application/x-msdownload' }) }],
  },
  approval: {
    item: approval(
      'asked',
      'Momsdeklaration för oktober',
      ['moms'],
      [
        figure('Utgående moms', 48200, 41750),
        figure('Ingående moms', 19640, 22310),
        figure('Att betala', 28560, 19440),
      ],
    ),
    answer: { approved: true, of: ['moms'] },
    files: [pdf('anna', 'moms', 'momsdeklaration-oktober.pdf', 'Momsdeklaration', ['Att betala 28 560'])],
    fill: [{ press: ['Begär ändring', 'Request changes'] }, { type: 'Fakturan från Ahlsell saknas.' }],
    mistake: [{ press: ['Begär ändring', 'Request changes'] }],
  },
  transactions: {
    item: item('transactions', 'asked', 'Korthändelser utan underlag i oktober', { rows: lines }),
    answer: {
      lines: { l1: { text: 'Skruv till altanen' }, l2: { mark: 'private' }, l3: { missing: 'lost', text: 'Tappat' } },
    },
    fill: [{ press: FIRST_LINE }, { type: 'Skruv till altanen' }],
    // It comes later, but when?
    mistake: [
      { press: FIRST_LINE },
      { press: ['Jag har inte underlaget', "I don't have it"] },
      { pick: 'radio', named: ['Det kommer senare', "I'll send it later"] },
    ],
  },
  rows: {
    item: item('rows', 'asked', 'Löneunderlag för november', { columns }),
    answer: { table: [{ name: 'Per Lindqvist', hours: '168', pay: sek(34500) }] },
    fill: [
      { type: 'Per Lindqvist', into: [/^Anställd/, /^Anställd/] },
      { type: '168', into: [/^Timmar/, /^Timmar/] },
      { type: '34 500', into: [/^Bruttolön/, /^Bruttolön/] },
    ],
    mistake: [
      { type: 'Per Lindqvist', into: [/^Anställd/, /^Anställd/] },
      { type: 'heltid', into: [/^Timmar/, /^Timmar/] },
    ],
  },
} as const satisfies Record<KnownItemKind, KindSample>;
