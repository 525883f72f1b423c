/** Lindqvist Snickeri AB: closed cases about what the company has bought. */
import { short, type Calendar } from '../calendar.ts';
import type { CaseSpec } from '../build.ts';
import { answer, ask, close, merge, promise, sendBack, withdraw, more } from '../history.ts';
import { amount, choice, documents, item, sent, value } from '../items.ts';
import { pdf, photo } from '../files.ts';

const base = { companyId: 'lindqvist', contact: 'anna', type: 'question' } as const;

function dubbelbetalning(c: Calendar): CaseSpec {
  const p = c.period(-2);
  return {
    ...base,
    id: 'lindqvist-dubbelbetalning',
    subject: 'Leverantörsfaktura från Elgrossen är betald två gånger',
    description: `Hej! Faktura 88213 från Elgrossen på 6 240 kr betalades både ${short(p.date(4))} och ${short(p.date(11))}. Den andra betalningen ligger nu som en fordran på leverantören. Hur vill ni göra?`,
    created: p.at(12, '09:05'),
    dueOn: p.workday(17),
    items: [
      choice('choice', 'val', 'Vad ska vi göra med 6 240 kr?', {
        tillbaka: 'Elgrossen betalar tillbaka',
        kvitta: 'Kvitta mot nästa faktura',
        vet: 'Jag ringer dem först',
      }),
    ],
    steps: [
      answer(
        'maria',
        p.at(13, '12:40'),
        { val: value('kvitta') },
        'Jag har pratat med dem. De drar av det på nästa faktura.',
      ),
      close('anna', p.at(14, '08:30'), 'Bra, då låter jag fordran stå kvar tills fakturan kommer.'),
    ],
  };
}

function julbord(c: Calendar): CaseSpec {
  const p = c.spring(1);
  return {
    ...base,
    id: 'lindqvist-julbord',
    type: 'documents',
    subject: `Julbordet ${p.year - 1}: deltagare och syfte`,
    description:
      'Hej Maria! Notan på 4 368,00 kr för julbordet är **intern representation**. Måltiden går inte att dra av, men momsen får dras av på upp till 300 kr per person. Jag behöver veta vilka som var med.',
    created: p.at(6, '10:44'),
    dueOn: p.workday(11),
    items: [
      item('number', 'antal', 'Hur många deltog?'),
      item('longText', 'namn', 'Vilka var med?', {
        help: 'Skriv namn, och företag för den som inte är anställd hos er.',
      }),
      documents('nota', 'Notan med momsen specificerad'),
    ],
    files: [
      photo('maria', 'julbord-nota', 'nota-julbord.png', 'Värdshuset', [
        'Julbord 6 st',
        'Moms 12 % 468,00',
        'Summa 4 368,00 kr',
      ]),
    ],
    steps: [
      answer('maria', p.at(7, '18:52'), {
        antal: value('6'),
        namn: value('Jag, Per, Elin, Adam, Elins sambo och Adams fru.'),
        nota: sent('julbord-nota'),
      }),
      close('anna', p.at(8, '09:15'), 'Tack! Nu är det bokfört på 7632, och momsen är med.'),
    ],
  };
}

function parkering(c: Calendar): CaseSpec {
  const p = c.period(-3);
  return {
    ...base,
    id: 'lindqvist-parkering',
    contact: 'jonas',
    subject: 'Felparkeringsavgift på företagskortet, 900 kr',
    description: `Hej! Den ${short(p.date(17))} drogs 900 kr för felparkering. Den är inte avdragsgill för bolaget. Ska bolaget stå för den, eller ska den dras från Pers lön?`,
    created: p.at(16, '15:12'),
    items: [
      item('yesNo', 'bolaget', 'Ska bolaget stå för avgiften?', {
        help: 'Betalar bolaget blir det en skattepliktig förmån för Per, eftersom det var han som parkerade.',
      }),
    ],
    steps: [
      answer('per', p.at(17, '07:20'), { bolaget: value(false) }, 'Dra den på min lön.'),
      close('jonas', p.at(17, '13:02'), 'Det är noterat till lönen den 25:e.'),
    ],
  };
}

