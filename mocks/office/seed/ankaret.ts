/** Café Ankaret HB: invited. What the agency has prepared comes into sight when Sara says yes. */
import type { Calendar } from './calendar.ts';
import type { CaseSpec } from './build.ts';
import { choice, documents, item, OPTIONAL } from './items.ts';

const base = { companyId: 'ankaret', contact: 'anna' } as const;

export const ankaret = (c: Calendar): CaseSpec[] => [
  {
    ...base,
    id: 'ankaret-kassa',
    type: 'documents',
    subject: `Dagskassor för ${c.period(0).name}`,
    description:
      'Hej Sara! Skicka Z-rapporterna från kassan. Det går bra att fotografera flera på samma bild, bara datumen syns.',
    created: c.at(-5, '09:15'),
    dueOn: c.day(5),
    items: [
      documents('rapporter', 'Z-rapporter, en per öppen dag'),
      item('amount', 'dricks', 'Dricks som betalades med kort', {
        ...OPTIONAL,
        help: 'Dricksen är lön för dem som får den, inte caféets försäljning.',
      }),
    ],
    unreadBy: ['sara'],
  },
  {
    ...base,
    id: 'ankaret-delagare',
    type: 'question',
    subject: 'Egna uttag och fördelning mellan delägarna',
    description: 'Hej Sara! I ett handelsbolag beskattas ni var för sig. Har ni ändrat hur vinsten ska delas?',
    created: c.at(-4, '14:40'),
    dueOn: c.day(9),
    items: [
      choice('choice', 'delning', 'Hur delas vinsten?', { lika: 'Lika, som i avtalet', annat: 'På ett annat sätt' }),
      item('longText', 'hur', 'Hur då?', { visibleWhen: { item: 'delning', is: ['annat'] } }),
    ],
    unreadBy: ['sara'],
  },
];
