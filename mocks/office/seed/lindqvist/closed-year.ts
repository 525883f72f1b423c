/** Lindqvist Snickeri AB: the closing of the latest financial year. */
import { long, type Calendar } from '../calendar.ts';
import { workday } from '../holidays.ts';
import type { CaseSpec } from '../build.ts';
import { accepted, acknowledge, amend, answer, approve, ask, close, note, redo, remind, sendBack } from '../history.ts';
import { amount, approval, choice, declined, documents, figure, item, OPTIONAL, sent, value } from '../items.ts';
import { pdf } from '../files.ts';

const base = { companyId: 'lindqvist', contact: 'anna', type: 'question' } as const;

function lager(c: Calendar): CaseSpec {
  const p = c.spring(1);
  return {
    ...base,
    id: 'lindqvist-lager',
    type: 'documents',
    subject: `Lagervärde den 31 december ${p.year - 1}`,
    description:
      'Hej Maria! Skicka inventeringslistan, undertecknad av den som räknade. Varorna tas upp till det lägsta av anskaffningsvärdet och det de kan säljas för.',
    created: p.at(2, '09:18'),
    dueOn: p.workday(10),
    items: [
      documents('lista', 'Inventeringslistan, undertecknad'),
      item('amount', 'varde', 'Lagrets anskaffningsvärde, exkl. moms'),
      item('amount', 'inkurans', 'Varor som inte längre går att sälja', {
        ...OPTIONAL,
        help: 'Du kan i stället låta oss dra av 3 % för inkurans.',
      }),
    ],
    files: [
      pdf('per', 'lager-lista', 'inventering.pdf', 'Inventeringslista', [
        'Ek, ask och furu     68 400,00',
        'Beslag och skruv     21 150,00',
        'Ytbehandling          8 950,00',
        'Summa                98 500,00 kr',
      ]),
    ],
    steps: [
      answer('per', p.at(7, '14:36'), { lista: sent('lager-lista'), varde: amount(98500) }),
      close('anna', p.at(8, '10:20'), 'Tack! Med 3 % inkurans blir värdet 95 545 kr.', {
        lista: accepted,
        varde: accepted,
      }),
    ],
  };
}

function formatsag(c: Calendar): CaseSpec {
  const p = c.spring(2);
  return {
    ...base,
    id: 'lindqvist-formatsag',
    contact: 'jonas',
    subject: 'Avskrivning på formatsågen, 85 000 kr',
    description:
      'Hej! Sågen är en inventarie som skrivs av över den tid ni räknar med att använda den. Räcker fem år blir det 17 000 kr om året.',
    created: p.at(3, '13:05'),
    items: [
      choice('choice', 'tid', 'Hur länge räknar ni med att använda sågen?', {
        tre: 'Ungefär tre år',
        fem: 'Ungefär fem år',
        tio: 'Tio år eller mer',
      }),
      item('text', 'nummer', 'Tillverkningsnummer', {
        ...OPTIONAL,
        help: 'Till inventarieregistret. Sitter på skylten bakom motorn.',
      }),
    ],
    steps: [
      answer('per', p.at(4, '09:49'), { tid: value('fem'), nummer: value('FS-3200-1187') }),
      close('jonas', p.at(4, '15:00'), 'Då blir det fem år.'),
    ],
  };
}

/** 2 812 000 − 2 400 000 = 412 000; 412 000 × 20,6 % = 84 872; 412 000 − 84 872 = 327 128. */
const RESULT = [
  figure('Nettoomsättning', 2812000, 2640500),
  figure('Kostnader', -2400000, -2301500),
  figure('Resultat före skatt', 412000, 339000),
  figure('Skatt 20,6 %', -84872, -69834),
  figure('Årets resultat', 327128, 269166),
];

