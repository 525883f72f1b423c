/** Ekdahl Konsult, a sole trader: present agency and former one. */
import { long, monthOf, short, type Calendar } from './calendar.ts';
import { workday } from './holidays.ts';
import type { CaseSpec } from './build.ts';
import { accepted, acknowledge, answer, approve, ask, close, endConsent, more, note, sendBack } from './history.ts';
import { amount, approval, choice, documents, figure, item, OPTIONAL, sent, value } from './items.ts';
import { pdf, photo } from './files.ts';
import { mileage } from './many-parts.ts';
import { lastMonthWithKronan } from './world.ts';

const base = { companyId: 'ekdahl', contact: 'anna', type: 'question' } as const;
const owner = { id: 'olle-privat', name: 'Olle Ekdahl', kind: 'person' } as const;

/** 124 mil × 25 kr = 3 100 kr. */
function resor(c: Calendar): CaseSpec {
  const p = c.period(0);
  return {
    ...base,
    id: 'ekdahl-resor',
    type: 'documents',
    subject: `Resor i egen bil, ${p.name}`,
    description: `Hej Olle! Du har kört i tjänsten med egen bil i ${p.name}. Du får dra av **25 kr per mil**, om du har en körjournal.`,
    created: c.at(-11, '10:25'),
    dueOn: c.day(-6),
    items: [item('number', 'mil', 'Antal mil i tjänsten'), documents('journal', 'Körjournal')],
    files: [
      pdf('olle', 'ekdahl-journal', 'korjournal.pdf', `Körjournal ${p.name}`, [
        'Kundbesök i Västerås, fyra gånger',
        'Summa 124 mil',
      ]),
    ],
    steps: [
      answer('olle', c.at(-8, '21:10'), { mil: value('124'), journal: sent('ekdahl-journal') }),
      close('anna', c.at(-7, '09:40'), 'Tack! Avdraget blir 3 100 kr.', { mil: accepted, journal: accepted }),
    ],
  };
}

function arbetsrum(c: Calendar): CaseSpec {
  return {
    ...base,
    id: 'ekdahl-arbetsrum',
    startedBy: 'olle',
    subject: 'Får jag dra av för arbetsrummet hemma?',
    description:
      'Hej! Jag arbetar hemma tre dagar i veckan i ett eget rum på 12 kvadratmeter. Kan jag dra av något för det?',
    created: c.at(-4, '20:35'),
    steps: [
      sendBack(
        'anna',
        c.at(-3, '10:05'),
        'Arbetar du minst 800 timmar om året hemma finns en schablon: 2 000 kr i eget hus och 4 000 kr i en lägenhet. Bor du i hus eller lägenhet, och hur många timmar blir det?',
      ),
      ask(
        'olle',
        c.at(-1, '19:48'),
        'I eget hus, och jag räknar med ungefär 900 timmar. Räcker det om jag för en enkel tidslista?',
      ),
    ],
    unseen: true,
  };
}

function egenavgifter(c: Calendar): CaseSpec {
  const year = c.closingYear;
  return {
    ...base,
    id: 'ekdahl-egenavgifter',
    contact: 'jonas',
    subject: `Överskott och egenavgifter ${year}, preliminärt`,
    description: `Hej Olle! För att din preliminärskatt ska räcka till både skatt och **egenavgifter** behöver jag en uppskattning för hela ${year}.`,
    created: c.at(-2, '13:50'),
    dueOn: c.day(6),
    client: owner,
    items: [
      item('amount', 'fakturerat', 'Hur mycket tror du att du fakturerar resten av året, exkl. moms?'),
      item('amount', 'utgifter', 'Större utgifter som återstår', OPTIONAL),
      item('yesNo', 'anstalld', 'Har du också lön från en anställning?', {
        help: 'Då betalas en del av din skatt redan där.',
      }),
      item('amount', 'lon', 'Lön före skatt, hela året', { visibleWhen: { item: 'anstalld', is: [true] } }),
    ],
    steps: [
      answer(
        'olle',
        c.at(-1, '22:15'),
        { fakturerat: amount(96000) },
        'Utgifterna och lönen får jag titta efter i helgen.',
      ),
    ],
  };
}

/** 612 000 × 25 % = 153 000; 153 000 − 28 450 = 124 550. */
function helar(c: Calendar): CaseSpec {
  const p = c.spring(4);
  const year = p.year - 1;
  return {
    ...base,
    id: 'ekdahl-moms',
    type: 'approval',
    subject: `Momsdeklaration för helåret ${year}`,
    description: `Hej Olle! Du har momsperioden helår. Här är momsen för ${year}.`,
    created: p.at(4, '10:10'),
    dueOn: p.workday(12),
    authority: { on: workday(`${p.year}-05-12`, 0), what: 'Momsen' },
    items: [
      approval(
        'moms',
        `Momsdeklaration för helåret ${year}`,
        ['ekdahl-moms-rapport'],
        [
          figure('05 Momspliktig försäljning', 612000),
          figure('10 Utgående moms 25 %', 153000),
          figure('48 Ingående moms', -28450),
          figure('49 Att betala', 124550),
        ],
      ),
    ],
    files: [
      pdf('anna', 'ekdahl-moms-rapport', `momsrapport-${year}.pdf`, `Momsrapport ${year}, Ekdahl Konsult`, [
        '05  612 000',
        '10  153 000',
        '48   28 450',
        '49  124 550',
      ]),
    ],
    steps: [
      approve('olle', p.at(6, '18:20'), 'moms'),
      close('anna', p.at(7, '08:30'), 'Deklarationen är inlämnad.', { moms: accepted }),
    ],
  };
}

