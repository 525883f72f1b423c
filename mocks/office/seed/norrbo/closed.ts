/** Norrbo Redskap AB: history. */
import { short, type Calendar } from '../calendar.ts';
import type { CaseSpec } from '../build.ts';
import { accepted, acknowledge, answer, approve, close, withdraw } from '../history.ts';
import { approval, choice, figure, item, value } from '../items.ts';
import { pdf } from '../files.ts';

const base = { companyId: 'norrbo', contact: 'anna', type: 'question' } as const;

function momsperiod(c: Calendar): CaseSpec {
  const p = c.period(-3);
  return {
    ...base,
    id: 'norrbo-momsperiod',
    subject: 'Ska ni byta redovisningsperiod för momsen?',
    description:
      'Hej Karin! Omsättningen ligger under 40 miljoner kronor, så ni får välja att redovisa momsen per kvartal i stället för varje månad.',
    created: p.at(4, '10:30'),
    items: [
      choice('choice', 'period', 'Hur vill ni redovisa?', { manad: 'Varje månad, som nu', kvartal: 'Varje kvartal' }),
      item('period', 'fran', 'Från och med vilket kvartal?', {
        periodKinds: ['quarter'],
        visibleWhen: { item: 'period', is: ['kvartal'] },
      }),
    ],
    steps: [
      answer('karin', p.at(6, '14:44'), { period: value('manad') }, 'Vi trivs med månad. Då vet vi var vi står.'),
      close('anna', p.at(6, '15:20'), 'Då ändrar vi inget.'),
    ],
  };
}

function momsKlar(c: Calendar): CaseSpec {
  const [p, after] = [c.period(-1), c.period(0)];
  return {
    ...base,
    id: 'norrbo-moms-forra',
    type: 'approval',
    subject: `Momsdeklaration för ${p.name}`,
    description: `Hej Karin! Här är momsen för ${p.name}.`,
    created: after.at(11, '13:00'),
    dueOn: after.workday(16),
    authority: { on: p.vatDue, what: 'Momsen' },
    items: [
      approval(
        'moms',
        `Momsdeklaration för ${p.name}`,
        ['norrbo-moms-forra-rapport'],
        [
          figure('05 Momspliktig försäljning', 1310800),
          figure('10 Utgående moms 25 %', 327700),
          figure('48 Ingående moms', -231200),
          figure('49 Att betala', 96500),
        ],
      ),
    ],
    files: [
      pdf('anna', 'norrbo-moms-forra-rapport', `momsrapport-${p.name}.pdf`, `Momsrapport ${p.name} ${p.year}`, [
        '05  1 310 800',
        '10    327 700',
        '48    231 200',
        '49     96 500',
      ]),
    ],
    steps: [
      approve('karin', after.at(13, '09:41'), 'moms'),
      close('anna', after.at(13, '14:00'), 'Deklarationen är inlämnad.', { moms: accepted }),
    ],
  };
}

function kassadifferens(c: Calendar): CaseSpec {
  const p = c.period(-2);
  return {
    ...base,
    id: 'norrbo-kassa',
    contact: 'jonas',
    subject: `Kassadifferens ${short(p.workday(9))}, −250 kr`,
    description: `Hej! Kassan för ${short(p.workday(9))} visar 250 kr för lite jämfört med dagsrapporten. Vet du varför?`,
    created: p.at(12, '08:55'),
    items: [item('longText', 'forklaring', 'Vad kan det bero på?')],
    steps: [
      answer('karin', p.at(13, '12:20'), {
        forklaring: value('En kund fick tillbaka 250 kr kontant för en trimmertråd. Vi glömde slå in returen.'),
      }),
      close('jonas', p.at(13, '15:15'), 'Tack, då bokför jag det som en retur.'),
    ],
  };
}

function dubblett(c: Calendar): CaseSpec {
  const p = c.period(-4);
  return {
    ...base,
    id: 'norrbo-dubblett',
    type: 'information',
    subject: 'Ny adress till vår löneavdelning',
    description: 'Hej! Vi har flyttat löneavdelningen till en egen brevlåda.',
    created: p.at(7, '09:05'),
    steps: [withdraw('jonas', p.at(7, '09:20'), 'Det blev fel mottagare. Ni behöver inte göra något.')],
  };
}

function handelsnytt(c: Calendar): CaseSpec {
  const p = c.period(-5);
  return {
    ...base,
    id: 'norrbo-kassaregister',
    type: 'information',
    subject: 'Kontroll av kassaregistret',
    description:
      'Hej Karin! Skatteverket kan komma oanmält för att kontrollera kassan. Se till att journalminnet går att läsa och att alla köp får ett kvitto.',
    created: p.at(10, '11:00'),
    steps: [acknowledge('karin', p.at(10, '16:20')), close('anna', p.at(11, '08:10'))],
  };
}

export const norrboClosed = (c: Calendar): CaseSpec[] =>
  [momsperiod, momsKlar, kassadifferens, dubblett, handelsnytt].map((make) => make(c));
