/** Lindqvist Snickeri AB: what lies with the two agencies. */
import { short, type Calendar } from '../calendar.ts';
import type { CaseSpec } from '../build.ts';
import { accepted, amend, answer, close, judged, note, reopen } from '../history.ts';
import { amount, documents, item, OPTIONAL, sent, value } from '../items.ts';
import { pdf, photo } from '../files.ts';

/** Answered; the consultant has judged one item and not yet sent it back. */
export function loneunderlag(c: Calendar): CaseSpec {
  const p = c.period(1);
  const [first, second] = [c.day(-9), c.day(-8)];
  return {
    id: 'lindqvist-lon',
    companyId: 'lindqvist',
    contact: 'anna',
    type: 'documents',
    subject: `Löneunderlag ${p.name}, två anställda`,
    description: [
      `Hej Maria! Dags för lönerna i ${p.name}. Jag behöver timmar och frånvaro för Elin och Adam.`,
      'Sjukdagar ska stå med datum, så att karensavdraget blir rätt. Har någon kört i tjänsten med egen bil skickar du med körjournalen, så lägger jag till **25 kr per mil**.',
    ].join('\n\n'),
    created: c.at(-7, '08:50'),
    dueOn: c.day(-2),
    authority: { on: p.payrollDue, what: 'Arbetsgivardeklarationen' },
    items: [
      item('number', 'timmar-elin', 'Timmar, Elin Sund'),
      item('text', 'sjuk-elin', 'Sjukdagar, Elin Sund', {
        ...OPTIONAL,
        help: 'Skriv datum. Lämna tomt om det inte finns några.',
      }),
      item('number', 'timmar-adam', 'Timmar, Adam Fors'),
      item('text', 'sjuk-adam', 'Sjukdagar, Adam Fors', {
        ...OPTIONAL,
        help: 'Skriv datum. Lämna tomt om det inte finns några.',
      }),
      documents('korjournal', 'Körjournal', OPTIONAL),
    ],
    files: [
      pdf('maria', 'lon-korjournal', `korjournal-${short(p.first).slice(2)}.pdf`, `Körjournal Elin Sund, ${p.name}`, [
        'Sundbyberg - Linköping t/r      39,8 mil',
        'Sundbyberg - Bromma t/r          1,6 mil',
        'Summa                           41,4 mil, 1 035,00 kr',
      ]),
    ],
    steps: [
      answer(
        'maria',
        c.at(-3, '15:20'),
        {
          'timmar-elin': value('152.5'),
          'sjuk-elin': value(`${short(first)} och ${short(second)}, två dagar`),
          'timmar-adam': value('168'),
          korjournal: sent('lon-korjournal'),
        },
        'Adam har inte varit borta något. Elins resor till Linköping ligger i journalen, 41,4 mil.',
      ),
      judged({ 'timmar-elin': accepted }),
    ],
  };
}

/** Asked by the company. */
export function hyra(c: Calendar): CaseSpec {
  return {
    id: 'lindqvist-hyra',
    companyId: 'lindqvist',
    contact: 'anna',
    startedBy: 'maria',
    type: 'question',
    subject: 'Kan jag dra av hyran för lagret i Bromma?',
    description:
      'Hej Anna! Vi hyr ett litet lager i Bromma av Pers kusin för 4 500 kr i månaden, från och med den första. Fakturan är utan moms. Kan jag dra av hyran, och spelar det någon roll att vi är släkt? Avtalet ligger med.',
    created: c.at(-6, '11:17'),
    files: [
      pdf('maria', 'hyra-avtal', 'hyresavtal-bromma.pdf', 'Hyresavtal, lagerlokal i Bromma', [
        'Yta 38 kvm. Hyra 4 500 kr per månad.',
        'Betalas i förskott, senast den sista vardagen i månaden före.',
        'Hyresvärden är inte frivilligt skattskyldig för lokalen.',
      ]),
    ],
    attachments: ['hyra-avtal'],
  };
}

