import type { CaseRecord, CaseSeed, SeedData } from '../../mocks/office/model.ts';
import { statusOf } from '../../mocks/office/rules/case-index.ts';
import { filesOf, isComplete, progressOf, toCorrectOf } from '../../mocks/office/rules/items.ts';
import { isWorkday } from '../../mocks/office/seed/holidays.ts';
import { scenarios, type ScenarioName } from '../../mocks/office/seed/index.ts';
import { todayIn } from '../../src/domain/plain-date.ts';
import { demo, DRAWN, find, records, wrong } from './seed-support.ts';

/** The drawing's day; the early morning before it; a new year; a leap day at night; the days around a long weekend. */
const NOWS = [
  DRAWN,
  ...[
    '2026-11-24T04:38:00Z',
    '2027-01-03T12:00:00Z',
    '2028-02-29T23:30:00Z',
    '2026-06-05T06:10:00Z',
    '2026-04-06T08:45:00Z',
  ].map((at) => new Date(at)),
];
const NAMES = Object.keys(scenarios) as ScenarioName[];
const WELL_FORMED = NAMES.filter((name) => name !== 'odd' && name !== 'broken' && name !== 'many');

const duplicates = (values: readonly string[]): string[] =>
  values.filter((value, index) => values.indexOf(value) !== index);
const built = NOWS.flatMap((now) => WELL_FORMED.map((name) => ({ data: scenarios[name](now), now })));
const every = (check: (data: SeedData, now: Date) => void): void => {
  for (const { data, now } of built) check(data, now);
};

function namedFiles({ cases }: SeedData): Set<string> {
  const ids = (seed: CaseSeed): readonly string[] => [
    ...(seed.attachments ?? []),
    ...(seed.entries ?? []).flatMap((entry) => entry.files ?? []),
    ...(seed.items ?? []).flatMap((one) => [...(one.approves?.files ?? []), ...filesOf(one.answer)]),
  ];
  return new Set(cases.flatMap(ids));
}

