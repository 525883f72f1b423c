/** Lindqvist Snickeri AB: closed cases about what the company has sold. */
import { long, short, type Calendar } from '../calendar.ts';
import { workday } from '../holidays.ts';
import type { CaseSpec } from '../build.ts';
import { accepted, answer, ask, close, note, promise, redo, sendBack } from '../history.ts';
import { choice, documents, item, OPTIONAL, sent, value } from '../items.ts';
import { pdf, textFile } from '../files.ts';

const base = { companyId: 'lindqvist', contact: 'anna', type: 'question' } as const;

function kundforlust(c: Calendar): CaseSpec {
  const p = c.period(-4);
  return {
    ...base,
    id: 'lindqvist-kundforlust',
    contact: 'jonas',
    subject: 'Kundfaktura 1043 på 27 500 kr har förfallit',
    description: `Hej! Fakturan förföll ${short(c.period(-7).date(30))} och är påmind två gånger. Ska vi boka upp den som befarad kundförlust? Momsen, 5 500 kr, går att få tillbaka först när förlusten är konstaterad.`,
    created: p.at(6, '10:30'),
    dueOn: p.workday(12),
    items: [
      choice('choice', 'lage', 'Hur ser det ut?', {
        betalar: 'Kunden har lovat att betala',
        inkasso: 'Den ligger hos inkasso',
        konkurs: 'Kunden har gått i konkurs',
      }),
      item('date', 'betaldag', 'Vilken dag har kunden lovat att betala?', {
        visibleWhen: { item: 'lage', is: ['betalar'] },
      }),
    ],
    steps: [
      answer(
        'maria',
        p.at(8, '13:21'),
        { lage: value('betalar'), betaldag: value(p.workday(18)) },
        'De hade bytt ekonomisystem och missat den.',
      ),
      close('jonas', p.at(9, '09:30'), 'Då låter vi den stå. Kommer den inte då tar vi upp det igen.'),
    ],
  };
}

function rot(c: Calendar): CaseSpec {
  const p = c.period(-3);
  return {
    ...base,
    id: 'lindqvist-rot',
    subject: 'Rotavdrag på faktura 1051: uppgifter om kunden',
    description:
      'Hej Maria! Begäran om rotutbetalning kan inte skickas förrän jag har kundens personnummer och fastighetens beteckning. Arbetskostnaden är 48 000 kr inklusive moms, och 30 % är 14 400 kr.',
    created: p.at(3, '13:15'),
    dueOn: p.workday(8),
    authority: { on: workday(`${p.year + 1}-01-31`, 0), what: 'Begäran om rotutbetalning' },
    only: ['maria'],
    items: [
      item('personalNumber', 'personnummer', 'Kundens personnummer', {
        help: 'Kunden ska själv ha lämnat det för rotavdraget.',
      }),
      item('text', 'fastighet', 'Fastighetsbeteckning', {
        help: 'För en bostadsrätt: föreningens organisationsnummer och lägenhetsnummer.',
      }),
      item('date', 'betald', 'När betalade kunden sin del?'),
    ],
    steps: [
      answer('maria', p.at(4, '08:05'), {
        personnummer: value('197909082385'),
        fastighet: value('Sundbyberg Ekudden 4:17'),
        betald: value(p.workday(1)),
      }),
      close('anna', p.at(5, '10:50'), 'Begäran är skickad. Utbetalningen brukar ta en till två veckor.'),
    ],
  };
}

function byggmoms(c: Calendar): CaseSpec {
  const p = c.period(-5);
  return {
    ...base,
    id: 'lindqvist-byggmoms',
    contact: 'jonas',
    subject: 'Omvänd byggmoms till Holms Bygg?',
    description:
      'Hej! Faktura 1047 är skriven med 25 % moms. Säljer Holms Bygg själva byggtjänster mer än tillfälligt ska ni fakturera utan moms, och de redovisar den i stället. Då behöver jag deras nummer.',
    created: p.at(10, '15:33'),
    dueOn: p.workday(14),
    items: [
      item('yesNo', 'bygg', 'Säljer kunden själv byggtjänster?'),
      item('organisationNumber', 'orgnr', 'Kundens organisationsnummer', { visibleWhen: { item: 'bygg', is: [true] } }),
      item('vatNumber', 'momsnr', 'Kundens momsregistreringsnummer', {
        help: 'Ska stå på fakturan.',
        visibleWhen: { item: 'bygg', is: [true] },
      }),
      documents('faktura', 'Ny faktura utan moms', { ...OPTIONAL, visibleWhen: { item: 'bygg', is: [true] } }),
    ],
    files: [
      pdf('maria', 'byggmoms-faktura', 'faktura-1047-ny.pdf', 'Faktura 1047', [
        'Snickeriarbete 64 000 kr',
        'Omvänd betalningsskyldighet',
        'Köparens momsnr SE559999012301',
      ]),
    ],
    steps: [
      answer('maria', p.at(11, '09:47'), {
        bygg: value(true),
        orgnr: value('5599990123'),
        momsnr: value('SE559999012301'),
        faktura: sent('byggmoms-faktura'),
      }),
      close('jonas', p.at(12, '08:15'), 'Tack! Försäljningen hamnar i ruta 41 i stället för ruta 05.'),
    ],
  };
}

