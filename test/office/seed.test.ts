import Organisationsnummer from 'organisationsnummer';
import Personnummer from 'personnummer';
import type { CaseRecord, CaseSeed, ItemRecord, SeedData } from '../../mocks/office/model.ts';
import { answerProblem } from '../../mocks/office/rules/answers.ts';
import { statusOf } from '../../mocks/office/rules/case-index.ts';
import { caseFromSeed } from '../../mocks/office/rules/cases.ts';
import { filesOf, isComplete, progressOf, toCorrectOf } from '../../mocks/office/rules/items.ts';
import { calendarOf, short, swedish } from '../../mocks/office/seed/calendar.ts';
import { easter, isWorkday, workday } from '../../mocks/office/seed/holidays.ts';
import { many, scenarios, type ScenarioName } from '../../mocks/office/seed/index.ts';
import { LONG_WORDS } from '../../mocks/office/seed/long-text.ts';
import { grouped, joined, kr } from '../../mocks/office/seed/words.ts';
import { todayIn } from '../../src/domain/plain-date.ts';

/** The drawing's day; the early morning before it; a new year; a leap day at night; the days around a long weekend. */
const DRAWN = new Date('2026-11-24T14:00:00Z');
const NOWS = [DRAWN, ...['2026-11-24T04:38:00Z', '2027-01-03T12:00:00Z', '2028-02-29T23:30:00Z', '2026-06-05T06:10:00Z', '2026-04-06T08:45:00Z'].map((at) => new Date(at))];
const NAMES = Object.keys(scenarios) as ScenarioName[];
const WELL_FORMED = NAMES.filter((name) => name !== 'odd' && name !== 'broken' && name !== 'many');

const recordsOf = (data: SeedData): CaseRecord[] => {
  const agency = new Set(data.people.filter((person) => person.agencyId).map((person) => person.id));
  return data.cases.map((seed) => {
    const company = data.companies.find(({ id }) => id === seed.companyId);
    if (!company) throw new Error(`no company for ${seed.id}`);
    return caseFromSeed(seed, company, (id) => agency.has(id));
  });
};

const duplicates = (values: readonly string[]): string[] => values.filter((value, index) => values.indexOf(value) !== index);
const built = NOWS.flatMap((now) => WELL_FORMED.map((name) => ({ data: scenarios[name](now), now })));
const every = (check: (data: SeedData, now: Date) => void): void => {
  for (const { data, now } of built) check(data, now);
};
/** What is wrong, by case; an empty list is what a test wants. */
const wrong = (data: SeedData, isWrong: (record: CaseRecord) => unknown): string[] => recordsOf(data).flatMap((record) => (isWrong(record) ? [record.id] : []));

const demo = scenarios.default(DRAWN);
const records = recordsOf(demo);
const find = (id: string): CaseRecord => {
  const record = records.find((one) => one.id === id);
  if (!record) throw new Error(`no case ${id}`);
  return record;
};

const READ = new Set(['subject', 'description', 'label', 'help', 'text', 'reason', 'what', 'value', 'before', 'name', 'pdf', 'receipt', 'lines']);

/** Every text that somebody reads, in plain data. The ball's reason is a code. */
function textsOf(data: unknown, key = ''): string[] {
  if (typeof data === 'string') return READ.has(key) ? [data] : [];
  if (Array.isArray(data)) return data.flatMap((one: unknown) => textsOf(one, key));
  if (typeof data !== 'object' || data === null) return [];
  return Object.entries(data).flatMap(([member, inner]) => (member === 'ball' ? [] : textsOf(inner, member)));
}

