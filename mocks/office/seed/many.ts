/** Any number of cases for one company, the same every time. Built straight, without replaying each history. */
import { addDays } from '../../../src/domain/plain-date.ts';
import type { Answer, Instant, PlainDate } from '../../../src/domain/index.ts';
import type { BallRecord, CaseSeed, EntryRecord, FileSeed, ItemRecord } from '../model.ts';
import { short, swedish, type Calendar } from './calendar.ts';
import { photo } from './files.ts';
import { workday } from './holidays.ts';
import { amount, approval, documents, figure, item, value } from './items.ts';
import { kr } from './words.ts';

/** mulberry32: small, fast, and the same in every engine. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296) * below);
  };
}

const SHOPS = [
  'Järnhandeln',
  'Byggvaruhuset',
  'Färghandeln',
  'Virkeslagret',
  'Bensinstationen i Bromma',
  'Kontorsboden',
  'Elgrossen',
  'Parkeringsbolaget',
];
const CUSTOMERS = [
  'Holms Bygg',
  'Brf Ekvägen 4',
  'Sundby skola',
  'Villa Tallbacken',
  'Kvarnens Inredning',
  'Brf Lönnen',
];
const CONSULTANTS = ['anna', 'jonas', 'anna', 'lena', 'mikael'] as const;
const FILES = 40;

const receiptId = (n: number): string => `many-kvitto-${n}`;
const receipts = (): FileSeed[] =>
  Array.from({ length: FILES }, (_, n) =>
    photo('maria', receiptId(n), `IMG_${5000 + n}.png`, SHOPS[n % SHOPS.length] ?? '', [kr(250 + n * 37, 2)]),
  );

interface Theme {
  readonly type: string;
  readonly subject: string;
  readonly description: string;
  readonly items: readonly ItemRecord[];
  readonly answers: readonly Answer[];
}

/** What one case is about; `voucher` makes its subject unlike every other. */
function theme(voucher: number, bought: PlainDate, random: (below: number) => number): Theme {
  const sum = 100 + random(240) * 4;
  const shop = SHOPS[random(SHOPS.length)] ?? '';
  const customer = CUSTOMERS[random(CUSTOMERS.length)] ?? '';
  const receipt = receiptId(random(FILES));
  const themes: readonly [Theme, ...Theme[]] = [
    {
      type: 'documents',
      subject: `Kvitto, ${shop} ${kr(sum, 2)}, verifikation ${voucher}`,
      description: `Hej! Underlaget till köpet ${short(bought)} saknas. Fotografera kvittot eller välj en fil.`,
      items: [documents('kvitto', `Kvitto, ${shop} ${kr(sum, 2)}`)],
      answers: [{ files: [receipt] }],
    },
    {
      type: 'question',
      subject: `Inbetalning på ${kr(sum * 10)} från ${customer}, verifikation ${voucher}`,
      description: `Hej! Pengarna kom in ${short(bought)}. Vilken faktura gäller det?`,
      items: [item('text', 'faktura', 'Fakturanummer'), item('amount', 'del', 'Hur mycket av beloppet gäller den?')],
      answers: [value(String(1000 + (voucher % 900))), amount(sum * 10)],
    },
    {
      type: 'approval',
      subject: `Leverantörsfaktura ${voucher} från ${shop}`,
      description: 'Hej! Ska fakturan betalas på förfallodagen?',
      items: [
        approval(
          'betala',
          'Fakturan får betalas',
          [],
          [figure('Netto', sum), figure('Moms 25 %', sum / 4), figure('Att betala', sum + sum / 4)],
        ),
      ],
      answers: [{ approved: true, of: [] }],
    },
    {
      type: 'information',
      subject: `Rättad kontering, verifikation ${voucher}`,
      description: `Hej! Köpet ${short(bought)} låg på fel konto och är flyttat. Du behöver inte göra något.`,
      items: [],
      answers: [],
    },
  ];
  return themes[[0, 0, 0, 1, 1, 2, 3][random(7)] ?? 0] ?? themes[0];
}

type State = 'company' | 'agency' | 'closed';

/** The newest two per cent wait for the company, the next three for the agency. */
const stateOf = (n: number, count: number): State =>
  n < count * 0.02 ? 'company' : n < count * 0.05 ? 'agency' : 'closed';

interface Moments {
  readonly opened: Instant;
  readonly answered: Instant;
  readonly closed: Instant;
}

function entriesOf(id: string, state: State, contact: string, at: Moments, files: readonly string[]): EntryRecord[] {
  const ball = (holder: BallRecord['holder'], reason: string, since: Instant): BallRecord => ({
    holder,
    reason,
    since,
  });
  const entries: EntryRecord[] = [
    { id: `${id}-1`, at: at.opened, byId: contact, kind: 'handOver', ball: ball('company', 'new', at.opened) },
  ];
  if (state === 'company') return entries;
  const own = files.length ? { files } : {};
  entries.push({
    id: `${id}-2`,
    at: at.answered,
    byId: 'maria',
    kind: 'answer',
    ball: ball('agency', 'answered', at.answered),
    ...own,
  });
  if (state === 'closed')
    entries.push({
      id: `${id}-3`,
      at: at.closed,
      byId: contact,
      kind: 'closed',
      ball: ball(null, 'closed', at.closed),
    });
  return entries;
}

function oneCase(
  n: number,
  count: number,
  opened: PlainDate,
  next: PlainDate,
  random: (below: number) => number,
): CaseSeed {
  const id = `many-${n + 1}`;
  const state = stateOf(n, count);
  const contactId = CONSULTANTS[random(CONSULTANTS.length)] ?? 'anna';
  const minute = String(10 + random(50));
  const at: Moments = {
    opened: swedish(opened, `08:${minute}`),
    answered: swedish(opened, `19:${minute}`),
    closed: swedish(next, `08:${minute}`),
  };
  const { items, answers, ...about } = theme(count - n, addDays(opened, -5), random);
  const answered =
    state === 'company'
      ? items
      : items.map((one, index) => ({
          ...one,
          answer: answers[index] ?? value(''),
          answeredAt: at.answered,
          answeredBy: 'maria',
        }));
  const files = answers.flatMap((given) => ('files' in given ? given.files : []));
  const entries = entriesOf(id, state, contactId, at, files);
  const ball = entries.at(-1)?.ball;
  return {
    id,
    companyId: 'lindqvist',
    agencyId: contactId === 'lena' || contactId === 'mikael' ? 'kronan' : 'bjorkgarden',
    contactId,
    ...about,
    createdAt: at.opened,
    items: answered,
    entries,
    ...(ball ? { ball } : {}),
    ...(state === 'closed' ? { closedAt: at.closed, outcome: 'done' as const, seenByAgencyAt: at.closed } : {}),
    ...(about.type === 'information' ? {} : { dueOn: workday(next, 5) }),
    readBy: state === 'company' && n % 3 === 0 ? ['per'] : ['maria', 'per'],
  };
}

const PER_DAY = 20;

/** The newest first, twenty for each working day back from the day before yesterday. */
export function manyCases(
  count: number,
  calendar: Calendar,
): { readonly cases: readonly CaseSeed[]; readonly files: readonly FileSeed[] } {
  const random = randomFrom(20_261_124);
  let [opened, next] = [calendar.day(-3), calendar.day(-2)];
  const cases: CaseSeed[] = [];
  for (let n = 0; n < count; n += 1) {
    if (n > 0 && n % PER_DAY === 0) [opened, next] = [workday(opened, -1), opened];
    cases.push(oneCase(n, count, opened, next, random));
  }
  return { cases, files: receipts() };
}
