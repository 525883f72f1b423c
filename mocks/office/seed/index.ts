/**
 * The data sets that an office can start with. All dates count from `now`. Cases are named by fixed ids
 * (`lindqvist-kortkop`, `lindqvist-inbetalning`, `lindqvist-moms`, `lindqvist-lon`, `lindqvist-hyra`); the months in
 * their subjects move with the calendar.
 */
import type { CompanyRole, ConsentRecord, ScenarioName, SeedData } from '../model.ts';
import { ankaret } from './ankaret.ts';
import { buildCases, type CaseSpec } from './build.ts';
import { calendarOf, type Calendar } from './calendar.ts';
import { ekdahl } from './ekdahl.ts';
import { fastigheter } from './fastigheter.ts';
import { endConsent } from './history.ts';
import { closed, waiting, withAgency } from './lindqvist/index.ts';
import { hyra, loneunderlag } from './lindqvist/with-agency.ts';
import { longAgency, longCases, longCompany, longPerson } from './long-text.ts';
import { bankLines, manyBankLines, mileage, payroll, stockCount } from './many-parts.ts';
import { manyCases } from './many.ts';
import { norrboClosed } from './norrbo/closed.ts';
import { norrboOpen } from './norrbo/open.ts';
import { oddCases } from './odd.ts';
import { oneQuestion, threeItems } from './small.ts';
import { joinedAll } from './words.ts';
import { agencies, companies, consents, people } from './world.ts';

export type { ScenarioName };

type Scenario = (now: Date) => SeedData;
type Specs = (calendar: Calendar) => readonly CaseSpec[];

/** Everybody there is, with these cases. */
const withCases =
  (specs: Specs): Scenario =>
  (now) => {
    const calendar = calendarOf(now);
    const everybody = people(calendar);
    const { cases, files } = buildCases(specs(calendar), everybody, now);
    return { agencies, companies, people: everybody, consents: consents(calendar), cases: joinedAll(cases), files };
  };

const others: Specs = (c) => [...norrboOpen(c), ...norrboClosed(c), ...ekdahl(c), ...ankaret(c), ...fastigheter(c)];
const everything: Specs = (c) => [...waiting(c), ...withAgency(c), ...closed(c), ...others(c)];

const changed =
  (scenario: Scenario, change: (data: SeedData, calendar: Calendar) => Partial<SeedData>): Scenario =>
  (now) => {
    const data = scenario(now);
    return { ...data, ...change(data, calendarOf(now)) };
  };

const COMPANY = 'lindqvist';

/** Other roles for the company's people, by person id. */
const withRoles = (scenario: Scenario, roles: Readonly<Record<string, CompanyRole>>): Scenario =>
  changed(scenario, (data) => ({
    people: data.people.map((person) => {
      const role = roles[person.id];
      if (!role) return person;
      const others = (person.companies ?? []).filter(({ companyId }) => companyId !== COMPANY);
      return { ...person, companies: [{ companyId: COMPANY, role }, ...others] };
    }),
  }));

/** Other consents for the company; the other companies keep theirs. */
const withConsents = (scenario: Scenario, given: (calendar: Calendar) => readonly ConsentRecord[]): Scenario =>
  changed(scenario, (data, calendar) => ({
    consents: [...data.consents.filter((consent) => consent.companyId !== COMPANY), ...given(calendar)],
  }));

const both =
  (state: ConsentRecord['state'], historyReadable: boolean) =>
  (c: Calendar): ConsentRecord[] =>
    agencies.map(({ id: agencyId }) => ({
      companyId: COMPANY,
      agencyId,
      state,
      since: c.at(0, '10:25'),
      historyReadable,
    }));

const invitation =
  (state: 'invited' | 'declined') =>
  (c: Calendar): ConsentRecord[] => {
    const at = c.at(-6, '10:05');
    const since = state === 'invited' ? at : c.at(-4, '08:30');
    return [
      {
        companyId: COMPANY,
        agencyId: 'bjorkgarden',
        state,
        since,
        invitation: { id: 'invitation-lindqvist', byId: 'anna', approverId: 'maria', at },
      },
    ];
  };

const listCases: Specs = (c) => {
  const maria = { companyId: COMPANY, name: 'Maria', unreadBy: ['maria', 'per'] };
  return [
    bankLines(c, { ...maria, id: 'lists-bank' }),
    manyBankLines(c, 200, { ...maria, id: 'lists-many' }),
    payroll(c, { ...maria, id: 'lists-payroll' }),
    mileage(c, { ...maria, id: 'lists-mileage' }),
    stockCount(c, { ...maria, id: 'lists-stock' }),
  ];
};

const nothing = withCases(() => []);
const ordinary = withCases(everything);
const nothingWaits = withCases((c) => [loneunderlag(c), hyra(c), ...closed(c).slice(0, 8)]);
const odd = withCases(oddCases);
const invited = withConsents(nothing, invitation('invited'));

/** What was open when the co-operation ended was closed with it. */
const ended = withConsents(
  withCases((c) => [
    ...[...waiting(c), ...withAgency(c)].map((spec) => ({
      ...spec,
      steps: [...(spec.steps ?? []), endConsent(spec.contact, c.at(0, '10:25'))],
    })),
    ...closed(c),
  ]),
  both('ended', true),
);

/** So many cases for lindqvist, 2 % of them waiting for the company and 3 % for the agencies. */
export const many =
  (count: number): Scenario =>
  (now) => ({ ...nothing(now), ...manyCases(count, calendarOf(now)) });

export const scenarios: Record<ScenarioName, Scenario> = {
  default: ordinary,
  demo: ordinary,
  empty: nothing,
  clear: nothingWaits,
  done: nothingWaits,
  invited,
  // Per is an administrator too, and still not the one who was asked.
  invitedOther: withRoles(invited, { per: 'admin' }),
  declined: withConsents(nothing, invitation('declined')),
  paused: withConsents(ordinary, both('paused', true)),
  ended,
  noAccess: withRoles(ordinary, { maria: 'none', per: 'none' }),
  readOnly: withRoles(ordinary, { maria: 'readOnly', per: 'readOnly' }),
  oneCase: withCases(oneQuestion),
  lists: withCases(listCases),
  single: withCases(threeItems),
  longText: changed(withCases(longCases), (data) => ({
    agencies: data.agencies.map(longAgency),
    companies: data.companies.map(longCompany),
    people: data.people.map(longPerson),
  })),
  odd,
  broken: odd,
  many: many(10_000),
};