describe('the calendar of the seeds', () => {
  it('knows Swedish holidays', () => {
    expect([2024, 2025, 2026, 2027].map(easter)).toEqual(['2024-03-31', '2025-04-20', '2026-04-05', '2027-03-28']);
    const off = ['2026-04-03', '2026-04-06', '2026-05-14', '2026-06-19', '2026-12-24', '2026-12-31', '2027-01-06', '2026-11-28'];
    expect(off.filter(isWorkday)).toEqual([]);
    expect(['2026-04-02', '2026-06-18', '2026-12-23', '2026-11-24'].filter((day) => !isWorkday(day))).toEqual([]);
    expect([workday('2026-11-27', 1), workday('2026-12-28', -1), workday('2026-12-12', 0)]).toEqual(['2026-11-30', '2026-12-23', '2026-12-14']);
  });

  it('writes Swedish wall time in winter and summer', () => {
    expect([swedish('2026-11-24', '09:14'), swedish('2026-07-01', '09:14')]).toEqual(['2026-11-24T08:14:00Z', '2026-07-01T07:14:00Z']);
    expect([swedish('2026-03-29', '09:00'), swedish('2026-10-25', '09:00')]).toEqual(['2026-03-29T07:00:00Z', '2026-10-25T08:00:00Z']);
  });

  it('takes the tax authority’s days', () => {
    const calendar = calendarOf(DRAWN);
    expect(calendar.period(0)).toMatchObject({ name: 'oktober', year: 2026, vatDue: '2026-12-14' });
    expect(calendar.period(1).payrollDue).toBe('2026-12-14');
    expect(calendar.period(-4)).toMatchObject({ name: 'juni', vatDue: '2026-08-17' });
    expect(calendarOf(new Date('2026-12-03T12:00:00Z')).period(0).name).toBe('oktober');
    expect(short('2026-03-09') + short('2026-09-10')).toBe('9\u00a0mars10\u00a0sep');
  });

  it('sets amounts with unbreakable spaces and a real minus', () => {
    expect([kr(18400), kr(-1249, 2), grouped(1234567.5, 1)]).toEqual(['18\u00a0400\u00a0kr', '−1\u00a0249,00\u00a0kr', '1\u00a0234\u00a0567,5']);
    expect(joined('1 249,00 kr den 6 okt, 25 % av 2 st')).toBe('1\u00a0249,00\u00a0kr den 6\u00a0okt, 25\u00a0% av 2\u00a0st');
  });
});

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
      const works = (id: string, companyId: string): boolean => people.get(id)?.companies?.some((place) => place.companyId === companyId) === true;
      expect(wrong(data, ({ contactId, agencyId }) => people.get(contactId)?.agencyId !== agencyId)).toEqual([]);
      expect(wrong(data, (record) => record.entries.some(({ byId }) => people.get(byId)?.agencyId === undefined && !works(byId, record.companyId)))).toEqual([]);
      expect(wrong(data, (record) => [...record.recipientIds, ...(record.ball.personId ? [record.ball.personId] : [])].some((id) => !works(id, record.companyId)))).toEqual([]);
      expect(data.cases.filter((seed) => seed.readBy?.some((id) => !works(id, seed.companyId))).map(({ id }) => id)).toEqual([]);
      expect(data.consents.filter(({ invitation }) => invitation && !(people.has(invitation.byId) && people.has(invitation.approverId ?? ''))).length).toBe(0);
      expect([...namedFiles(data)].sort()).toEqual(data.files.map(({ id }) => id).sort());
    });
  });

  it('has the ball where the last hand-over left it', () => {
    every((data) => {
      expect(wrong(data, ({ ball, entries }) => JSON.stringify(entries.findLast((entry) => entry.ball)?.ball) !== JSON.stringify(ball))).toEqual([]);
      expect(wrong(data, ({ ball, closedAt, outcome }) => (ball.holder === null) !== (closedAt !== undefined && outcome !== undefined))).toEqual([]);
      expect(wrong(data, (record) => statusOf(record) === 'unknown')).toEqual([]);
      expect(wrong(data, ({ ball, closedAt }) => closedAt !== undefined && ball.since !== closedAt)).toEqual([]);
    });
  });

  it('has the ball with whoever’s turn the items say it is', () => {
    every((data) => {
      const handedOver = ({ ball }: CaseRecord): boolean => ball.reason === 'answered' || ball.reason === 'approved';
      expect(wrong(data, (record) => handedOver(record) && !isComplete(record.items))).toEqual([]);
      expect(wrong(data, ({ items, ball }) => ['redo', 'moreNeeded'].includes(ball.reason) !== (ball.holder === 'company' && toCorrectOf(items) > 0))).toEqual([]);
      expect(wrong(data, ({ items, outcome }) => outcome === 'done' && progressOf(items).answered < progressOf(items).required)).toEqual([]);
      expect(wrong(data, ({ items }) => items.some((one) => one.answer && !(one.answeredAt && one.answeredBy)))).toEqual([]);
      expect(wrong(data, ({ items }) => items.some((one) => one.locked && one.verdict?.is !== 'accepted'))).toEqual([]);
    });
  });

  it('tells of nothing before its time, and in order', () => {
    every((data, now) => {
      const times = ({ entries }: CaseRecord): number[] => entries.map(({ at }) => Date.parse(at));
      expect(wrong(data, (record) => times(record).some((at, index, all) => Number.isNaN(at) || at > now.getTime() || at < (all[index - 1] ?? 0)))).toEqual([]);
      const latest = (record: CaseRecord): number => Math.max(...times(record), ...record.reminders.map((at) => Date.parse(at)));
      expect(wrong(data, (record) => Date.parse(record.updatedAt) !== latest(record))).toEqual([]);
      expect(wrong(data, ({ seenByAgencyAt }) => seenByAgencyAt !== undefined && Date.parse(seenByAgencyAt) > now.getTime())).toEqual([]);
      expect(wrong(data, ({ entries, createdAt }) => entries[0]?.at !== createdAt)).toEqual([]);
      expect(data.consents.filter(({ since }) => !(Date.parse(since) <= now.getTime()))).toEqual([]);
    });
  });

  it('asks for answers on working days, after the question and before the authority', () => {
    every((data) => {
      const dates = ({ dueOn, authority, ball }: CaseRecord): string[] => [dueOn, authority?.on, ball.promisedBy].flatMap((date) => date ?? []);
      expect(wrong(data, (record) => dates(record).some((date) => !isWorkday(date)))).toEqual([]);
      expect(wrong(data, ({ dueOn, createdAt }) => dueOn !== undefined && dueOn <= todayIn(undefined, Date.parse(createdAt)))).toEqual([]);
      expect(wrong(data, ({ dueOn, authority }) => dueOn !== undefined && authority !== undefined && dueOn >= authority.on)).toEqual([]);
    });
  });
});

