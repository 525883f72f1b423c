/** A single case, for pages and stories that show just one. */
import { short, type Calendar } from './calendar.ts';
import type { CaseSpec } from './build.ts';
import { documents, item } from './items.ts';
import { kr } from './words.ts';

const base = { companyId: 'lindqvist', contact: 'anna' } as const;

/** One question, nothing else. */
export const oneQuestion = (c: Calendar): CaseSpec[] => [
  {
    ...base,
    id: 'one',
    type: 'question',
    subject: 'Inbetalning på 18 400 kr utan fakturanummer',
    description: `Hej Maria! Den ${short(c.day(-4))} kom det in 18 400 kr från Holms Bygg. Vilken faktura gäller det?`,
    created: c.at(-1, '13:20'),
    dueOn: c.day(4),
    items: [
      item('longText', 'betalning', 'Vad gäller inbetalningen på 18 400 kr?', {
        help: 'Skriv fakturanummer eller vilket jobb det hör till.',
      }),
    ],
    unreadBy: ['maria', 'per'],
  },
];

/** Two receipts and a question. */
export function threeItems(c: Calendar): CaseSpec[] {
  const p = c.period(0);
  return [
    {
      ...base,
      id: 'single',
      type: 'documents',
      subject: `Två kvitton och en fråga om ${p.name}`,
      description: `Hej Maria! Jag stämmer av ${p.name} och saknar två underlag. Dessutom undrar jag över en lunch.`,
      created: c.at(-2, '09:32'),
      dueOn: c.day(3),
      authority: { on: p.vatDue, what: 'Momsen' },
      items: [
        documents('bauhaus', `Kvitto, Bauhaus Bromma ${kr(1249, 2)}, ${short(p.date(6))}`),
        documents('sj', `Kvitto, SJ ${kr(895, 2)}, ${short(p.date(14))}`),
        item(
          'longText',
          'prinsen',
          `Lunch på Prinsen ${kr(742, 2)}, ${short(p.date(21))}: vilka var med, och varför?`,
          {
            help: 'Skriv namn och syfte. Skatteverket kräver det för representation.',
          },
        ),
      ],
      unreadBy: ['maria', 'per'],
    },
  ];
}