describe('every scenario, whenever it is opened', () => {
  it('names each case, entry, item and file once', () => {
    every((data) => {
      expect(duplicates(data.cases.map(({ id }) => id))).toEqual([]);
      expect(duplicates(data.files.map(({ id }) => id))).toEqual([]);
      expect(duplicates(data.cases.flatMap(({ entries }) => (entries ?? []).map(({ id }) => id)))).toEqual([]);
      expect(wrong(data, ({ items }) => duplicates(items.map(({ id }) => id)).length > 0)).toEqual([]);
      expect(duplicates(data.cases.map(({ companyId, subject }) => `${companyId} ${subject}`))).toEqual([]);
    });
  });

  it('refers only to people, agencies and files that there are', () => {
    every((data) => {
      const people = new Map(data.people.map((person) => [person.id, person]));
      const works = (id: string, companyId: string): boolean =>
        people.get(id)?.companies?.some((place) => place.companyId === companyId) === true;
      expect(wrong(data, ({ contactId, agencyId }) => people.get(contactId)?.agencyId !== agencyId)).toEqual([]);
      expect(
        wrong(data, (record) =>
          record.entries.some(({ byId }) => people.get(byId)?.agencyId === undefined && !works(byId, record.companyId)),
        ),
      ).toEqual([]);
      expect(
        wrong(data, (record) =>
          [...record.recipientIds, ...(record.ball.personId ? [record.ball.personId] : [])].some(
            (id) => !works(id, record.companyId),
          ),
        ),
      ).toEqual([]);
      expect(
        data.cases.filter((seed) => seed.readBy?.some((id) => !works(id, seed.companyId))).map(({ id }) => id),
      ).toEqual([]);
      expect(
        data.consents.filter(
          ({ invitation }) => invitation && !(people.has(invitation.byId) && people.has(invitation.approverId ?? '')),
        ).length,
      ).toBe(0);
      expect([...namedFiles(data)].sort()).toEqual(data.files.map(({ id }) => id).sort());
    });
  });

  it('has the ball where the last hand-over left it', () => {
    every((data) => {
      expect(
        wrong(
          data,
          ({ ball, entries }) => JSON.stringify(entries.findLast((entry) => entry.ball)?.ball) !== JSON.stringify(ball),
        ),
      ).toEqual([]);
      expect(
        wrong(
          data,
          ({ ball, closedAt, outcome }) => (ball.holder === null) !== (closedAt !== undefined && outcome !== undefined),
        ),
      ).toEqual([]);
      expect(wrong(data, (record) => statusOf(record) === 'unknown')).toEqual([]);
      expect(wrong(data, ({ ball, closedAt }) => closedAt !== undefined && ball.since !== closedAt)).toEqual([]);
    });
  });

  it('has the ball with whoever’s turn the items say it is', () => {
    every((data) => {
      const handedOver = ({ ball }: CaseRecord): boolean => ball.reason === 'answered' || ball.reason === 'approved';
      expect(wrong(data, (record) => handedOver(record) && !isComplete(record.items))).toEqual([]);
      expect(
        wrong(
          data,
          ({ items, ball }) =>
            ['redo', 'moreNeeded'].includes(ball.reason) !== (ball.holder === 'company' && toCorrectOf(items) > 0),
        ),
      ).toEqual([]);
      expect(
        wrong(
          data,
          ({ items, outcome }) => outcome === 'done' && progressOf(items).answered < progressOf(items).required,
        ),
      ).toEqual([]);
      expect(
        wrong(data, ({ items }) => items.some((one) => one.answer && !(one.answeredAt && one.answeredBy))),
      ).toEqual([]);
      expect(wrong(data, ({ items }) => items.some((one) => one.locked && one.verdict?.is !== 'accepted'))).toEqual([]);
    });
  });

  it('tells of nothing before its time, and in order', () => {
    every((data, now) => {
      const times = ({ entries }: CaseRecord): number[] => entries.map(({ at }) => Date.parse(at));
      expect(
        wrong(data, (record) =>
          times(record).some((at, index, all) => Number.isNaN(at) || at > now.getTime() || at < (all[index - 1] ?? 0)),
        ),
      ).toEqual([]);
      const latest = (record: CaseRecord): number =>
        Math.max(...times(record), ...record.reminders.map((at) => Date.parse(at)));
      expect(wrong(data, (record) => Date.parse(record.updatedAt) !== latest(record))).toEqual([]);
      expect(
        wrong(data, ({ seenByAgencyAt }) => seenByAgencyAt !== undefined && Date.parse(seenByAgencyAt) > now.getTime()),
      ).toEqual([]);
      expect(wrong(data, ({ entries, createdAt }) => entries[0]?.at !== createdAt)).toEqual([]);
      expect(data.consents.filter(({ since }) => !(Date.parse(since) <= now.getTime()))).toEqual([]);
    });
  });

  it('asks for answers on working days, after the question and before the authority', () => {
    every((data) => {
      const dates = ({ dueOn, authority, ball }: CaseRecord): string[] =>
        [dueOn, authority?.on, ball.promisedBy].flatMap((date) => date ?? []);
      expect(wrong(data, (record) => dates(record).some((date) => !isWorkday(date)))).toEqual([]);
      expect(
        wrong(
          data,
          ({ dueOn, createdAt }) => dueOn !== undefined && dueOn <= todayIn(undefined, Date.parse(createdAt)),
        ),
      ).toEqual([]);
      expect(
        wrong(data, ({ dueOn, authority }) => dueOn !== undefined && authority !== undefined && dueOn >= authority.on),
      ).toEqual([]);
    });
  });
});