function namedFiles({ cases }: SeedData): Set<string> {
  const ids = (seed: CaseSeed): readonly string[] => [
    ...(seed.attachments ?? []),
    ...(seed.entries ?? []).flatMap((entry) => entry.files ?? []),
    ...(seed.items ?? []).flatMap((one) => [...(one.approves?.files ?? []), ...filesOf(one.answer)]),
  ];
  return new Set(cases.flatMap(ids));
}

describe('the ordinary data', () => {
  const lindqvist = records.filter(({ companyId }) => companyId === 'lindqvist');

  it('has the cases of the drawings', () => {
    expect(find('lindqvist-kortkop')).toMatchObject({ subject: 'Underlag till tre kortköp i oktober', dueOn: '2026-11-27', ball: { holder: 'company', reason: 'redo' } });
    expect(find('lindqvist-inbetalning')).toMatchObject({ subject: 'Inbetalning på 18\u00a0400\u00a0kr utan fakturanummer', dueOn: '2026-11-20', ball: { holder: 'company' } });
    expect(find('lindqvist-moms')).toMatchObject({ subject: 'Momsdeklaration för oktober', type: 'approval', dueOn: '2026-12-08', contactId: 'jonas' });
    expect(find('lindqvist-lon')).toMatchObject({ subject: 'Löneunderlag november, två anställda', ball: { holder: 'agency', since: '2026-11-19T14:20:00Z' } });
    expect(find('lindqvist-hyra')).toMatchObject({ subject: 'Kan jag dra av hyran för lagret i Bromma?', ball: { holder: 'agency', reason: 'new' } });
    expect(demo.cases.filter(({ readBy }) => !readBy?.includes('maria')).filter(({ companyId }) => companyId === 'lindqvist').map(({ id }) => id)).toEqual(['lindqvist-kortkop', 'lindqvist-moms']);
  });

  it('counts as promised', () => {
    const waits = lindqvist.filter((record) => statusOf(record) === 'awaitingCompany');
    expect(records.length).toBeGreaterThanOrEqual(60);
    expect(waits.filter(({ ball }) => ball.personId === undefined)).toHaveLength(3);
    expect(waits.flatMap(({ ball }) => ball.personId ?? [])).toEqual(['per']);
    expect(new Set(lindqvist.filter((record) => statusOf(record) === 'awaitingAgency').map(({ agencyId }) => agencyId)).size).toBe(2);
    expect(lindqvist.filter((record) => statusOf(record) === 'awaitingAgency')).toHaveLength(4);
    expect(lindqvist.filter((record) => statusOf(record) === 'closed')).toHaveLength(41);
    expect(new Set(records.map(({ contactId }) => contactId))).toEqual(new Set(['anna', 'jonas', 'lena', 'mikael']));
  });

  it('shows every type, state and kind of item', () => {
    const kinds = new Set(records.flatMap(({ items }) => items.map(({ kind }) => kind)));
    const wanted = 'text longText number amount date period yesNo choice choices email phone organisationNumber personalNumber bankgiro plusgiro iban vatNumber documents approval';
    expect(wanted.split(' ').filter((kind) => !kinds.has(kind))).toEqual([]);
    expect(new Set(records.map(({ type }) => type))).toEqual(new Set(['question', 'documents', 'approval', 'information', 'onboarding', 'newEmployee']));
    expect(new Set(records.flatMap(({ outcome }) => outcome ?? []))).toEqual(new Set(['done', 'withdrawn', 'merged', 'consentEnded']));
    const verdicts = records.flatMap(({ items }) => items.flatMap(({ verdict }) => verdict?.is ?? []));
    const entryKinds = records.flatMap(({ entries }) => entries.map(({ kind }) => kind));
    expect(new Set(verdicts)).toEqual(new Set(['accepted', 'rejected', 'needsMore']));
    expect(entryKinds).toEqual(expect.arrayContaining(['message', 'answer', 'ask', 'moreTime', 'verdict', 'handOver', 'closed', 'reopened', 'withdrawn']));
    expect(records.filter(({ entries }) => entries.length >= 15).length).toBeGreaterThanOrEqual(2);
    expect(records.some(({ reminders }) => reminders.length > 0) && records.some(({ items }) => items.some(({ pendingVerdict }) => pendingVerdict))).toBe(true);
    expect(records.some(({ ball, items }) => ball.holder === 'company' && progressOf(items).answered > 0 && toCorrectOf(items) === 0)).toBe(true);
    expect(records.flatMap(({ items }) => items.flatMap(({ answer }) => (answer && 'missing' in answer ? answer.missing : [])))).toContain('lost');
  });

  it('keeps a merged case’s way to the other true', () => {
    const related = records.flatMap(({ related: list }) => list);
    expect(related).not.toHaveLength(0);
    for (const { id, subject } of related) expect(find(id).subject).toBe(subject);
  });
});

