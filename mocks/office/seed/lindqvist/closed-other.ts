/** Lindqvist Snickeri AB: closed cases about the company itself. */
import type { Calendar } from '../calendar.ts';
import type { CaseSpec } from '../build.ts';
import { acknowledge, answer, close } from '../history.ts';
import { choice, item, OPTIONAL, value } from '../items.ts';

const base = { companyId: 'lindqvist', contact: 'anna' } as const;

function konton(c: Calendar): CaseSpec {
  const p = c.period(-8);
  return {
    ...base,
    id: 'lindqvist-konton',
    type: 'question',
    subject: 'Nytt bankgiro efter bankbytet',
    description: 'Hej Maria! Ni har bytt bank. Fyll i de nya numren, så ändrar jag på fakturamallen och för lönerna.',
    created: p.at(5, '14:14'),
    dueOn: p.workday(10),
    items: [
      item('bankgiro', 'bankgiro', 'Bankgiro'),
      item('plusgiro', 'plusgiro', 'Plusgiro', OPTIONAL),
      item('iban', 'iban', 'IBAN till företagskontot', { help: 'Används när någon betalar från utlandet.' }),
      item('date', 'fran', 'Från och med vilken dag?'),
    ],
    steps: [
      answer('maria', p.at(6, '11:19'), {
        bankgiro: value('9912346'),
        iban: value('SE4550000000058398257466'),
        fran: value(p.workday(12)),
      }),
      close('anna', p.at(7, '09:00'), 'Tack! Numren är inlagda.'),
    ],
  };
}

function kontakt(c: Calendar): CaseSpec {
  const p = c.period(-10);
  return {
    ...base,
    id: 'lindqvist-kontakt',
    contact: 'jonas',
    type: 'question',
    subject: 'Vem hos er tar hand om leverantörsfakturorna?',
    description: 'Hej! Fakturorna har gått till en adress som inte längre används. Vart ska jag skicka frågor om dem?',
    created: p.at(9, '10:22'),
    items: [
      item('text', 'namn', 'Namn'),
      item('email', 'epost', 'E-post'),
      item('phone', 'telefon', 'Telefon', OPTIONAL),
    ],
    steps: [
      answer('maria', p.at(9, '13:08'), {
        namn: value('Per Lindqvist'),
        epost: value('faktura@lindqvistsnickeri.example'),
        telefon: value('0855512002'),
      }),
      close('jonas', p.at(9, '15:30'), 'Tack, det är ändrat.'),
    ],
  };
}

function semesterstangt(c: Calendar): CaseSpec {
  const p = c.spring(6);
  return {
    ...base,
    id: 'lindqvist-sommar',
    type: 'information',
    subject: 'Så når du oss i sommar',
    description: [
      'Hej! Vi har semester **vecka 28–30**. Löner och moms för juni är klara innan dess.',
      '- Bråttom? Ring växeln på [08-555 010 00](tel:0855501000).\n- Annars svarar vi från och med vecka 31.',
    ].join('\n\n'),
    created: p.at(9, '09:00'),
    steps: [acknowledge('maria', p.at(9, '12:34')), close('anna', p.at(14, '10:00'))],
  };
}

/** Of a kind that only the agency's system knows. */
function startfragor(c: Calendar): CaseSpec {
  const p = c.period(-23);
  return {
    ...base,
    id: 'lindqvist-start',
    type: 'onboarding',
    subject: 'Välkomna till Björkgården: några startfrågor',
    description: 'Hej Maria och Per! Innan vi tar över bokföringen behöver vi veta lite om hur ni arbetar.',
    created: p.at(4, '09:00'),
    dueOn: p.workday(12),
    items: [
      choice('choices', 'tjanster', 'Vad vill ni ha hjälp med?', {
        bokforing: 'Löpande bokföring',
        lon: 'Löner',
        bokslut: 'Årsbokslut',
        radgivning: 'Rådgivning',
      }),
      choice('choice', 'metod', 'Hur bokför ni i dag?', {
        faktura: 'Faktureringsmetoden',
        kontant: 'Kontantmetoden',
        vet: 'Vet inte',
      }),
      choice('choice', 'moms', 'Hur ofta lämnar ni momsdeklaration?', {
        manad: 'Varje månad',
        kvartal: 'Varje kvartal',
        ar: 'En gång om året',
      }),
      item('organisationNumber', 'orgnr', 'Organisationsnummer'),
      item('vatNumber', 'momsnr', 'Momsregistreringsnummer', OPTIONAL),
    ],
    steps: [
      answer('maria', p.at(8, '16:16'), {
        tjanster: value(['bokforing', 'lon', 'bokslut']),
        metod: value('faktura'),
        moms: value('manad'),
        orgnr: value('5599990016'),
        momsnr: value('SE559999001601'),
      }),
      close('anna', p.at(9, '10:30'), 'Tack! Då sätter vi i gång.'),
    ],
  };
}

export const closedOther = (c: Calendar): CaseSpec[] =>
  [konton, kontakt, semesterstangt, startfragor].map((make) => make(c));