describe('the ordinary data', () => {
  const lindqvist = records.filter(({ companyId }) => companyId === 'lindqvist');

  it('has the cases of the drawings', () => {
    expect(find('lindqvist-kortkop')).toMatchObject({
      subject: 'Underlag till tre kortköp i oktober',
      dueOn: '2026-11-27',
      ball: { holder: 'company', reason: 'redo' },
    });
    expect(find('lindqvist-inbetalning')).toMatchObject({
      subject: 'Inbetalning på 18\u00a0400\u00a0kr utan fakturanummer',
      dueOn: '2026-11-20',
      ball: { holder: 'company' },
    });
    expect(find('lindqvist-moms')).toMatchObject({
      subject: 'Momsdeklaration för oktober',
      type: 'approval',
      dueOn: '2026-12-08',
      contactId: 'jonas',
    });
    expect(find('lindqvist-lon')).toMatchObject({
      subject: 'Löneunderlag november, två anställda',
      ball: { holder: 'agency', since: '2026-11-19T14:20:00Z' },
    });
    expect(find('lindqvist-hyra')).toMatchObject({
      subject: 'Kan jag dra av hyran för lagret i Bromma?',
      ball: { holder: 'agency', reason: 'new' },
    });
    expect(
      demo.cases
        .filter(({ readBy }) => !readBy?.includes('maria'))
        .filter(({ companyId }) => companyId === 'lindqvist')
        .map(({ id }) => id),
    ).toEqual(['lindqvist-kortkop', 'lindqvist-moms']);
  });

  it('counts as promised', () => {
    const waits = lindqvist.filter((record) => statusOf(record) === 'awaitingCompany');
    expect(records.length).toBeGreaterThanOrEqual(60);
    expect(waits.filter(({ ball }) => ball.personId === undefined)).toHaveLength(3);
    expect(waits.flatMap(({ ball }) => ball.personId ?? [])).toEqual(['per']);
    expect(
      new Set(lindqvist.filter((record) => statusOf(record) === 'awaitingAgency').map(({ agencyId }) => agencyId)).size,
    ).toBe(2);
    expect(lindqvist.filter((record) => statusOf(record) === 'awaitingAgency')).toHaveLength(4);
    expect(lindqvist.filter((record) => statusOf(record) === 'closed')).toHaveLength(41);
    expect(new Set(records.map(({ contactId }) => contactId))).toEqual(new Set(['anna', 'jonas', 'lena', 'mikael']));
  });

  it('shows every type, state and kind of item', () => {
    const kinds = new Set(records.flatMap(({ items }) => items.map(({ kind }) => kind)));
    const wanted =
      'text longText number amount date period yesNo choice choices email phone organisationNumber personalNumber bankgiro plusgiro iban vatNumber documents approval';
    expect(wanted.split(' ').filter((kind) => !kinds.has(kind))).toEqual([]);
    expect(new Set(records.map(({ type }) => type))).toEqual(
      new Set(['question', 'documents', 'approval', 'information', 'onboarding', 'newEmployee']),
    );
    expect(new Set(records.flatMap(({ outcome }) => outcome ?? []))).toEqual(
      new Set(['done', 'withdrawn', 'merged', 'consentEnded']),
    );
    const verdicts = records.flatMap(({ items }) => items.flatMap(({ verdict }) => verdict?.is ?? []));
    const entryKinds = records.flatMap(({ entries }) => entries.map(({ kind }) => kind));
    expect(new Set(verdicts)).toEqual(new Set(['accepted', 'rejected', 'needsMore']));
    expect(entryKinds).toEqual(
      expect.arrayContaining([
        'message',
        'answer',
        'ask',
        'moreTime',
        'verdict',
        'handOver',
        'closed',
        'reopened',
        'withdrawn',
      ]),
    );
    expect(records.filter(({ entries }) => entries.length >= 15).length).toBeGreaterThanOrEqual(2);
    expect(
      records.some(({ reminders }) => reminders.length > 0) &&
        records.some(({ items }) => items.some(({ pendingVerdict }) => pendingVerdict)),
    ).toBe(true);
    expect(
      records.some(
        ({ ball, items }) => ball.holder === 'company' && progressOf(items).answered > 0 && toCorrectOf(items) === 0,
      ),
    ).toBe(true);
    expect(
      records.flatMap(({ items }) =>
        items.flatMap(({ answer }) => (answer && 'missing' in answer ? answer.missing : [])),
      ),
    ).toContain('lost');
  });

  it('keeps a merged case’s way to the other true', () => {
    const related = records.flatMap(({ related: list }) => list);
    expect(related).not.toHaveLength(0);
    for (const { id, subject } of related) expect(find(id).subject).toBe(subject);
  });
});
