/** Lindqvist Snickeri AB: what comes back every month, closed since. */
import { short, type Calendar } from '../calendar.ts';
import type { CaseSpec } from '../build.ts';
import { accepted, answer, approve, close, promise, sendBack } from '../history.ts';
import { approval, declined, documents, figure, item, missing, sent, value } from '../items.ts';
import { pdf, photo } from '../files.ts';
import { kr } from '../words.ts';

/** Sales and input VAT by month, −1 the latest; whole kronor, sales a multiple of four. */
const VAT: Readonly<Record<number, readonly [sales: number, input: number]>> = {
  [-1]: [284960, 29118],
  [-2]: [198400, 31245],
  [-3]: [92800, 27460],
  [-4]: [231600, 22310],
  [-5]: [264000, 24875],
  [-6]: [305200, 30120],
  [-7]: [249600, 28933],
};

const vat = (n: number) => {
  const [sales, input] = VAT[n] ?? [0, 0];
  return { sales, output: sales / 4, input, pay: sales / 4 - input };
};

/** The approved VAT return of a month. */
export function momsKlar(c: Calendar, n: number): CaseSpec {
  const [p, after] = [c.period(n), c.period(n + 1)];
  const [now, before] = [vat(n), vat(n - 1)];
  const [id, file] = [`lindqvist-moms${n}`, `moms${n}-rapport`];
  const result = now.pay < 0 ? `Det blir ${kr(-now.pay)} att få tillbaka.` : `Det blir ${kr(now.pay)} att betala.`;
  const refusal = 'Jag saknar fakturan från Elgrossen på 12 500 kr. Ska inte momsen på den vara med?';
  const explained =
    'Den fakturan är daterad den 2:a i nästa månad och hör till den perioden, eftersom ni redovisar enligt faktureringsmetoden. Siffrorna står därför kvar. Godkänner du då?';
  return {
    id,
    companyId: 'lindqvist',
    contact: n % 2 ? 'anna' : 'jonas',
    type: 'approval',
    subject: `Momsdeklaration för ${p.name}`,
    description: `Hej Maria! Momsen för ${p.name} är avstämd. ${result} Titta igenom siffrorna och godkänn, så lämnar jag deklarationen.`,
    created: after.at(11, '10:20'),
    dueOn: after.workday(16),
    authority: { on: p.vatDue, what: 'Momsen' },
    items: [
      approval(
        'moms',
        `Momsdeklaration för ${p.name}`,
        [file],
        [
          figure('05 Momspliktig försäljning', now.sales, before.sales),
          figure('10 Utgående moms 25 %', now.output, before.output),
          figure('48 Ingående moms', -now.input, -before.input),
          figure(now.pay < 0 ? '49 Att få tillbaka' : '49 Att betala', now.pay, before.pay),
        ],
      ),
    ],
    files: [
      pdf('anna', file, `momsrapport-${p.name}.pdf`, `Momsrapport ${p.name} ${p.year}`, [
        `05  ${now.sales}`,
        `10  ${now.output}`,
        `48  ${now.input}`,
        `49  ${now.pay}`,
      ]),
    ],
    steps: [
      ...(n === -4
        ? [
            answer('maria', after.at(12, '18:12'), { moms: declined(refusal) }),
            sendBack('jonas', after.at(13, '08:35'), explained),
          ]
        : []),
      approve('maria', after.at(14, '07:55'), 'moms'),
      close(
        n % 2 ? 'anna' : 'jonas',
        after.at(14, '13:10'),
        'Deklarationen är inlämnad. Kvittensen från Skatteverket finns hos oss.',
        { moms: accepted },
      ),
    ],
  };
}

/** Hours of two employees. */
export function lonKlar(c: Calendar, n: number, hours: readonly [elin: string, adam: string], sick = ''): CaseSpec {
  const p = c.period(n);
  return {
    id: `lindqvist-lon${n}`,
    companyId: 'lindqvist',
    contact: 'anna',
    type: 'documents',
    subject: `Löneunderlag ${p.name}, två anställda`,
    description: `Hej Maria! Skicka timmar och frånvaro för ${p.name}, så kör jag lönerna till den 25:e.`,
    created: p.at(9, '08:50'),
    dueOn: p.workday(13),
    authority: { on: p.payrollDue, what: 'Arbetsgivardeklarationen' },
    items: [
      item('number', 'timmar-elin', 'Timmar, Elin Sund'),
      item('number', 'timmar-adam', 'Timmar, Adam Fors'),
      item('text', 'franvaro', 'Frånvaro, med datum', { required: false }),
    ],
    steps: [
      answer('maria', p.at(12, '16:05'), {
        'timmar-elin': value(hours[0]),
        'timmar-adam': value(hours[1]),
        ...(sick ? { franvaro: value(sick) } : {}),
      }),
      close(
        'anna',
        p.at(13, '11:30'),
        `Lönerna är klara och lönebeskeden ligger ute. Arbetsgivardeklarationen lämnar jag i god tid före ${short(p.payrollDue)}.`,
      ),
    ],
  };
}

type Purchase = readonly [shop: string, kronor: number, day: number];

/** Receipts that were missing when the month was reconciled; the last of them may be lost. */
export function kvittonKlara(c: Calendar, n: number, purchases: readonly Purchase[], lost?: string): CaseSpec {
  const [p, after] = [c.period(n), c.period(n + 1)];
  const key = (index: number): string => `kvitton${n}-${index + 1}`;
  const kept = lost ? purchases.slice(0, -1) : purchases;
  const answers = Object.fromEntries(kept.map((_, index) => [`k${index + 1}`, sent(key(index))]));
  return {
    id: `lindqvist-kvitton${n}`,
    companyId: 'lindqvist',
    contact: n % 2 ? 'anna' : 'jonas',
    type: 'documents',
    subject: `Kvitton som saknas i ${p.name}, ${purchases.length} st`,
    description: `Hej! När jag stämmer av företagskortet för ${p.name} saknar jag underlag till de här köpen. Utan underlag kan jag inte dra av momsen.`,
    created: after.at(3, '14:25'),
    dueOn: after.workday(8),
    items: purchases.map(([shop, kronor, day], index) =>
      documents(`k${index + 1}`, `Kvitto, ${shop} ${kr(kronor, 2)}, ${short(p.date(day))}`),
    ),
    files: kept.map(([shop, kronor], index) =>
      photo('maria', key(index), `IMG_${1400 - n * 37 + index}.png`, shop, [kr(kronor, 2)]),
    ),
    steps: [
      ...(n === -3
        ? [promise('maria', after.at(5, '08:10'), after.workday(10), 'Vi är på jobb i Linköping till på fredag.')]
        : []),
      answer('maria', after.at(9, '20:18'), {
        ...answers,
        ...(lost ? { [`k${purchases.length}`]: missing('lost', lost) } : {}),
      }),
      close(
        'anna',
        after.at(10, '10:12'),
        lost
          ? 'Tack! Det borttappade köpet bokför jag utan momsavdrag, med din förklaring som underlag.'
          : 'Tack, allt är på plats.',
      ),
    ],
  };
}
