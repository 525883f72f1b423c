/** What a newer or a faulty agency might send, among good cases. */
import type { Calendar } from './calendar.ts';
import type { CaseSpec } from './build.ts';
import { documents, item } from './items.ts';

const base = { companyId: 'lindqvist', contact: 'anna', type: 'question' } as const;
const asked = 'Hej! Hör av dig om du undrar över något.';

function futureCases(c: Calendar): CaseSpec[] {
  return [
    {
      ...base,
      id: 'odd-type',
      type: 'sustainabilityReport',
      subject: 'Uppgifter till hållbarhetsrapporten',
      description: asked,
      created: c.at(-2, '10:00'),
      items: [item('number', 'el', 'Elförbrukning, kWh')],
    },
    {
      ...base,
      id: 'odd-status',
      subject: 'Ligger hos revisorn',
      description: asked,
      created: c.at(-3, '10:00'),
      wire: { status: 'escalated', ball: { holder: null, since: c.at(-2, '11:00'), reason: 'escalated' } },
    },
    {
      ...base,
      id: 'odd-ball',
      subject: 'Bollen är hos någon som vi inte känner till',
      description: asked,
      created: c.at(-3, '11:00'),
      wire: { ball: { holder: 'auditor', since: c.at(-2, '11:00'), reason: 'escalated' } },
    },
    {
      ...base,
      id: 'odd-item',
      type: 'documents',
      subject: 'Underlag och en underskrift',
      description: asked,
      created: c.at(-4, '10:00'),
      items: [documents('kvitto', 'Kvittot'), item('signature', 'underskrift', 'Underskrift med e-legitimation')],
    },
  ];
}

function malformedCases(c: Calendar): CaseSpec[] {
  const by = { id: 'anna', name: 'Anna Berg', side: 'agency' };
  const line = { at: c.at(-5, '10:00'), by, visibility: 'public', files: [] };
  return [
    {
      ...base,
      id: 'odd-malformed',
      subject: 'Går inte att läsa',
      description: asked,
      created: c.at(-6, '10:00'),
      wire: { subject: 42, createdAt: 'igår', agency: null },
    },
    {
      ...base,
      id: 'odd-parts',
      subject: 'En trasig uppgift och ett trasigt meddelande',
      description: asked,
      created: c.at(-5, '10:00'),
      wire: {
        items: [
          { id: 'hel', kind: 'text', label: 'Den här går att svara på', required: true, locked: false },
          { id: 'trasig', kind: 7 },
        ],
        entries: [
          { ...line, id: 'odd-parts-1', kind: 'handOver', ball: { holder: 'company', since: line.at, reason: 'new' } },
          { ...line, id: 'odd-parts-2', kind: 'summary', text: 'En sorts rad som är nyare än vi.' },
          { id: 'odd-parts-3', kind: 'message', text: 'Avsändare och tid saknas.' },
          {
            ...line,
            id: 'odd-parts-4',
            kind: 'message',
            visibility: 'internal',
            text: 'Den här är byråns egen och får aldrig synas.',
          },
        ],
      },
    },
  ];
}

const good = (c: Calendar): CaseSpec => ({
  ...base,
  id: 'odd-good',
  subject: 'Stämmer momsen på taxiresan?',
  description: 'Hej! Kvittot visar 6 % moms. Var det en taxiresa?',
  created: c.at(-1, '10:00'),
  dueOn: c.day(3),
  items: [item('yesNo', 'taxi', 'Var det en taxiresa?')],
});

export const oddCases = (c: Calendar): CaseSpec[] => [good(c), ...futureCases(c), ...malformedCases(c)];