function privatkop(c: Calendar): CaseSpec {
  const p = c.period(-1);
  return {
    ...base,
    id: 'lindqvist-privatkop',
    subject: 'Köp hos Leksakshuset 489,00 kr, är det privat?',
    description: `Hej Maria! Köpet gjordes ${short(p.date(19))} med företagskortet. Är det privat behöver det regleras snart, så att det inte räknas som ett lån från bolaget.`,
    created: p.at(18, '11:30'),
    dueOn: p.workday(20),
    items: [
      item('yesNo', 'privat', 'Är köpet privat?'),
      choice(
        'choice',
        'reglering',
        'Hur vill du reglera det?',
        { betala: 'Jag betalar in 489 kr', lon: 'Dra det på min nästa lön' },
        { visibleWhen: { item: 'privat', is: [true] } },
      ),
    ],
    steps: [
      answer(
        'maria',
        p.at(18, '19:33'),
        { privat: value(true), reglering: value('betala') },
        'Oj, fel kort. Jag för över pengarna i kväll.',
      ),
      close('anna', p.at(19, '10:00'), 'Inbetalningen har kommit och är bokförd mot köpet.'),
    ],
  };
}

function forsakring(c: Calendar): CaseSpec {
  const p = c.period(-9);
  return {
    ...base,
    id: 'lindqvist-forsakring',
    contact: 'jonas',
    subject: 'Periodisering av företagsförsäkringen, 14 400 kr',
    description:
      'Hej! Premien på 14 400 kr är betald. Jag fördelar den på den tid den gäller, så att varje månad får sin del. Vilken period står det på försäkringsbrevet?',
    created: p.at(8, '13:40'),
    items: [item('period', 'period', 'Vilken period gäller premien?', { periodKinds: ['range', 'financialYear'] })],
    files: [
      pdf('maria', 'forsakring-brev', 'forsakringsbrev.pdf', 'Företagsförsäkring', [
        'Premie 14 400 kr för tolv månader',
      ]),
    ],
    steps: [
      answer('maria', p.at(9, '08:48'), { period: value({ from: p.first, to: c.period(2).last }) }, 'Brevet bifogas.', [
        'forsakring-brev',
      ]),
      close('jonas', p.at(9, '14:20'), 'Tack! Det blir 1 200 kr i månaden.'),
    ],
  };
}

function leasing(c: Calendar): CaseSpec {
  const p = c.period(-6);
  return {
    ...base,
    id: 'lindqvist-leasing',
    type: 'documents',
    subject: 'Leasingavtalet för den nya servicebilen',
    description:
      'Hej Maria! Jag behöver avtalet för att bokföra rätt. För en personbil får halva momsen på hyran dras av, för en lätt lastbil hela.',
    created: p.at(5, '09:55'),
    dueOn: p.workday(10),
    items: [
      documents('avtal', 'Leasingavtalet, alla sidor'),
      choice(
        'choice',
        'slag',
        'Hur är bilen registrerad?',
        { personbil: 'Personbil', lastbil: 'Lätt lastbil' },
        { help: 'Det står på registreringsbeviset, del 1.' },
      ),
      item('date', 'start', 'När hämtade ni bilen?'),
      item('amount', 'forhojd', 'Första förhöjda hyran, exkl. moms'),
    ],
    files: [
      pdf('maria', 'leasing-sida1', 'leasingavtal-sida-1.pdf', 'Leasingavtal', ['Sida 1 av 3']),
      pdf('maria', 'leasing-hela', 'leasingavtal.pdf', 'Leasingavtal', [
        'Sida 1-3',
        'Hyra 4 150 kr per månad exkl. moms',
        'Första förhöjd hyra 40 000 kr',
      ]),
    ],
    steps: [
      answer('maria', p.at(7, '20:03'), {
        avtal: sent('leasing-sida1'),
        slag: value('lastbil'),
        start: value(p.workday(2)),
        forhojd: amount(40000),
      }),
      sendBack('anna', p.at(8, '10:31'), 'Tack! Jag behöver sidorna med restvärde och villkor också.', {
        avtal: more('Sidorna 2 och 3 saknas.'),
      }),
      answer('maria', p.at(8, '12:15'), { avtal: sent('leasing-hela') }),
      close('anna', p.at(9, '08:20'), 'Nu är allt med. Den förhöjda hyran fördelas över de 36 månaderna.'),
    ],
  };
}

