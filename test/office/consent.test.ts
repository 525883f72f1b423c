import type { ConsentRecord } from '../../mocks/office/model.ts';
import type { Access, CaseDetail, CasePage } from '../../src/domain/index.ts';
import type { DeskOverview } from '../../mocks/desk-client.ts';
import { openBench, stores, type Bench } from './bench.ts';
import { caseSeed, world } from './world.ts';

const consent = (state: ConsentRecord['state'], members: Partial<ConsentRecord> = {}): ConsentRecord => ({
  companyId: 'lindqvist',
  agencyId: 'bjorkgarden',
  state,
  since: '2026-11-01T08:00:00Z',
  ...members,
});

const closed = caseSeed('closed', {
  ball: { holder: null, since: '2026-10-01T08:00:00Z', reason: 'closed' },
  closedAt: '2026-10-01T08:00:00Z',
  outcome: 'done',
});

const note = { kind: 'note', text: 'Hej', files: [] } as const;

describe.each(stores)('consent over %s', (_name, open) => {
  let bench: Bench;
  const start = async (consents: readonly ConsentRecord[], cases = [caseSeed('a'), closed]): Promise<void> => {
    bench = await openBench(open, world(cases, { consents }));
  };
  const desk = (path: string, body: object = {}) =>
    bench.json<DeskOverview>('anna', `/desk${path}`, { method: 'POST', body });
  const access = (user = 'maria') => bench.json<Access>(user, '/api/access');
  const listed = async (user = 'maria') => (await bench.json<CasePage>(user, '/api/cases')).items.map((one) => one.id);
  afterEach(() => bench.close());

  it.each([
    ['notInvited', false, false, []],
    ['invited', false, false, []],
    ['declined', true, false, []],
    ['active', undefined, true, ['a', 'closed']],
    ['paused', true, false, ['closed']],
    ['paused', false, false, []],
    ['ended', true, true, ['closed']],
    ['ended', false, false, []],
  ] as const)('%s (history readable: %s): menu entry %s, cases %j', async (state, historyReadable, visible, ids) => {
    await start([consent(state, historyReadable === undefined ? {} : { historyReadable })]);
    const { facts } = await access();
    expect(facts.visible).toBe(visible);
    expect(facts.total).toBe(ids.length);
    expect(await listed()).toEqual(ids);
  });

  it('shows no menu entry while there is no case', async () => {
    await start([consent('active')], []);
    expect((await access()).facts).toEqual({ total: 0, unread: 0, actionRequired: 0, visible: false });
  });

  it('that is missing refuses the case, the act and the upload to those it is meant for', async () => {
    await start([consent('paused', { historyReadable: true })]);
    const sent = { method: 'POST', body: note, headers: { 'Idempotency-Key': 'k', 'If-Match': '"1"' } };
    const answers = [
      await bench.call('maria', '/api/cases/a'),
      await bench.call('maria', '/api/cases/a/acts', sent),
      await bench.upload('maria', 'caseId=a', 'a.txt', 'hej'),
    ];
    for (const response of answers) {
      expect(response.status).toBe(403);
      expect(await response.json()).toMatchObject({ kind: 'consentMissing' });
    }
    expect((await bench.call('karin', '/api/cases/a')).status).toBe(404);
  });

  describe('an invitation', () => {
    it('may be answered by the main contact only; the others are told who', async () => {
      await start([consent('invited', { invitation: { id: 'inv', byId: 'anna', approverId: 'maria' } })]);
      expect((await access()).agencies[0]?.invitation).toMatchObject({
        id: 'inv',
        mayAnswer: true,
        by: { name: 'Anna Berg' },
      });
      expect((await access('per')).agencies[0]?.invitation).toMatchObject({
        mayAnswer: false,
        approver: { name: 'Maria Lindqvist' },
      });
      const answer = { method: 'POST', body: { decision: 'accept' } };
      expect((await bench.call('per', '/api/invitations/inv/answer', answer)).status).toBe(403);
      expect((await bench.call('karin', '/api/invitations/inv/answer', answer)).status).toBe(404);
      expect((await access()).agencies[0]?.state).toBe('invited');
    });

    it('accepted opens the cases that waited for it; accepting twice is accepting once', async () => {
      await start([consent('invited', { invitation: { id: 'inv', byId: 'anna' } })], [caseSeed('a')]);
      const answer = { method: 'POST', body: { decision: 'accept' } };
      const after = await bench.json<Access>('maria', '/api/invitations/inv/answer', answer);
      expect(after).toMatchObject({
        agencies: [{ state: 'active' }],
        facts: { visible: true, total: 1, actionRequired: 1 },
      });
      expect(await bench.json('maria', '/api/invitations/inv/answer', answer)).toEqual(after);
      const other = { method: 'POST', body: { decision: 'decline' } };
      expect((await bench.call('maria', '/api/invitations/inv/answer', other)).status).toBe(410);
    });

    it('declined may be sent again', async () => {
      await start([consent('invited', { invitation: { id: 'inv', byId: 'anna' } })], []);
      const body = { decision: 'decline' };
      await bench.json('maria', '/api/invitations/inv/answer', { method: 'POST', body });
      expect((await access()).agencies[0]).toMatchObject({ state: 'declined' });
      await desk('/companies/lindqvist/invite');
      expect((await access()).agencies[0]).toMatchObject({ state: 'invited', invitation: { mayAnswer: true } });
      expect((await bench.call('maria', '/api/invitations/inv/answer', { method: 'POST', body })).status).toBe(404);
    });

    it.each([{}, { decision: 'maybe' }])('with no answer in it is refused: %o', async (body) => {
      await start([consent('invited', { invitation: { id: 'inv', byId: 'anna' } })]);
      expect((await bench.call('maria', '/api/invitations/inv/answer', { method: 'POST', body })).status).toBe(400);
    });
  });

  it('that ends closes what is open and leaves it as history', async () => {
    await start([consent('active')]);
    const overview = await desk('/companies/lindqvist/end');
    expect(overview.clients.find((one) => one.companyId === 'lindqvist')?.consent).toBe('ended');
    expect(await bench.detail('maria', 'a')).toMatchObject({
      status: 'closed',
      outcome: 'consentEnded',
      ball: { holder: null },
      permissions: { answer: false, comment: false },
    });
    expect((await access()).facts).toMatchObject({ visible: true, actionRequired: 0 });
    expect(
      (
        await bench.call('anna', '/desk/cases', {
          method: 'POST',
          body: { companyId: 'lindqvist', type: 'question', subject: 'x', description: '', items: [], attachments: [] },
        })
      ).status,
    ).toBe(403);
  });

  it('that pauses hides what is open, and gives it back', async () => {
    await start([consent('active')]);
    await desk('/companies/lindqvist/pause');
    expect(await listed()).toEqual(['closed']);
    await desk('/companies/lindqvist/pause');
    expect(await listed()).toEqual(['a', 'closed']);
    expect((await bench.json<CaseDetail>('maria', '/api/cases/a')).permissions.answer).toBe(true);
  });

  it('is not asked for where it stands', async () => {
    await start([consent('active')]);
    expect((await bench.call('anna', '/desk/companies/lindqvist/invite', { method: 'POST', body: {} })).status).toBe(
      422,
    );
  });
});
