/** Lindqvist Snickeri AB: three cases wait for Maria, one for Per, four lie with two agencies, 41 are closed. */
import type { Calendar } from '../calendar.ts';
import type { CaseSpec } from '../build.ts';
import { closedOther } from './closed-other.ts';
import { closedPeople } from './closed-people.ts';
import { closedPurchases } from './closed-purchases.ts';
import { closedSales } from './closed-sales.ts';
import { closedYear } from './closed-year.ts';
import { kvittonKlara, lonKlar, momsKlar } from './monthly.ts';
import { inbetalning, korjournalPer, kortkop, moms } from './waiting.ts';
import { hyra, k10, loneunderlag, preliminarskatt } from './with-agency.ts';

export const waiting = (c: Calendar): CaseSpec[] => [kortkop(c), inbetalning(c), moms(c), korjournalPer(c)];
export const withAgency = (c: Calendar): CaseSpec[] => [loneunderlag(c), hyra(c), k10(c), preliminarskatt(c)];

function monthly(c: Calendar): CaseSpec[] {
  return [
    ...[-1, -2, -3, -4, -5, -6].map((n) => momsKlar(c, n)),
    lonKlar(c, 0, ['160', '168'], 'Elin var tjänstledig den 5:e.'),
    lonKlar(c, -1, ['171.5', '168']),
    lonKlar(c, -2, ['152', '144.5'], 'Adam hade semester två dagar i början av månaden.'),
    lonKlar(c, -3, ['88', '72'], 'Båda hade semester fyra veckor.'),
    kvittonKlara(c, -1, [
      ['Järnhandeln', 318, 9],
      ['Bensinstationen i Bromma', 742.5, 16],
    ]),
    kvittonKlara(
      c,
      -2,
      [
        ['Byggvaruhuset', 2129, 3],
        ['Hotell Stångån', 1890, 14],
        ['Taxi', 318, 22],
      ],
      'Kvittot har blekt bort. Det var taxin hem från stationen efter mötet i Linköping.',
    ),
    kvittonKlara(c, -3, [
      ['Färghandeln', 459, 2],
      ['Byggvaruhuset', 1312.75, 8],
      ['Konditoriet', 186, 12],
      ['Parkeringsbolaget', 60, 20],
    ]),
    kvittonKlara(c, -6, [
      ['Virkeslagret', 5480, 10],
      ['Bensinstationen i Bromma', 690, 24],
    ]),
  ];
}

export const closed = (c: Calendar): CaseSpec[] => [
  ...monthly(c),
  ...closedPurchases(c),
  ...closedSales(c),
  ...closedPeople(c),
  ...closedYear(c),
  ...closedOther(c),
];
