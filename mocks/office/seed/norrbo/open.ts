/** Norrbo Redskap AB: what is going on. */
import { long, short, type Calendar } from '../calendar.ts';
import { workday } from '../holidays.ts';
import type { CaseSpec } from '../build.ts';
import { accepted, answer, more, sendBack } from '../history.ts';
import { amount, approval, choice, declined, documents, figure, item, OPTIONAL, sent, value } from '../items.ts';
import { pdf } from '../files.ts';
import { bankLines, payroll, stockCount } from '../many-parts.ts';
import { hyra, leverantor, tyskland } from './purchases.ts';

const base = { companyId: 'norrbo', contact: 'anna', type: 'question' } as const;

/** 1 284 000 × 25 % = 321 000; 146 000 × 25 % = 36 500 in both 30 and 48; 321 000 + 36 500 − 254 750 = 102 750. */
function moms(c: Calendar): CaseSpec {
  const p = c.period(0);
  return {
    ...base,
    id: 'norrbo-moms',
    type: 'approval',
    subject: `Momsdeklaration för ${p.name}`,
    description: `Hej Karin! Momsen för ${p.name} är klar. Inköpet av slåtterbalkar från Tyskland ligger i ruta 20, och den beräknade momsen i ruta 30 dras av igen i ruta 48.`,
    created: c.at(-1, '16:40'),
    dueOn: workday(p.vatDue, -4),
    authority: { on: p.vatDue, what: 'Momsen' },
    items: [
      approval(
        'moms',
        `Momsdeklaration för ${p.name}`,
        ['norrbo-moms-rapport'],
        [
          figure('05 Momspliktig försäljning', 1284000, 1310800),
          figure('10 Utgående moms 25 %', 321000, 327700),
          figure('20 Inköp av varor från annat EU-land', 146000, 0),
          figure('30 Utgående moms 25 % på inköp', 36500, 0),
          figure('48 Ingående moms', -254750, -231200),
          figure('49 Att betala', 102750, 96500),
        ],
      ),
    ],
    files: [
      pdf(
        'anna',
        'norrbo-moms-rapport',
        `momsrapport-${p.name}.pdf`,
        `Momsrapport ${p.name} ${p.year}, Norrbo Redskap AB`,
        ['05  1 284 000', '10    321 000', '20    146 000', '30     36 500', '48    254 750', '49    102 750'],
      ),
    ],
    unreadBy: ['karin', 'henrik'],
  };
}

function lager(c: Calendar): CaseSpec {
  return {
    ...base,
    id: 'norrbo-lager',
    type: 'documents',
    subject: 'Lagervärde vid årsskiftet',
    description: `Hej Karin! Inför bokslutet för ${c.closingYear} behöver jag veta hur ni tänker räkna lagret. Själva listan tar vi när ni har räknat.`,
    created: c.at(-10, '10:12'),
    dueOn: c.day(2),
    items: [
      item('date', 'dag', 'Vilken dag inventerar ni?'),
      item('amount', 'uppskattat', 'Ungefär vad är lagret värt i dag, exkl. moms?'),
      item('yesNo', 'inkurans', 'Finns det varor som har blivit svåra att sälja?'),
      item('longText', 'vilka', 'Vilka, och vad tror du att de går att sälja för?', {
        visibleWhen: { item: 'inkurans', is: [true] },
      }),
      documents('lista', 'Förra årets lista med era ändringar', OPTIONAL),
    ],
    files: [
      pdf('karin', 'norrbo-lager-lista', 'lagerlista.pdf', 'Lagerlista', [
        'Motorredskap   412 300',
        'Reservdelar    188 900',
        'Handredskap     96 450',
      ]),
    ],
    steps: [
      answer('karin', c.at(0, '08:02'), {
        dag: value(workday(`${c.closingYear}-12-30`, 0)),
        uppskattat: amount(697650),
        inkurans: value(true),
        vilka: value('Fyra gräsklippare av en modell som har utgått. Jag tror att vi får 2 000 kr styck.'),
        lista: sent('norrbo-lager-lista'),
      }),
    ],
    unseen: true,
  };
}