function utlagg(c: Calendar): CaseSpec {
  const p = c.period(-5);
  return {
    ...base,
    id: 'lindqvist-utlagg',
    contact: 'jonas',
    type: 'documents',
    subject: 'Pers utlägg för skruv och beslag, 1 316,00 kr',
    description:
      'Hej Per! Du har lämnat en utläggsräkning på 1 316,00 kr, men det finns bara ett kvitto på 874,00 kr. Var finns resten?',
    created: p.at(14, '08:10'),
    dueOn: p.workday(19),
    holder: 'per',
    items: [documents('kvitto', 'Kvitto på 442,00 kr'), item('date', 'dag', 'Vilken dag köpte du?')],
    files: [
      photo('per', 'utlagg-kvitto', 'IMG_0655.png', 'Järnhandeln', ['Beslag', 'Moms 25 % 88,40', 'Summa 442,00 kr']),
    ],
    steps: [
      promise('per', p.at(15, '06:58'), p.workday(20), 'Det ligger i bilen. Jag skickar det på fredag.'),
      answer('per', p.at(18, '16:41'), { kvitto: sent('utlagg-kvitto'), dag: value(p.workday(9)) }),
      close('jonas', p.at(19, '09:09'), 'Tack! Utlägget betalas med lönen.'),
    ],
  };
}

function kontorsboden(c: Calendar): CaseSpec {
  const p = c.period(0);
  return {
    ...base,
    id: 'lindqvist-kontorsboden',
    type: 'documents',
    subject: 'Kvitto från Kontorsboden, 389,00 kr',
    description: `Hej! Jag saknar kvittot för köpet ${short(p.date(8))}.`,
    created: p.at(9, '09:12'),
    items: [documents('kvitto', 'Kvittot')],
    steps: [
      withdraw('anna', p.at(10, '11:45'), 'Kvittot låg bland leverantörsfakturorna. Du behöver inte göra något.'),
    ],
  };
}

function taxi(c: Calendar): CaseSpec {
  const [p, after] = [c.period(-2), c.period(-1)];
  const into = { id: 'lindqvist-kvitton-2', subject: `Kvitton som saknas i ${p.name}, 3 st` };
  return {
    ...base,
    id: 'lindqvist-taxi',
    contact: 'jonas',
    type: 'documents',
    subject: `Taxikvitto ${short(p.date(22))}, 318,00 kr`,
    description: 'Hej! Kvittot till taxiresan saknas. Vart åkte ni, och varför?',
    created: after.at(2, '15:50'),
    items: [documents('kvitto', 'Taxikvittot'), item('text', 'resa', 'Vart gick resan, och varför?')],
    steps: [
      ask('maria', after.at(2, '17:26'), 'Är det samma köp som Anna frågar om?'),
      merge('jonas', after.at(3, '14:30'), 'Ja, förlåt. Vi samlar alla kvitton från månaden i ett ärende.', into),
    ],
  };
}

export const closedPurchases = (c: Calendar): CaseSpec[] =>
  [dubbelbetalning, julbord, parkering, privatkop, forsakring, leasing, utlagg, kontorsboden, taxi].map((make) =>
    make(c),
  );
