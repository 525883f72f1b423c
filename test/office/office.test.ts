import type { Access, CaseDetail, CasePage } from '../../src/domain/index.ts';
import { openBench, stores, type Bench } from './bench.ts';
import { caseSeed, item, world } from './world.ts';

const kindOf = async (response: Response): Promise<string> => ((await response.json()) as { kind: string }).kind;

describe.each(stores)('the office over %s', (_name, open) => {
  let bench: Bench;
  const start = async (...given: Parameters<typeof world>): Promise<Bench> => {
    bench = await openBench(open, world(...given));
    return bench;
  };
  afterEach(() => bench.close());

  describe('who asks', () => {
    it('answers 401 without a token that it knows', async () => {
      await start();
      const response = await bench.call('nobody', '/api/access');
      expect(response.status).toBe(401);
      expect(await kindOf(response)).toBe('signedOut');
    });

    it.each<Record<string, string>>([{ 'Case-User': 'per' }, { 'Case-Company': 'norrbo' }])(
      'refuses a session that is not its own: %o',
      async (headers) => {
        await start();
        const response = await bench.call('maria', '/api/access', { headers });
        expect(response.status).toBe(403);
        expect(await kindOf(response)).toBe('forbidden');
      },
    );

    it('takes its own session, percent-encoded', async () => {
      await start([], {
        people: [{ id: 'åsa@x', name: 'Åsa', companies: [{ companyId: 'lindqvist', role: 'user' }] }],
      });
      const headers = { 'Case-User': encodeURIComponent('åsa@x'), 'Case-Company': 'lindqvist' };
      const response = await bench.call(encodeURIComponent('åsa@x'), '/api/access', { headers });
      expect(response.status).toBe(200);
    });

    it('refuses a company user at the desk and a consultant at the company side', async () => {
      await start();
      expect((await bench.call('maria', '/desk/overview')).status).toBe(403);
      expect((await bench.call('anna', '/api/access')).status).toBe(403);
    });
  });

  describe('audience', () => {
    const secret = caseSeed('secret', { audience: 'recipients', recipientIds: ['maria'] });

    it('shows a case for named recipients to them only, and counts it for nobody else', async () => {
      await start([secret, caseSeed('open')]);
      const maria = await bench.json<CasePage>('maria', '/api/cases');
      const per = await bench.json<CasePage>('per', '/api/cases');
      expect(maria.facts.total).toBe(2);
      expect(per.items.map(({ id }) => id)).toEqual(['open']);
      expect(per.facts).toMatchObject({ total: 1, unread: 1, actionRequired: 1 });
      expect(per.counts.awaitingCompany).toBe(1);
    });

    it.each([
      ['GET', ''],
      ['PUT', '/read'],
      ['POST', '/acts'],
      ['GET', '/acts/k'],
    ])('is 404 outside: %s %s', async (method, path) => {
      await start([secret]);
      const body = path === '/read' ? { upTo: null } : { kind: 'note', text: 'Hej', files: [] };
      const init = method === 'GET' ? {} : { method, body, headers: { 'Idempotency-Key': 'k', 'If-Match': '"1"' } };
      const response = await bench.call('per', `/api/cases/secret${path}`, init);
      expect(response.status).toBe(404);
      expect(await kindOf(response)).toBe('notFound');
    });

    it('keeps another company, and somebody without a role, out of everything', async () => {
      await start([caseSeed('a')]);
      expect((await bench.call('karin', '/api/cases/a')).status).toBe(404);
      expect((await bench.call('nils', '/api/cases/a')).status).toBe(404);
      expect((await bench.json<CasePage>('nils', '/api/cases')).facts).toEqual({
        total: 0,
        unread: 0,
        actionRequired: 0,
        visible: false,
      });
      expect((await bench.json<Access>('nils', '/api/access')).role).toBe('none');
    });
  });

  describe('unread', () => {
    it('is per user, goes when read, and comes back when the agency writes', async () => {
      await start([caseSeed('a')]);
      await bench.call('maria', '/api/cases/a/read', { method: 'PUT', body: { upTo: null } });
      expect((await bench.detail('maria', 'a')).unread).toBe(false);
      expect((await bench.detail('per', 'a')).unread).toBe(true);
      await bench.json('anna', '/desk/cases/a/note', { method: 'POST', body: { text: 'En sak till.' } });
      expect((await bench.detail('maria', 'a')).unread).toBe(true);
    });

    it('stays while something newer than the last read entry is there, and never goes backwards', async () => {
      await start([caseSeed('a')]);
      const first = (await bench.detail('maria', 'a')).entries[0] as { id: string };
      await bench.json('anna', '/desk/cases/a/note', { method: 'POST', body: { text: 'Nytt' } });
      const read = (upTo: string | null) => bench.call('maria', '/api/cases/a/read', { method: 'PUT', body: { upTo } });
      await read(first.id);
      expect((await bench.detail('maria', 'a')).unread).toBe(true);
      await read(null);
      await read(first.id);
      expect((await bench.detail('maria', 'a')).unread).toBe(false);
      expect((await read('no-such-entry')).status).toBe(400);
    });

    it('is not set by what the company itself does', async () => {
      await start([caseSeed('a', { readBy: ['maria', 'per'] })]);
      await bench.act('maria', 'a', { kind: 'note', text: 'Jag tittar på det.', files: [] });
      expect((await bench.detail('per', 'a')).unread).toBe(false);
    });
  });

  describe('an act', () => {
    const note = { kind: 'note', text: 'Hej', files: [] } as const;

    it('has one effect for one key, sent twice at once and again later', async () => {
      await start([caseSeed('a')]);
      const { revision } = await bench.detail('maria', 'a');
      const send = () => bench.act('maria', 'a', note, { key: 'same', revision });
      const answers = await Promise.all([send(), send(), send()]);
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
      await send();
      const { entries } = await bench.detail('maria', 'a');
      expect(entries.filter((entry) => 'actKey' in entry && entry.actKey === 'same')).toHaveLength(1);
      expect(await bench.json('maria', '/api/cases/a/acts/same')).toEqual({ state: 'applied' });
      expect(await bench.json('maria', '/api/cases/a/acts/other')).toEqual({ state: 'unknown' });
    });

    it('knows a key again after the case has moved on, also when it is closed', async () => {
      await start([caseSeed('a')]);
      const { revision } = await bench.detail('maria', 'a');
      await bench.act('maria', 'a', note, { key: 'same', revision });
      await bench.json('anna', '/desk/cases/a/close', { method: 'POST', body: {} });
      const again = await bench.act('maria', 'a', note, { key: 'same', revision });
      expect(again.status).toBe(200);
      expect(((await again.json()) as CaseDetail).status).toBe('closed');
    });

    it('refuses the same key with another body, and keeps keys of different users apart', async () => {
      await start([caseSeed('a')]);
      await bench.act('maria', 'a', note, { key: 'same' });
      const reused = await bench.act('maria', 'a', { ...note, text: 'Annat' }, { key: 'same' });
      expect(reused.status).toBe(422);
      expect(await reused.json()).toMatchObject({
        kind: 'invalid',
        fields: [{ path: 'Idempotency-Key', code: 'keyReused' }],
      });
      expect((await bench.act('per', 'a', { ...note, text: 'Per' }, { key: 'same' })).status).toBe(200);
      expect(await bench.json('per', '/api/cases/a/acts/same')).toEqual({ state: 'applied' });
    });

    it('tells its key to the one who sent it only', async () => {
      await start([caseSeed('a')]);
      await bench.act('maria', 'a', note, { key: 'mine' });
      expect(JSON.stringify(await bench.detail('per', 'a'))).not.toContain('mine');
    });

    it('needs a key and a revision', async () => {
      await start([caseSeed('a')]);
      const headers = { 'If-Match': '"1"' };
      expect((await bench.call('maria', '/api/cases/a/acts', { method: 'POST', body: note, headers })).status).toBe(
        400,
      );
      expect((await bench.act('maria', 'a', note, { revision: null })).status).toBe(428);
    });

    it('on an older revision changes nothing, and is told what has changed, by whom and when', async () => {
      await start([caseSeed('a')]);
      const { revision } = await bench.detail('maria', 'a');
      bench.tick(60_000);
      await bench.act('per', 'a', { ...note, text: 'Jag svarar.' });
      const stale = await bench.act('maria', 'a', note, { revision, key: 'stale' });
      expect(stale.status).toBe(412);
      const problem = (await stale.json()) as { kind: string; current: CaseDetail; by: { name: string }; at: string };
      expect(problem).toMatchObject({
        kind: 'conflict',
        by: { name: 'Per Lindqvist' },
        at: '2026-11-24T08:01:00.000Z',
      });
      expect(problem.current.entries.at(-1)).toMatchObject({ text: 'Jag svarar.' });
      expect(await bench.json('maria', '/api/cases/a/acts/stale')).toEqual({ state: 'unknown' });
      expect((await bench.act('maria', 'a', note, { revision: problem.current.revision, key: 'stale' })).status).toBe(
        200,
      );
    });

    it('in a closed case is gone, with the case as it is', async () => {
      await start([caseSeed('a')]);
      await bench.json('anna', '/desk/cases/a/withdraw', { method: 'POST', body: { text: 'Löst ändå.' } });
      const response = await bench.act('maria', 'a', note);
      expect(response.status).toBe(409);
      expect(await response.json()).toMatchObject({
        kind: 'gone',
        current: { status: 'closed', outcome: 'withdrawn' },
      });
    });

    it('takes a closed case up again where it is a question, once per key', async () => {
      await start([caseSeed('a')]);
      await bench.json('anna', '/desk/cases/a/close', { method: 'POST', body: { text: 'Tack!' } });
      const { revision, permissions } = await bench.detail('maria', 'a');
      expect(permissions).toEqual({ answer: false, approve: false, comment: true, share: false, reason: 'closed' });
      expect((await bench.act('maria', 'a', note)).status).toBe(409);
      const ask = { kind: 'ask', text: 'Vi hittade ett till.', files: [] } as const;
      expect((await bench.act('maria', 'a', ask, { key: 'k', revision: '1' })).status).toBe(412);
      for (let time = 0; time < 2; time++) {
        expect((await bench.act('maria', 'a', ask, { key: 'k', revision })).status).toBe(200);
      }
      const { status, ball, entries } = await bench.detail('maria', 'a');
      expect({ status, ball }).toMatchObject({
        status: 'awaitingAgency',
        ball: { holder: 'agency', reason: 'reopened' },
      });
      expect(entries.filter(({ kind }) => kind === 'reopened')).toHaveLength(1);
    });

    it('of a reader is forbidden, and says so in the permissions', async () => {
      await start([caseSeed('a')]);
      expect((await bench.detail('rut', 'a')).permissions).toMatchObject({ answer: false, comment: false });
      expect(await kindOf(await bench.act('rut', 'a', note))).toBe('forbidden');
    });

    it('with fields that do not fit names each of them and has no effect', async () => {
      await start([
        caseSeed('a', { items: [item('n', { kind: 'amount' }), item('l', { answer: { value: 'x' }, locked: true })] }),
      ]);
      const answers = { n: { value: '12 kr' }, l: { value: 'y' }, z: { value: 'y' } };
      const response = await bench.act('maria', 'a', { kind: 'answer', answers, files: ['no-file'] }, { key: 'bad' });
      expect(response.status).toBe(422);
      const { fields } = (await response.json()) as { fields: unknown };
      expect(fields).toEqual([
        { path: 'answers.n', code: 'notAnAmount' },
        { path: 'answers.l', code: 'locked' },
        { path: 'answers.z', code: 'unknownItem' },
        { path: 'files', code: 'fileMissing' },
      ]);
      expect(await bench.json('maria', '/api/cases/a/acts/bad')).toEqual({ state: 'unknown' });
    });

    it.each(['__proto__', 'constructor', 'toString'])('answers an item called %s', async (id) => {
      await start([caseSeed('a', { items: [item(id)] })]);
      const answers = JSON.parse(`{"${id}":{"value":"Ja"}}`) as Record<string, { value: string }>;
      const response = await bench.act('maria', 'a', { kind: 'answer', answers, files: [] });
      expect(((await response.json()) as CaseDetail).items[0]).toMatchObject({ id, answer: { value: 'Ja' } });
    });

    it.each([
      {},
      { kind: 'sing' },
      { kind: 'ask' },
      { kind: 'answer', answers: [], files: [] },
      { kind: 'moreTime', until: 5 },
    ])('that is none is refused: %o', async (body) => {
      await start([caseSeed('a')]);
      const headers = { 'Idempotency-Key': 'k', 'If-Match': '"1"' };
      const response = await bench.call('maria', '/api/cases/a/acts', { method: 'POST', body, headers });
      expect(response.status).toBe(422);
    });
  });

  describe('the agency', () => {
    const items = [item('one'), item('two', { kind: 'yesNo' })];
    const answerAll = { kind: 'answer', answers: { one: { value: 'Ja' }, two: { value: true } }, files: [] } as const;

    it('keeps its verdicts to itself until it sends the case back', async () => {
      await start([caseSeed('a', { items })]);
      await bench.act('maria', 'a', answerAll);
      const post = (path: string, body: object) =>
        bench.json<CaseDetail>('anna', `/desk/cases/a/${path}`, { method: 'POST', body });
      await post('verdicts', { itemId: 'one', is: 'accepted' });
      await post('verdicts', { itemId: 'two', is: 'rejected', reason: 'Fel år.' });
      const before = JSON.stringify(await bench.detail('maria', 'a'));
      expect(before).not.toContain('verdict');
      expect(before).not.toContain('Fel år');
      await post('send-back', { text: 'Kan du titta på den andra?' });
      const after = await bench.detail('maria', 'a');
      expect(after).toMatchObject({ status: 'awaitingCompany', toCorrect: 1, unread: true, ball: { reason: 'redo' } });
      expect(after.items).toMatchObject([
        { locked: true, verdict: { is: 'accepted' } },
        { locked: false, verdict: { is: 'rejected', reason: 'Fel år.' } },
      ]);
    });

    it('creates a case that the company can answer, with its own files, for those it names', async () => {
      await start();
      const form = { method: 'POST', body: new Blob(['%PDF-1.4 hej']) };
      const file = await bench.json<{ id: string }>('anna', '/desk/files?name=utdrag.pdf', form);
      const body = {
        companyId: 'lindqvist',
        type: 'documents',
        subject: 'Underlag',
        description: '',
        items: [{ kind: 'documents', label: 'Kvitto', required: true }],
        attachments: [file.id],
        recipients: ['per'],
      };
      expect((await bench.call('per', `/api/files/${file.id}`)).status).toBe(404);
      const created = await bench.json<CaseDetail>('anna', '/desk/cases', { method: 'POST', body });
      expect((await bench.call('per', `/api/files/${file.id}`)).status).toBe(200);
      expect((await bench.call('maria', `/api/files/${file.id}`)).status).toBe(404);
      expect(await bench.detail('per', created.id)).toMatchObject({
        audience: 'recipients',
        attachments: [{ name: 'utdrag.pdf' }],
        ball: { holder: 'company' },
      });
      expect((await bench.call('maria', `/api/cases/${created.id}`)).status).toBe(404);
    });

    it('is seen to have opened what the company wrote, once, and sees who at the company has', async () => {
      await start([caseSeed('a')]);
      await bench.act('maria', 'a', { kind: 'note', text: 'Hej', files: [] });
      const before = await bench.storage.read((tx) => tx.feedRange());
      const seen = await bench.json<{ seenByCompany: unknown }>('anna', '/desk/cases/a');
      expect(seen.seenByCompany).toMatchObject([{ person: { id: 'maria' } }]);
      await bench.json('anna', '/desk/cases/a');
      expect((await bench.detail('maria', 'a')).seenByAgencyAt).toBe('2026-11-24T08:00:00.000Z');
      expect((await bench.storage.read((tx) => tx.feedRange())).last).toBe(before.last + 1);
    });

    it('reminds without putting an answer under way out of date', async () => {
      await start([caseSeed('a', { items })]);
      const { revision } = await bench.detail('maria', 'a');
      await bench.json('anna', '/desk/cases/a/remind', { method: 'POST', body: {} });
      expect((await bench.detail('maria', 'a')).reminders).toHaveLength(1);
      expect((await bench.act('maria', 'a', answerAll, { revision })).status).toBe(200);
    });

    it('cannot touch a case of another agency', async () => {
      await start([caseSeed('a')]);
      expect((await bench.call('lena', '/desk/cases/a')).status).toBe(404);
      expect((await bench.call('lena', '/desk/cases/a/close', { method: 'POST', body: {} })).status).toBe(404);
    });
  });
});
