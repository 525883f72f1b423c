/** Lindqvist Snickeri AB: closed cases about the employees. */
import { short, type Calendar } from '../calendar.ts';
import type { CaseSpec } from '../build.ts';
import { accepted, acknowledge, answer, close, more, sendBack } from '../history.ts';
import { choice, documents, item, sent, value } from '../items.ts';
import { pdf, photo } from '../files.ts';

const base = { companyId: 'lindqvist', contact: 'anna', type: 'question' } as const;

function friskvard(c: Calendar): CaseSpec {
  const p = c.period(-7);
  return {
    ...base,
    id: 'lindqvist-friskvard',
    type: 'documents',
    subject: 'Elins friskvårdsbidrag, 2 400 kr',
    description:
      'Hej Maria! Bidraget är skattefritt upp till 5 000 kr om året, om kvittot visar vem som betalat och vad. Jag behöver det innan lönen körs.',
    created: p.at(7, '10:10'),
    dueOn: p.workday(11),
    items: [
      documents('kvitto', 'Kvitto på friskvården', { help: 'Namn, datum, belopp och vad det gäller ska synas.' }),
    ],
    files: [
      photo('maria', 'friskvard-kort', 'IMG_0912.png', 'Simhallen', ['Årskort', '2 400,00 kr']),
      pdf('maria', 'friskvard-kvitto', 'kvitto-simhallen.pdf', 'Simhallen', [
        'Årskort för Elin Sund',
        'Betalt 2 400,00 kr',
      ]),
    ],
    steps: [
      answer('maria', p.at(8, '17:20'), { kvitto: sent('friskvard-kort') }),
      sendBack('anna', p.at(9, '08:44'), 'Tack! Det framgår inte vem kortet är utställt på.', {
        kvitto: more('Skicka också det kvitto där Elins namn står.'),
      }),
      answer('maria', p.at(9, '12:02'), { kvitto: sent('friskvard-kvitto') }),
      close('anna', p.at(10, '09:00'), 'Bra, bidraget betalas med lönen.', { kvitto: accepted }),
    ],
  };
}

function semester(c: Calendar): CaseSpec {
  const p = c.spring(1);
  return {
    ...base,
    id: 'lindqvist-semester',
    subject: `Semesterdagar kvar vid utgången av ${p.year - 1}`,
    description:
      'Hej! För att räkna fram semesterlöneskulden behöver jag veta hur många betalda dagar som var kvar den 31 dec, sparade dagar inräknade.',
    created: p.at(4, '11:11'),
    dueOn: p.workday(9),
    items: [item('number', 'elin', 'Dagar kvar, Elin Sund'), item('number', 'adam', 'Dagar kvar, Adam Fors')],
    steps: [
      answer('maria', p.at(6, '15:54'), { elin: value('11'), adam: value('7.5') }),
      close('anna', p.at(7, '08:33'), 'Tack! Skulden blir 41 960 kr med arbetsgivaravgifter, på konto 2920 och 2941.'),
    ],
  };
}

function traktamente(c: Calendar): CaseSpec {
  const p = c.period(0);
  return {
    ...base,
    id: 'lindqvist-traktamente',
    contact: 'jonas',
    subject: `Traktamente för Linköping, ${short(p.workday(6))}`,
    description:
      'Hej! Elin och Adam begär traktamente för resan till Linköping. Det är skattefritt bara om resan hade övernattning och låg mer än 50 km från kontoret och hemmet.',
    created: p.at(10, '09:25'),
    dueOn: p.workday(13),
    items: [
      item('number', 'natter', 'Hur många nätter?'),
      choice(
        'choices',
        'maltider',
        'Vilka måltider bjöd ni på?',
        { frukost: 'Frukost', lunch: 'Lunch', middag: 'Middag', inga: 'Inga' },
        { help: 'Fri kost minskar traktamentet. Frukost på hotellet räknas med.' },
      ),
      item('text', 'boende', 'Var bodde de?'),
    ],
    steps: [
      answer('maria', p.at(11, '07:42'), {
        natter: value('2'),
        maltider: value(['frukost']),
        boende: value('Hotell Stångån, vi betalade'),
      }),
      close('jonas', p.at(12, '10:05'), 'Tack! Beloppen minskas för frukosten och betalas med lönen.'),
    ],
  };
}

function rattelseAgi(c: Calendar): CaseSpec {
  const p = c.period(-5);
  return {
    ...base,
    id: 'lindqvist-agi',
    type: 'information',
    subject: `Rättad arbetsgivardeklaration för ${p.name}`,
    description:
      'Hej Maria! Adams sjuklön var uppgiven som vanlig lön. Jag har lämnat en rättelse till Skatteverket. Skatt och avgifter ändras inte, så du behöver inte betala något.',
    created: c.period(-4).at(4, '16:00'),
    steps: [acknowledge('maria', c.period(-4).at(5, '08:12')), close('anna', c.period(-4).at(5, '08:40'))],
  };
}

export const closedPeople = (c: Calendar): CaseSpec[] =>
  [friskvard, semester, traktamente, rattelseAgi].map((make) => make(c));