/** The owner's own tax: only she sees it. */
export function k10(c: Calendar): CaseSpec {
  const year = c.closingYear;
  return {
    id: 'lindqvist-k10',
    companyId: 'lindqvist',
    contact: 'lena',
    type: 'question',
    subject: `Uppgifter till din K10 för ${year}`,
    description: [
      `Hej Maria! Jag räknar fram gränsbeloppet för ${year} innan ni bestämmer om utdelning. Därför behöver jag veta det här om dig och dina andelar i Lindqvist Snickeri AB.`,
      'Ärendet gäller dig privat, så det är bara du och vi på byrån som ser det.',
    ].join('\n\n'),
    created: c.at(-9, '14:02'),
    dueOn: c.day(-1),
    only: ['maria'],
    client: { id: 'maria-privat', name: 'Maria Lindqvist', kind: 'person' },
    items: [
      item('personalNumber', 'personnummer', 'Ditt personnummer', { help: 'Behövs på blanketten K10.' }),
      item('number', 'andelar', 'Hur många aktier äger du?', { help: 'Det står i aktieboken.' }),
      item('amount', 'omkostnad', 'Vad har du betalat för aktierna?', {
        help: 'Aktiekapitalet räknas, om du var med från början.',
      }),
      item('amount', 'lon', `Din egen kontanta lön ${year}, före skatt`),
      item('yesNo', 'sald', `Har du sålt eller gett bort aktier under ${year}?`),
      item('date', 'datum', 'När såldes eller gavs de bort?', { visibleWhen: { item: 'sald', is: [true] } }),
    ],
    files: [
      pdf('maria', 'k10-aktiebok', 'aktiebok.pdf', 'Aktiebok, Lindqvist Snickeri AB', [
        'Aktier 1-500    Maria Lindqvist',
        'Aktier 501-1000 Per Lindqvist',
      ]),
    ],
    steps: [
      answer(
        'maria',
        c.at(-4, '20:14'),
        {
          personnummer: value('198405232391'),
          andelar: value('500'),
          omkostnad: amount(25000),
          lon: amount(516000),
          sald: value(false),
        },
        'Aktieboken skickar jag med, så kan du se att det stämmer.',
        ['k10-aktiebok'],
      ),
      amend(
        'maria',
        c.at(-2, '08:22'),
        { lon: amount(528000) },
        'Jag glömde löneökningen från april. Rätt lön är 528 000 kr.',
      ),
    ],
    unseen: true,
  };
}

/** Closed, taken up again, answered again. */
export function preliminarskatt(c: Calendar): CaseSpec {
  const year = c.closingYear;
  return {
    id: 'lindqvist-preliminarskatt',
    companyId: 'lindqvist',
    contact: 'mikael',
    type: 'question',
    subject: `Preliminär inkomstdeklaration för ${year}`,
    description: `Hej! Bolaget betalar i dag 9 200 kr i månaden i F-skatt. Jag vill veta vilket resultat ni räknar med för ${year}, så att skatten varken blir för hög eller slutar med kostnadsränta.`,
    created: c.at(-22, '10:15'),
    dueOn: c.day(-15),
    items: [
      item('amount', 'resultat', `Vilket resultat före skatt räknar ni med för ${year}?`, {
        help: 'En uppskattning räcker.',
      }),
      item('longText', 'osakert', 'Är det något som kan ändra det mycket?', OPTIONAL),
    ],
    files: [
      photo('per', 'prelskatt-order', 'IMG_0731.png', 'Beställning', [
        'Skolan i Sundbyberg',
        'Inredning enligt anbud',
        '620 000 kr exkl. moms',
      ]),
    ],
    steps: [
      answer('maria', c.at(-19, '16:31'), { resultat: amount(610000) }),
      close('mikael', c.at(-18, '09:40'), 'Tack, då ligger nivån rätt. Jag lämnar F-skatten som den är.'),
      reopen(
        'mikael',
        c.at(-8, '13:12'),
        'Maria nämnde att anbudet på skolan i Sundbyberg gick hem. Då behöver jag en ny uppskattning.',
      ),
      note(
        'per',
        c.at(-7, '07:45'),
        'Här är beställningen. Vi börjar i januari, men en del av materialet faktureras redan i år.',
        ['prelskatt-order'],
      ),
      answer('maria', c.at(-5, '17:03'), {
        resultat: amount(655000),
        osakert: value('Om materialet till skolan levereras före årsskiftet blir det ungefär 40 000 kr högre.'),
      }),
    ],
  };
}