/** A thread of many messages over two weeks. */
function kundfordringar(c: Calendar): CaseSpec {
  const p = c.period(-1);
  const due = p.workday(12);
  return {
    ...base,
    id: 'lindqvist-kundfordringar',
    type: 'documents',
    subject: `Avstämning av kundfordringar, ${p.name}`,
    description: [
      'Hej Maria! Reskontran visar 143 750 kr och bokföringen 156 250 kr, en skillnad på **12 500 kr**. Jag behöver:',
      '- en lista över obetalda fakturor från ert offertprogram\n- besked om faktura 1052 och 1055\n- kreditfakturan till Ekvägen, om den finns',
    ].join('\n\n'),
    created: p.at(3, '09:00'),
    dueOn: due,
    items: [
      documents('lista', 'Lista över obetalda fakturor'),
      item('text', 'f1052', 'Vad gäller för faktura 1052?'),
      item('text', 'f1055', 'Vad gäller för faktura 1055?'),
      documents('kredit', 'Kreditfakturan till Ekvägen', OPTIONAL),
    ],
    files: [
      textFile('maria', 'fordringar-lista', 'obetalda.txt', '1049;31 250,00\n1052;12 500,00\n1055;100 000,00\n'),
      pdf('per', 'fordringar-gammal', 'obetalda-skannad.pdf', 'Obetalda fakturor', ['Utskrift, svårläst']),
      pdf('maria', 'fordringar-kredit', 'kreditfaktura-1058.pdf', 'Kreditfaktura 1058', [
        'Avser faktura 1055',
        '-12 500,00 kr inkl. moms',
      ]),
    ],
    steps: [
      note('per', p.at(3, '15:42'), 'Maria är på jobb i veckan. Jag tar listan.'),
      answer(
        'per',
        p.at(4, '16:20'),
        { lista: sent('fordringar-gammal') },
        'Här är listan. De andra frågorna kan Maria bättre.',
      ),
      note('anna', p.at(5, '08:41'), 'Tack Per! Det är lite svårt att läsa beloppen. Finns den som fil?'),
      note('per', p.at(5, '12:13'), 'Jag kollar med Maria hur man får ut den.'),
      promise('maria', p.at(6, '07:30'), p.workday(9), 'Jag är på kontoret på torsdag och tar det då.'),
      answer('maria', p.at(9, '10:02'), {
        f1052: value('Betalas nästa vecka.'),
        f1055: value('Kunden har klagat på en bänkskiva.'),
      }),
      sendBack('anna', p.at(9, '14:18'), 'Bra! Har ni kommit överens om ett avdrag för bänkskivan?', {
        lista: redo('Utskriften går inte att läsa. Skicka filen i stället.'),
      }),
      ask('maria', p.at(10, '09:10'), 'Ja, 10 000 kr plus moms. Hur gör jag en kreditfaktura i efterhand?'),
      sendBack(
        'anna',
        p.at(10, '09:55'),
        `Skriv en kreditfaktura som hänvisar till 1055, på 10 000 kr och 2 500 kr i moms. Datera den i ${p.name}.`,
      ),
      answer('maria', p.at(11, '11:27'), {
        lista: sent('fordringar-lista'),
        kredit: sent('fordringar-kredit'),
        f1055: value('Krediterad med 12 500 kr inklusive moms, resten betalas.'),
      }),
      note('maria', p.at(11, '11:31'), 'Säg till om kreditfakturan ser konstig ut. Det var min första.'),
      note('anna', p.at(12, '08:22'), 'Den är helt rätt. Nu stämmer 143 750 kr på kronan.'),
      note('per', p.at(12, '09:05'), 'Skönt! Tack för hjälpen.'),
      close('anna', p.at(12, '09:30'), `Då är kundfordringarna avstämda per ${long(p.last)}.`, {
        lista: accepted,
        kredit: accepted,
      }),
    ],
  };
}

export const closedSales = (c: Calendar): CaseSpec[] =>
  [kundforlust, rot, byggmoms, kundfordringar].map((make) => make(c));