describe('the numbers', () => {
  const answers = records.flatMap(({ items }) => items.map((one) => ({ kind: one.kind, value: one.answer && 'value' in one.answer ? one.answer.value : undefined })));
  const given = (kind: string): string[] => answers.flatMap((one) => (one.kind === kind && typeof one.value === 'string' ? [one.value] : []));

  it('are from ranges that are nobody’s', () => {
    const persons = given('personalNumber');
    expect(persons.length).toBeGreaterThan(1);
    expect(persons.filter((number) => !(Personnummer.valid(number) && ['238', '239', '980', '981'].includes(number.slice(8, 11))))).toEqual([]);
    const companies = [...given('organisationNumber'), ...given('vatNumber').flatMap((number) => (number.startsWith('SE') ? number.slice(2, 12) : []))];
    expect(companies.length).toBeGreaterThan(2);
    expect(companies.filter((number) => !(Organisationsnummer.valid(number) && number.startsWith('559999')))).toEqual([]);
    const inTexts = [...textsOf(demo.cases), ...textsOf(demo.files)].join('\n');
    expect(inTexts.match(/\d{6}[-+]\d{4}/g) ?? []).toEqual([]);
  });

  it('are of this demo: addresses and phones', () => {
    const all = JSON.stringify(demo);
    expect((all.match(/[\w.+-]+@[\w.-]+/g) ?? []).filter((address) => !address.endsWith('.example'))).toEqual([]);
    expect(demo.people.filter(({ phone, email }) => !phone?.startsWith('08-555 ') || !email)).toEqual([]);
    expect(given('phone').filter((number) => !number.startsWith('08555'))).toEqual([]);
  });

  it('add up in every VAT return', () => {
    const approvals = records.flatMap(({ items }) => items.flatMap(({ approves }) => (approves ? [approves.figures] : [])));
    const returns = approvals.filter((figures) => figures.some(({ label }) => label.startsWith('05')));
    expect(returns.length).toBeGreaterThan(8);
    for (const figures of returns) {
      for (const side of ['value', 'before'] as const) {
        const box = (number: string): number => Number((figures.find(({ label }) => label.startsWith(number))?.[side] as { amount: string } | undefined)?.amount ?? 0);
        expect(box('10')).toBe(box('05') / 4);
        expect(box('30')).toBe(box('20') / 4);
        expect(box('49')).toBe(box('10') + box('30') + box('48'));
      }
    }
  });

  it('add up in accounts and on receipts', () => {
    const money = (id: string): number[] => (find(id).items.find(({ approves }) => approves)?.approves?.figures ?? []).map(({ value }) => Number((value as { amount: string }).amount));
    const [sales = 0, costs = 0, before = 0, tax = 0, result = 0] = money('lindqvist-bokslut');
    expect([sales + costs, Math.round(-before * 0.206), before + tax]).toEqual([before, tax, result]);
    const [profit = 0, due = 0, paid = 0, left = 0] = money('lindqvist-ink2');
    expect([Math.round(profit * 0.206), due + paid]).toEqual([due, left]);
    const number = (text: string): number => Number(text.replace(/\s/g, '').replace(',', '.'));
    const papers = demo.files.map(({ content }) => ('lines' in content ? (content.lines ?? []).join('\n') : ''));
    const sums = papers.flatMap((text) => [...text.matchAll(/Moms (\d+) % ([\d ,]+)\nSumma ([\d ,]+) kr/g)]);
    expect(sums.length).toBeGreaterThan(2);
    for (const [, rate = '', vat = '', sum = ''] of sums) expect(number(vat)).toBeCloseTo((number(sum) * Number(rate)) / (100 + Number(rate)), 2);
    const trips = papers.flatMap((text) => [...text.matchAll(/([\d,]+) mil, ([\d ,]+) kr/g)]);
    expect(trips.map(([, miles = '', sum = '']) => number(miles) * 25 - number(sum))).toEqual([0]);
  });
});

