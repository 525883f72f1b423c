import { describe, expect, it } from 'vitest';
import { openBench, stores } from './bench.ts';
import { caseSeed, world } from './world.ts';

const companies = [
  { companyId: 'lindqvist', role: 'admin' as const },
  { companyId: 'norrbo', role: 'user' as const },
];
const base = world([
  caseSeed('theirs', { companyId: 'norrbo' }),
  caseSeed('private', { companyId: 'norrbo', audience: 'recipients', recipientIds: ['karin'] }),
]);
const data = {
  ...base,
  people: base.people.map((person) => (person.id === 'maria' ? { ...person, companies } : person)),
  consents: [
    ...base.consents,
    { companyId: 'norrbo', agencyId: 'bjorkgarden', state: 'active' as const, since: '2026-01-02T08:00:00Z' },
  ],
};

describe.each(stores)('a link to a case of another company (%s)', (_name, open) => {
  it('tells who belongs to both companies which one it is, and nobody else', async () => {
    const bench = await openBench(open, data);
    const here = { headers: { 'Case-User': 'maria', 'Case-Company': 'lindqvist' } };
    const answer = await bench.call('maria', '/api/cases/theirs', here);
    expect(answer.status).toBe(404);
    expect(await answer.json()).toMatchObject({
      kind: 'notFound',
      company: { id: 'norrbo', name: 'Norrbo Redskap AB' },
    });
    expect(await (await bench.call('per', '/api/cases/theirs')).json()).not.toHaveProperty('company');
    // What one could not read there either is nowhere.
    expect(await (await bench.call('maria', '/api/cases/private', here)).json()).not.toHaveProperty('company');
    const there = { headers: { 'Case-User': 'maria', 'Case-Company': 'norrbo' } };
    expect((await bench.call('maria', '/api/cases/theirs', there)).status).toBe(200);
    await bench.close();
  });
});

describe.each(stores)('what one user is starting at two companies (%s)', (_name, open) => {
  it('is two drafts, and each is kept at its own', async () => {
    const bench = await openBench(open, data);
    const at = (company: string) => ({ headers: { 'Case-User': 'maria', 'Case-Company': company } });
    const start = '/api/cases/*new/draft';
    const base = { version: null, savedAt: '2026-11-24T07:59:00Z', basedOn: null, act: 'answer', text: '' };
    const body = { ...base, answers: { subject: { text: 'Lön' } }, files: [], pending: [] };
    expect((await bench.call('maria', start, { method: 'PUT', body, ...at('lindqvist') })).status).toBe(200);
    expect(await bench.json('maria', start, at('norrbo'))).toEqual({});
    expect(await bench.json('maria', start, at('lindqvist'))).toMatchObject({ draft: { answers: body.answers } });
    await bench.close();
  });
});
