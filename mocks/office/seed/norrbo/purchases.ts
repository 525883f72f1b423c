/** Norrbo Redskap AB: what it buys and from whom. */
import type { Calendar } from '../calendar.ts';
import type { CaseSpec } from '../build.ts';
import { accepted, answer, ask, note, promise, redo, remind, sendBack } from '../history.ts';
import { amount, choice, documents, item, OPTIONAL, sent, value } from '../items.ts';
import { pdf, photo } from '../files.ts';

const base = { companyId: 'norrbo', contact: 'anna', type: 'question' } as const;

/** A long exchange about goods from Germany, with one document to be done again. */
export function tyskland(c: Calendar): CaseSpec {
  const p = c.period(0);
  return {
    ...base,
    id: 'norrbo-tyskland',
    type: 'documents',
    subject: 'Slåtterbalkar från Tyskland: moms, frakt och valuta',
    description: [
      `Hej Karin! Fakturan från Mähwerk Süd på **12 740 euro** kom i ${p.name}, utan moms. Det är ett inköp från ett annat EU-land, så ni redovisar svensk moms själva.`,
      'Jag behöver se att varorna har kommit hit, och vad frakten kostade.',
    ].join('\n\n'),
    created: c.at(-16, '09:10'),
    dueOn: c.day(1),
    authority: { on: p.vatDue, what: 'Momsen' },
    items: [
      item('vatNumber', 'momsnr', 'Säljarens momsregistreringsnummer', { help: 'Börjar med DE och står på fakturan.' }),
      documents('frakt', 'Fraktsedel eller leveransbekräftelse'),
      item('amount', 'fraktkostnad', 'Frakt som ni betalade separat, i kronor', OPTIONAL),
      item('date', 'betald', 'Vilken dag betalade ni?', {
        help: 'Skillnaden mot kursen på fakturadagen blir kursvinst eller kursförlust.',
      }),
    ],
    files: [
      photo('karin', 'tyskland-offert', 'IMG_3302.png', 'Fraktoffert', ['Offert, ej bokad', '4 800,00 kr']),
      photo('karin', 'tyskland-halv', 'IMG_3319.png', 'Fraktsedel', ['CMR, sida 1']),
      pdf('anna', 'tyskland-kurs', 'valutakurser.pdf', 'Kurser', [
        'Fakturadag 1 euro = 11,46 kr',
        'Betalningsdag 1 euro = 11,53 kr',
      ]),
    ],
    steps: [
      note('karin', c.at(-16, '13:30'), 'Vi har aldrig köpt därifrån förut. Ska jag betala tysk moms också?'),
      note(
        'anna',
        c.at(-16, '14:05'),
        'Nej. De säljer utan moms eftersom ni har lämnat ert momsnummer. Ni räknar ut 25 % här, och drar av lika mycket.',
      ),
      promise('karin', c.at(-15, '08:20'), c.day(-9), 'Chauffören har fraktsedeln. Jag får den nästa vecka.'),
      answer(
        'karin',
        c.at(-11, '10:48'),
        { momsnr: value('DE999999999'), betald: value(c.day(-13)) },
        'Numret står längst ner på fakturan.',
      ),
      answer('karin', c.at(-9, '16:12'), { frakt: sent('tyskland-offert'), fraktkostnad: amount(4800) }),
      sendBack(
        'anna',
        c.at(-8, '08:40'),
        'Tack! Momsnumret är kontrollerat. Men det du skickade är en offert på frakten.',
        {
          momsnr: accepted,
          frakt: redo('Det är en offert. Skicka fraktsedeln som visar att varorna har lämnats hos er.'),
        },
      ),
      ask('karin', c.at(-8, '15:36'), 'Räcker det med speditörens spårning, eller måste det vara papperet?'),
      sendBack('anna', c.at(-7, '09:15'), 'Helst fraktsedeln med er underskrift. Spårningen är ett bra tillägg.'),
      remind('anna', c.at(-5, '09:00')),
      note('karin', c.at(-5, '11:50'), 'Inte glömt! Lagret letar.'),
      answer('karin', c.at(-4, '13:05'), { frakt: sent('tyskland-halv') }, 'Här är den.'),
      note('anna', c.at(-3, '10:22'), 'Här är kurserna som jag räknar med. Kursförlusten blir 891,80 kr.', [
        'tyskland-kurs',
      ]),
      sendBack('anna', c.at(-1, '14:50'), 'Nästan! Underskriften finns på sida 2.', {
        frakt: redo('Bara sida 1 kom med. Sida 2 är den med underskrift.'),
        betald: accepted,
      }),
    ],
    unreadBy: ['karin'],
  };
}

/** Every number that a new supplier has. */
export function leverantor(c: Calendar): CaseSpec {
  return {
    ...base,
    id: 'norrbo-leverantor',
    contact: 'jonas',
    subject: 'Ny leverantör: uppgifter innan den första betalningen',
    description:
      'Hej Karin! Ni har fått en första faktura från Skogsservice i Mellanbygd. Ring gärna och kontrollera kontonumret hos dem, eftersom bluffakturor ofta liknar riktiga.',
    created: c.at(-2, '10:41'),
    dueOn: c.day(5),
    items: [
      item('text', 'namn', 'Leverantörens namn'),
      item('organisationNumber', 'orgnr', 'Organisationsnummer'),
      item('vatNumber', 'momsnr', 'Momsregistreringsnummer', OPTIONAL),
      choice('choice', 'konto', 'Hur ska den betalas?', {
        bankgiro: 'Bankgiro',
        plusgiro: 'Plusgiro',
        iban: 'Utländskt konto',
      }),
      item('bankgiro', 'bankgiro', 'Bankgiro', { visibleWhen: { item: 'konto', is: ['bankgiro'] } }),
      item('plusgiro', 'plusgiro', 'Plusgiro', { visibleWhen: { item: 'konto', is: ['plusgiro'] } }),
      item('iban', 'iban', 'IBAN', { visibleWhen: { item: 'konto', is: ['iban'] } }),
      item('email', 'epost', 'E-post till deras ekonomiavdelning', OPTIONAL),
      item('phone', 'telefon', 'Telefon dit du ringde för att kontrollera', OPTIONAL),
    ],
    unreadBy: ['karin', 'henrik'],
  };
}

/** Overdue, put off once, and reminded. */
export function hyra(c: Calendar): CaseSpec {
  return {
    ...base,
    id: 'norrbo-hyra',
    type: 'documents',
    subject: 'Periodisering av lokalhyran, 96 000 kr',
    description:
      'Hej Karin! Hyran för nästa kvartal är betald. För att fördela den på rätt månader behöver jag avin och den period som den gäller.',
    created: c.at(-14, '13:18'),
    dueOn: c.day(-7),
    items: [
      documents('avi', 'Hyresavin'),
      item('period', 'period', 'Vilken period gäller hyran?', { periodKinds: ['quarter', 'range'] }),
    ],
    steps: [
      promise('karin', c.at(-8, '09:02'), c.day(-3), 'Hyresvärden skickar en ny avi.'),
      remind('anna', c.at(-1, '08:45')),
    ],
  };
}
