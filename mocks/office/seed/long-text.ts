/** Everything longer than anybody wished for: names, subjects, words without a break, threads. */
import type { Calendar } from './calendar.ts';
import type { CaseSpec } from './build.ts';
import { ask, more, answer, note, sendBack } from './history.ts';
import { approval, choice, documents, figure, item, sent } from './items.ts';
import { pdf } from './files.ts';
import type { AgencyRecord, CompanyRecord, PersonRecord } from '../model.ts';

/** Words of at least sixty letters, the way Swedish builds them. */
export const LONG_WORDS = [
  'redovisningskonsultuppdragsavtalsuppsägningstidsförlängningsfrågan',
  'leverantörsfakturahanteringssystemuppgraderingsprojektledningsgruppen',
  'arbetsgivardeklarationsrättelsebegäranshandläggningstidsuppföljningen',
] as const;
const [FIRST, SECOND, THIRD] = LONG_WORDS;

export const longAgency = (agency: AgencyRecord): AgencyRecord =>
  agency.id === 'bjorkgarden'
    ? {
        ...agency,
        name: 'Björkgårdens Redovisnings-, Skatte- och Verksamhetsutvecklingsbyrå i Mellersta Bergslagen med omnejd',
      }
    : agency;

export const longCompany = (company: CompanyRecord): CompanyRecord =>
  company.id === 'lindqvist'
    ? {
        ...company,
        name: 'Lindqvist & Söners Byggnadssnickeri, Köksinredningar och Fönsterrenovering i Sundbyberg Aktiebolag',
      }
    : company;

const NAMES: Readonly<Record<string, string>> = {
  anna: 'Anna-Charlotta Margareta Berg-Österåkersdotter von Hjälmarsund',
  maria: 'Maria Elisabeth Lindqvist-Gyllenstråhlemark',
  per: 'Per-Anders Bartholomeus Lindqvist-Gyllenstråhlemark',
};
export const longPerson = (person: PersonRecord): PersonRecord => ({
  ...person,
  name: NAMES[person.id] ?? person.name,
});

const base = { companyId: 'lindqvist', contact: 'anna', type: 'documents' } as const;

const SUBJECT = `Underlag till samtliga inköp på de tre företagskorten under perioden från det att ${FIRST} uppstod till dess att den är helt utredd, inklusive kvitton på porto, parkering och förbrukningsmaterial`;

function longForm(c: Calendar): CaseSpec {
  const label = `Kvitto på inköpet hos Byggvaruhuset i samband med ${SECOND}, 1 249 876,00 kr`;
  return {
    ...base,
    id: 'long-form',
    subject: SUBJECT,
    description: Array.from(
      { length: 6 },
      (_, n) =>
        `${n + 1}. Hej! Det här är ett långt brev om ${THIRD}. Det fortsätter med bakgrunden, med det vi redan har gått igenom och med sådant som ni själva kan hitta i avtalet.`,
    ).join('\n\n'),
    created: c.at(-6, '09:00'),
    dueOn: c.day(2),
    authority: { on: c.period(0).vatDue, what: 'Den särskilda momsdeklarationen med bilagor' },
    items: [
      documents('kvitto', label, {
        help: `${label}. Om kvittot har flera sidor behöver alla sidor vara med, också baksidan när det står något där.`,
      }),
      choice('choice', 'val', `Vad gäller för ${FIRST}?`, {
        a: `Vi tar hand om ${FIRST} själva och återkommer när allt är klart`,
        b: 'Nej',
      }),
      approval(
        'belopp',
        `Belopp som gäller ${SECOND}`,
        ['long-fil'],
        [figure(`Sammanlagd kostnad för ${SECOND}`, 98765432.1, 98765431.9)],
      ),
      item('longText', 'fritt', `Berätta så utförligt du kan om ${THIRD}`),
    ],
    files: [
      pdf('anna', 'long-fil', `${FIRST}-${SECOND}-slutlig-version-3-godkand.pdf`, 'Bilaga', ['Sida 1']),
      pdf('maria', 'long-svar', `kvitto-${THIRD}.pdf`, 'Kvitto', ['1 249 876,00 kr']),
    ],
    attachments: ['long-fil'],
    steps: [
      answer('maria', c.at(-4, '18:00'), { kvitto: sent('long-svar') }, `Jag skickar det jag har om ${THIRD}.`),
      sendBack('anna', c.at(-2, '10:00'), 'Tack, vi behöver lite till.', {
        kvitto: more(
          `Sidan där ${SECOND} räknas upp saknas, och utan den går det inte att se vilka av beloppen som redan är betalda.`,
        ),
      }),
    ],
    unreadBy: ['maria'],
  };
}

/** Sixty messages to and fro. */
function longThread(c: Calendar): CaseSpec {
  const time = (n: number): string => `${String(8 + Math.floor(n / 6)).padStart(2, '0')}:${10 + (n % 6) * 8}`;
  const days = [-5, -4, -3];
  const exchange = days.flatMap((day, round) =>
    Array.from({ length: 20 }, (_, n) => {
      const text = `${round * 20 + n + 1}. ${n % 5 === 0 ? `Här kommer en längre fundering om ${FIRST}, som vi har pratat om flera gånger utan att bli klara.` : 'Jag har läst och återkommer.'}`;
      return note(n % 2 ? 'maria' : 'anna', c.at(day, time(n)), text);
    }),
  );
  return {
    ...base,
    id: 'long-thread',
    type: 'question',
    subject: 'En fråga med mycket lång tråd',
    description: 'Hej! Vi tar det här i lugn och ro.',
    created: c.at(-6, '10:00'),
    items: [item('text', 'svar', 'Ditt svar')],
    steps: [...exchange, ask('maria', c.at(-2, '09:00'), `Hur blir det då med ${SECOND}?`)],
  };
}

const shortOne = (c: Calendar): CaseSpec => ({
  ...base,
  id: 'long-short',
  type: 'question',
  subject: 'El?',
  description: 'Hur mycket?',
  created: c.at(-1, '09:00'),
  items: [item('amount', 'el', 'El')],
});

export const longCases = (c: Calendar): CaseSpec[] => [longForm(c), longThread(c), shortOne(c)];