describe('the words', () => {
  const english = /\b(the|and|of|to|with|you|your|are|this|that|please|case|file|invoice|receipt|due|amount|from|closed|reply|consultant|agency|company|undefined|null|NaN)\b/i;
  const texts = (['default', 'single', 'oneCase', 'longText'] as const).flatMap((name) => textsOf(scenarios[name](DRAWN).cases));

  it('are Swedish', () => {
    expect(texts.length).toBeGreaterThan(600);
    expect(texts.filter((text) => english.test(text))).toEqual([]);
    expect(textsOf(demo.files).filter((text) => english.test(text))).toEqual([]);
    expect(demo.files.map(({ name }) => name).filter((name) => !/^[\w.-]+\.(pdf|png|txt)$/.test(name))).toEqual([]);
  });

  it('set amounts as Swedes do', () => {
    expect(texts.filter((text) => /\d kr(?!\p{L})|\d \d{3}(?!\d)|\d\.\d{2}\s?kr|-\d[\d\s]*(,\d+)?\s?kr/u.test(text))).toEqual([]);
    expect(texts.some((text) => text.includes('−250\u00a0kr'))).toBe(true);
  });

  it('are as long as they say in `longText`', () => {
    const data = scenarios.longText(DRAWN);
    expect(LONG_WORDS.map((word) => word.length >= 60)).toEqual([true, true, true]);
    expect(Math.max(...data.cases.map(({ subject }) => subject.length))).toBeGreaterThan(200);
    expect(Math.max(...data.cases.map(({ entries }) => entries?.length ?? 0))).toBeGreaterThan(50);
  });
});

