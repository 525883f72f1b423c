/** Lindqvist Fastigheter AB: Maria's other company, with few cases. */
import type { CaseSpec } from './build.ts';
import type { Calendar } from './calendar.ts';
import { close, sendBack } from './history.ts';
import { documents, item } from './items.ts';

const base = { companyId: 'fastigheter', contact: 'jonas' } as const;

export const fastigheter = (c: Calendar): CaseSpec[] => [
  {
    ...base,
    id: 'fastigheter-hyresavtal',
    type: 'documents',
    subject: 'Hyresavtal för lokalen på Vallgatan',
    description: 'Hej Maria! Jag behöver avtalet för att periodisera hyran rätt.',
    created: c.at(-2, '10:20'),
    dueOn: c.day(7),
    items: [documents('avtal', 'Hyresavtal, alla sidor')],
    unreadBy: ['maria'],
  },
  {
    ...base,
    id: 'fastigheter-taxering',
    type: 'question',
    startedBy: 'maria',
    subject: 'Ska vi invända mot fastighetstaxeringen?',
    description: 'Hej! Värdet har höjts mycket. Är det värt att begära omprövning?',
    created: c.at(-30, '09:05'),
    items: [item('text', 'varde', 'Vilket värde står i beslutet?', { required: false })],
    steps: [
      sendBack('jonas', c.at(-29, '11:15'), 'Nej, höjningen följer området. En omprövning lär inte ändra något.'),
      close('jonas', c.at(-20, '08:30'), 'Jag avslutar här. Hör av dig om du får ett nytt beslut.'),
    ],
  },
];