/** A closing with many questions on the way. */
function arsbokslut(c: Calendar): CaseSpec {
  const [feb, mar] = [c.spring(2), c.spring(3)];
  const year = feb.year - 1;
  return {
    ...base,
    id: 'lindqvist-bokslut',
    type: 'approval',
    subject: `Årsbokslut ${year}`,
    description: `Hej Maria! Här är bokslutet för ${year}. Läs igenom resultat- och balansräkningen. Några poster behöver jag din hjälp med först.`,
    created: feb.at(5, '09:30'),
    dueOn: mar.workday(5),
    items: [
      item('amount', 'upplupet', 'Kostnader för december som fakturerades i januari', {
        help: 'El, telefon, material. Exkl. moms.',
      }),
      item('yesNo', 'tvist', 'Finns det någon tvist eller garanti som kan kosta pengar?'),
      item('longText', 'beskriv', 'Beskriv den kort', { visibleWhen: { item: 'tvist', is: [true] } }),
      documents('hyror', 'Hyresavin för första kvartalet'),
      approval('bokslut', 'Resultat- och balansräkning', ['bokslut-rapport'], RESULT),
    ],
    files: [
      pdf('anna', 'bokslut-rapport', `bokslut-${year}.pdf`, `Bokslut ${year}, Lindqvist Snickeri AB`, [
        'Nettoomsättning   2 812 000',
        'Kostnader        -2 400 000',
        'Resultat före skatt 412 000',
        'Skatt               -84 872',
        'Årets resultat      327 128',
      ]),
      pdf('maria', 'bokslut-hyra-fel', 'hyresavi-oktober.pdf', 'Hyresavi', ['Fjärde kvartalet']),
      pdf('maria', 'bokslut-hyra', 'hyresavi-januari.pdf', 'Hyresavi', ['Första kvartalet', '54 000,00 kr']),
    ],
    attachments: ['bokslut-rapport'],
    steps: [
      note('maria', feb.at(5, '17:40'), 'Tack! Jag går igenom det i helgen.'),
      answer('maria', feb.at(8, '20:51'), {
        upplupet: amount(7340),
        tvist: value(false),
        hyror: sent('bokslut-hyra-fel'),
      }),
      note('anna', feb.at(9, '08:15'), 'Fint. Avin du skickade gäller oktober till december. Har du den för januari?'),
      amend('maria', feb.at(9, '12:44'), { hyror: sent('bokslut-hyra') }, 'Här är rätt avi.'),
      ask('maria', feb.at(10, '19:05'), 'Varför är hyran för januari med i bokslutet, när vi betalade den i december?'),
      sendBack(
        'anna',
        feb.at(11, '09:02'),
        'Den är betald i förskott. Jag **periodiserar** den: 54 000 kr flyttas till nästa år som förutbetald hyra, på konto 1710.',
        { upplupet: accepted },
      ),
      answer('maria', feb.at(12, '18:30'), {
        bokslut: declined('Bilen som vi sålde i november finns kvar bland inventarierna.'),
      }),
      sendBack(
        'anna',
        feb.at(14, '10:40'),
        'Bra att du såg det. Den är borta nu, och vinsten på 12 000 kr ligger med i resultatet. Siffrorna nedan är de nya.',
        { hyror: redo('Avin för oktober ska bort.') },
      ),
      remind('anna', mar.at(1, '09:00')),
      note('per', mar.at(2, '07:12'), 'Jag har läst det och tycker att det ser bra ut.'),
      answer('maria', mar.at(2, '19:20'), { hyror: sent('bokslut-hyra') }),
      approve('maria', mar.at(3, '08:05'), 'bokslut', 'Nu stämmer det.'),
      note('anna', mar.at(3, '09:30'), 'Tack! Jag skriver årsredovisningen och skickar den för underskrift.'),
      note('maria', mar.at(3, '12:10'), 'Toppen. Säg till om styrelsen behöver ta något beslut.'),
      close('anna', mar.at(4, '15:45'), 'Bokslutet är låst.', { bokslut: accepted, hyror: accepted }),
    ],
  };
}

function arsredovisning(c: Calendar): CaseSpec {
  const p = c.spring(4);
  const due = workday(`${p.year}-07-31`, 0);
  return {
    ...base,
    id: 'lindqvist-arsredovisning',
    type: 'information',
    subject: `Årsredovisningen för ${p.year - 1} är klar för underskrift`,
    description: `Hej! Du och Per får årsredovisningen för elektronisk underskrift i ett separat mejl. Efter årsstämman skickar jag den till Bolagsverket, som ska ha den senast **${long(due)}**.`,
    created: p.at(8, '10:00'),
    authority: { on: due, what: 'Årsredovisningen' },
    steps: [
      acknowledge('per', p.at(9, '07:50')),
      close('anna', p.at(15, '11:20'), 'Den är underskriven och inskickad.'),
    ],
  };
}

function inkomstdeklaration(c: Calendar): CaseSpec {
  const p = c.spring(4);
  return {
    ...base,
    id: 'lindqvist-ink2',
    type: 'approval',
    subject: `Inkomstdeklaration 2 för ${p.year - 1}`,
    description:
      'Hej Maria! Skatten är 20,6 % av det skattemässiga resultatet. F-skatten ni har betalat in täcker nästan allt.',
    created: p.at(12, '13:30'),
    dueOn: p.workday(17),
    items: [
      approval(
        'ink2',
        `Inkomstdeklaration 2 för ${p.year - 1}`,
        ['ink2-blankett'],
        [
          figure('Skattemässigt resultat', 412000),
          figure('Bolagsskatt 20,6 %', 84872),
          figure('Betald F-skatt', -84000),
          figure('Kvar att betala', 872),
        ],
      ),
    ],
    files: [
      pdf('anna', 'ink2-blankett', 'inkomstdeklaration-2.pdf', `Inkomstdeklaration 2, ${p.year - 1}`, [
        'Överskott 412 000',
        'Skatt 84 872',
      ]),
    ],
    steps: [
      approve('maria', p.at(14, '21:02'), 'ink2'),
      close('anna', p.at(15, '08:25'), 'Deklarationen är inlämnad.', { ink2: accepted }),
    ],
  };
}

function privatdeklaration(c: Calendar): CaseSpec {
  const p = c.spring(3);
  return {
    ...base,
    id: 'lindqvist-ink1',
    contact: 'lena',
    subject: `Din egen deklaration för ${p.year - 1}`,
    description: 'Hej Maria! Jag fyller i din deklaration tillsammans med K10. Har du något av det här, utöver lönen?',
    created: p.at(14, '09:40'),
    dueOn: c.spring(4).workday(8),
    only: ['maria'],
    client: { id: 'maria-privat', name: 'Maria Lindqvist', kind: 'person' },
    items: [
      choice('choices', 'har', 'Kryssa för det du har', {
        resor: 'Resor till arbetet',
        rantor: 'Räntor på privata lån',
        hyra: 'Uthyrning av bostad',
        inget: 'Inget av det',
      }),
      item('amount', 'resor', 'Resor till arbetet, hela året', { visibleWhen: { item: 'har', is: ['resor'] } }),
      item('iban', 'konto', 'Konto för återbäring, om det är utländskt', OPTIONAL),
    ],
    steps: [
      answer('maria', c.spring(4).at(2, '19:15'), { har: value(['resor', 'rantor']), resor: amount(16420) }),
      close('mikael', c.spring(4).at(6, '14:00'), 'Klart! Du får deklarationen att signera hos Skatteverket.'),
    ],
  };
}

export const closedYear = (c: Calendar): CaseSpec[] =>
  [lager, formatsag, arsbokslut, arsredovisning, inkomstdeklaration, privatdeklaration].map((make) => make(c));