/** The company said no; the agency has it. */
function fordelning(c: Calendar): CaseSpec {
  return {
    ...base,
    id: 'norrbo-kostnader',
    contact: 'jonas',
    type: 'approval',
    subject: 'Fördelning av kostnader mellan butiken och verkstaden',
    description: 'Hej Karin! Så här vill jag fördela de gemensamma kostnaderna framöver, efter yta. Godkänner du?',
    created: c.at(-6, '15:25'),
    dueOn: c.day(-2),
    items: [
      approval(
        'fordelning',
        'Fördelning per månad',
        ['norrbo-kostnader-forslag'],
        [figure('Butiken, 60 %', 19200), figure('Verkstaden, 40 %', 12800), figure('Summa', 32000)],
      ),
    ],
    files: [
      pdf('jonas', 'norrbo-kostnader-forslag', 'kostnadsfordelning.pdf', 'Gemensamma kostnader', [
        'Butiken 60 %  19 200',
        'Verkstaden 40 %  12 800',
        'Summa  32 000',
      ]),
    ],
    steps: [
      answer('karin', c.at(-2, '17:32'), {
        fordelning: declined('Verkstaden har fått halva lagret sedan i våras. Det ska vara 50 procent var.'),
      }),
    ],
    unseen: true,
  };
}

/** Of a kind that only the agency's system knows. */
function nyanstalld(c: Calendar): CaseSpec {
  const start = c.period(3).workday(1);
  return {
    ...base,
    id: 'norrbo-nyanstalld',
    type: 'newEmployee',
    subject: `Nyanställd i verkstaden från ${long(start)}`,
    description:
      'Hej Karin! Roligt att ni anställer. Med de här uppgifterna kan jag lägga upp lönen från första dagen.',
    created: c.at(-3, '09:36'),
    dueOn: c.day(8),
    only: ['karin'],
    items: [
      item('personalNumber', 'personnummer', 'Personnummer eller samordningsnummer', {
        help: 'Behövs för arbetsgivardeklarationen.',
      }),
      item('amount', 'manadslon', 'Månadslön'),
      item('date', 'start', 'Första arbetsdag', { help: `I avtalet står ${short(start)}.` }),
      choice(
        'choices',
        'formaner',
        'Förmåner',
        { friskvard: 'Friskvårdsbidrag', telefon: 'Telefon', pension: 'Tjänstepension', inga: 'Inga' },
        OPTIONAL,
      ),
      documents('avtal', 'Anställningsavtalet'),
    ],
    files: [
      pdf('karin', 'norrbo-nyanstalld-avtal', 'anstallningsavtal.pdf', 'Anställningsavtal', [
        'Sida 1 av 2',
        `Tillsvidareanställning från ${long(start).replace('\u00a0', ' ')}`,
      ]),
    ],
    steps: [
      answer('karin', c.at(-2, '11:15'), {
        personnummer: value('199508162386'),
        manadslon: amount(31500),
        start: value(start),
        formaner: value(['friskvard', 'pension']),
        avtal: sent('norrbo-nyanstalld-avtal'),
      }),
      sendBack('anna', c.at(-1, '09:20'), 'Tack, lönen är upplagd! Jag saknar bara en sida i avtalet.', {
        personnummer: accepted,
        manadslon: accepted,
        avtal: more('Sida 2 med arbetstid och underskrift saknas. Lägg till den.'),
      }),
    ],
    unreadBy: ['karin'],
  };
}

/** Many things of one sort. */
const lists = (c: Calendar): CaseSpec[] => {
  const karin = { companyId: 'norrbo', name: 'Karin', unreadBy: ['karin'] };
  return [
    bankLines(c, { ...karin, id: 'norrbo-kop' }),
    payroll(c, { ...karin, id: 'norrbo-loner' }),
    stockCount(c, { ...karin, id: 'norrbo-reservdelar' }),
  ];
};

export const norrboOpen = (c: Calendar): CaseSpec[] => [
  ...[moms, lager, tyskland, leverantor, hyra, fordelning, nyanstalld].map((make) => make(c)),
  ...lists(c),
];