describe('the other scenarios', () => {
  const states = (name: ScenarioName): string[] => scenarios[name](DRAWN).consents.filter(({ companyId }) => companyId === 'lindqvist').map(({ state }) => state);
  const statuses = (name: ScenarioName): Set<string> => new Set(recordsOf(scenarios[name](DRAWN)).filter(({ companyId }) => companyId === 'lindqvist').map(statusOf));
  const roles = (name: ScenarioName): (string | undefined)[] => ['maria', 'per'].map((id) => scenarios[name](DRAWN).people.find((one) => one.id === id)?.companies?.[0]?.role);

  it('differ in consent, roles and cases', () => {
    expect([states('empty'), states('invited'), states('invitedOther'), states('declined')]).toEqual([['active', 'active'], ['invited'], ['invited'], ['declined']]);
    expect([states('paused'), states('ended')]).toEqual([['paused', 'paused'], ['ended', 'ended']]);
    expect([roles('default'), roles('readOnly'), roles('noAccess'), roles('invitedOther')]).toEqual([['admin', 'user'], ['readOnly', 'readOnly'], ['none', 'none'], ['admin', 'admin']]);
    expect([statuses('empty'), statuses('invited'), statuses('clear'), statuses('ended'), statuses('oneCase')]).toEqual([new Set(), new Set(), new Set(['awaitingAgency', 'closed']), new Set(['closed']), new Set(['awaitingCompany'])]);
    expect(recordsOf(scenarios.clear(DRAWN)).filter((record) => statusOf(record) === 'awaitingAgency')).toHaveLength(2);
    expect(scenarios.single(DRAWN).cases.map(({ items }) => items?.length)).toEqual([3]);
  });

  it('has odd cases beside a good one', () => {
    const odd = recordsOf(scenarios.odd(DRAWN));
    expect(odd.map(statusOf)).toContain('unknown');
    expect(odd.filter(({ wire }) => wire).map(({ id }) => id)).toEqual(['odd-status', 'odd-malformed', 'odd-parts']);
    expect(odd.flatMap(({ items }) => items.map(({ kind }) => kind))).toContain('signature');
  });

  it('makes many, the same every time, with answers that fit', () => {
    const started = performance.now();
    const data = scenarios.many(DRAWN);
    expect(performance.now() - started).toBeLessThan(5_000);
    expect(data.cases).toHaveLength(10_000);
    expect(new Set(data.cases.map(({ subject }) => subject)).size).toBe(10_000);
    expect(JSON.stringify(many(500)(DRAWN))).toBe(JSON.stringify(many(500)(DRAWN)));
    const sample = many(500)(DRAWN);
    const answered = sample.cases.flatMap(({ items }) => (items ?? []).filter((one): one is ItemRecord & { answer: NonNullable<ItemRecord['answer']> } => one.answer !== undefined));
    expect(answered.length).toBeGreaterThan(300);
    expect(answered.filter((one) => answerProblem(one.answer, one, { files: new Map(), today: '2026-11-24' }) !== null)).toEqual([]);
    expect(wrong(sample, ({ ball, entries }) => JSON.stringify(entries.at(-1)?.ball) !== JSON.stringify(ball))).toEqual([]);
  });
});