function forenklat(c: Calendar): CaseSpec {
  const p = c.spring(3);
  const year = p.year - 1;
  return {
    ...base,
    id: 'ekdahl-bokslut',
    contact: 'jonas',
    type: 'documents',
    subject: `Förenklat årsbokslut ${year}`,
    description:
      'Hej Olle! Omsättningen är under tre miljoner kronor, så ett förenklat årsbokslut räcker. Det här saknar jag.',
    created: p.at(3, '09:22'),
    dueOn: p.workday(10),
    items: [
      documents('saldo', `Saldobesked från banken, 31 dec`),
      item('amount', 'fordringar', 'Kundfakturor som inte var betalda då'),
      item('amount', 'privat', 'Egna uttag under året', {
        help: 'Pengar som du har fört över till ditt privata konto.',
      }),
    ],
    files: [
      photo('olle', 'ekdahl-saldo-app', 'IMG_0044.png', 'Bankens app', ['Saldo i dag']),
      pdf('olle', 'ekdahl-saldo', 'saldobesked.pdf', `Saldobesked 31 december ${year}`, [
        'Företagskonto 184 220,15 kr',
      ]),
    ],
    steps: [
      answer('olle', p.at(6, '22:04'), {
        saldo: sent('ekdahl-saldo-app'),
        fordringar: amount(42500),
        privat: amount(318000),
      }),
      sendBack('jonas', p.at(7, '09:10'), 'Tack! Saldot behöver vara per den 31 december.', {
        saldo: more('Bilden visar dagens saldo. Lägg till bankens årsbesked.'),
      }),
      answer('olle', p.at(7, '20:15'), { saldo: sent('ekdahl-saldo') }),
      close('jonas', p.at(8, '14:00'), 'Klart. Siffrorna går vidare till NE-bilagan i din deklaration.', {
        saldo: accepted,
      }),
    ],
  };
}

function dator(c: Calendar): CaseSpec {
  const p = c.period(-2);
  return {
    ...base,
    id: 'ekdahl-dator',
    subject: 'Dator 18 990,00 kr: kostnad eller inventarie?',
    description: `Hej Olle! Priset utan moms är 15 192,00 kr. Det är under ett halvt prisbasbelopp, så datorn får dras av direkt. Används den bara i verksamheten?`,
    created: p.at(8, '11:45'),
    items: [
      choice('choice', 'anvandning', 'Hur används datorn?', { bara: 'Bara i verksamheten', bade: 'Också privat' }),
    ],
    steps: [
      note('olle', p.at(8, '12:01'), `Jag köpte den ${short(p.workday(5))}. Kvittot ligger redan i programmet.`),
      answer('olle', p.at(8, '12:03'), { anvandning: value('bara') }),
      close('anna', p.at(9, '08:00'), 'Då drar vi av hela beloppet.'),
    ],
  };
}

function skickaIn(c: Calendar): CaseSpec {
  return {
    ...base,
    id: 'ekdahl-kvitton',
    contact: 'jonas',
    type: 'information',
    subject: 'Du kan slänga papperskvittona',
    description:
      'Hej Olle! När kvittot är fotograferat och ligger tryggt i bokföringen behöver du inte spara papperet. Kontrollera bara att hela bilden går att läsa.',
    created: c.at(-4, '15:30'),
    unreadBy: ['olle'],
  };
}

/** Left unanswered when the former agency's consent ended. */
function forraByran(c: Calendar): CaseSpec[] {
  const p = lastMonthWithKronan(c);
  return [
    {
      ...base,
      id: 'ekdahl-kronan-underlag',
      contact: 'mikael',
      type: 'documents',
      subject: `Underlag för ${monthOf(p.year, p.number - 1).name}`,
      description: 'Hej Olle! Skicka månadens kvitton, så blir bokföringen klar.',
      created: p.at(5, '10:00'),
      items: [documents('kvitton', 'Kvitton och fakturor')],
      steps: [endConsent('mikael', p.at(12, '16:00'))],
    },
    {
      ...base,
      id: 'ekdahl-kronan-avslut',
      contact: 'lena',
      type: 'information',
      subject: 'Så lämnar vi över din bokföring',
      description: `Hej Olle! Den ${long(p.workday(12))} lämnar vi över till din nya byrå. De får en fil med all bokföring, och du har kvar det här som historik.`,
      created: p.at(8, '09:30'),
      steps: [
        acknowledge('olle', p.at(8, '20:00')),
        close('lena', p.at(11, '15:00'), 'Filen är överlämnad. Tack för de här åren!'),
      ],
    },
  ];
}

export const ekdahl = (c: Calendar): CaseSpec[] => [
  ...[resor, arbetsrum, egenavgifter, helar, forenklat, dator, skickaIn].map((make) => make(c)),
  ...forraByran(c),
  mileage(c, { id: 'ekdahl-korjournal', companyId: 'ekdahl', name: 'Olle', unreadBy: ['olle'] }),
];
