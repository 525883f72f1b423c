import { setupServer } from 'msw/node';
import { createDemoAdapter, createDemoOffice, demoSession } from '../../mocks/demo-adapter.ts';
import { createDeskClient } from '../../mocks/desk-client.ts';
import { createHandlers } from '../../mocks/handlers.ts';
import { toFailure } from '../../src/adapter/adapter-error.ts';
import type { CaseAdapter, CallOptions } from '../../src/adapter/case-adapter.ts';
import { createRestAdapter } from '../../src/adapter/rest/index.ts';
import type { CaseChange, CaseDetail } from '../../src/domain/index.ts';
import { caseSeed, item, NOW, world } from './world.ts';

/** A promise, and what fulfils it. */
function signalled(): { promise: Promise<void>; resolve(): void } {
  let resolve = (): void => undefined;
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve: () => resolve() };
}

const options = (userId = 'maria', signal = new AbortController().signal): CallOptions => ({
  session: demoSession(userId),
  signal,
});
const PDF = new File(['%PDF-1.4 …'], 'Kvitto juni.pdf', { type: 'application/pdf' });

const data = () =>
  world([caseSeed('a', { items: [item('one', { kind: 'documents' })] })], {
    consents: [{ companyId: 'lindqvist', agencyId: 'bjorkgarden', state: 'active', since: '2026-01-02T08:00:00Z' }],
  });

/** A company answers, the agency judges, the company hears of it: the same through every door. */
async function playThrough(adapter: CaseAdapter, desk: ReturnType<typeof createDeskClient>): Promise<CaseDetail> {
  const stop = new AbortController();
  const [heard, opened] = [signalled(), signalled()];
  const changes: CaseChange[] = [];
  adapter.subscribe?.({
    ...options('maria', stop.signal),
    onChange: (change) => {
      changes.push(change);
      heard.resolve();
    },
    onState: (state) => state === 'open' && opened.resolve(),
  });
  await opened.promise;
  const before = await adapter.getCase('a', options());
  const steps: number[] = [];
  const upload = { ...options(), uploadKey: 'up', onProgress: (sent: number) => steps.push(sent) };
  const file = await adapter.uploadFile(PDF, { caseId: 'a', itemId: 'one' }, upload);
  expect(steps.at(-1)).toBe(PDF.size);
  const act = { kind: 'answer', answers: { one: { files: [file.id] } }, files: [] } as const;
  const after = await adapter.sendAct('a', act, { ...options(), idempotencyKey: 'k', revision: before.revision });
  expect(after.status).toBe('awaitingAgency');
  await heard.promise;
  expect(changes[0]).toMatchObject({ kind: 'case', caseId: 'a' });
  stop.abort();
  expect(await (await adapter.downloadFile(file, options())).arrayBuffer()).toEqual(await PDF.arrayBuffer());
  expect(await (await desk.download(file)).arrayBuffer()).toEqual(await PDF.arrayBuffer());
  await desk.judge('a', { itemId: 'one', is: 'rejected', reason: 'Suddigt.' });
  await desk.sendBack('a', { text: 'En gång till, tack.' });
  return adapter.getCase('a', options());
}

describe('the demo adapter', () => {
  it('plays both sides without a server', async () => {
    const demo = createDemoOffice(data());
    const detail = await playThrough(demo.adapter(), demo.desk);
    expect(detail).toMatchObject({ status: 'awaitingCompany', toCorrect: 1, unread: true });
  });

  it('gives the same adapter for the same user, and each user their own', async () => {
    const demo = createDemoOffice(world([caseSeed('a', { audience: 'recipients', recipientIds: ['per'] })]));
    expect(demo.adapter('per')).toBe(demo.adapter('per'));
    expect((await demo.adapter('per').getCase('a', options('per'))).id).toBe('a');
    await expect(demo.adapter('maria').getCase('a', options('maria'))).rejects.toMatchObject({
      failure: { kind: 'notFound' },
    });
  });

  it('starts with a named data set, at a time of one’s own', async () => {
    const adapter = createDemoAdapter('oneCase', { now: () => NOW });
    const page = await adapter.listCases({}, { ...options(), cursor: null, limit: 25 });
    expect(page.items).toHaveLength(1);
    expect(page.facts).toMatchObject({ total: 1, actionRequired: 1, visible: true });
  });

  it.each([
    ['server', 'server'],
    ['offline', 'network'],
  ] as const)('fails as told: %s', async (fault, kind) => {
    const failure = await createDemoAdapter(data(), { fault }).getAccess(options()).then(undefined, toFailure);
    expect(failure).toMatchObject({ kind, retryable: true });
  });

  it('recovers when the fault is taken away', async () => {
    const demo = createDemoOffice(data(), { fault: 'offline' });
    await expect(demo.adapter().getAccess(options())).rejects.toThrow();
    await demo.setFaults();
    expect((await demo.adapter().getAccess(options())).role).toBe('full');
  });

  it('can be made to answer never, and still lets go when the caller does', async () => {
    const stop = new AbortController();
    const call = createDemoAdapter(data(), { latency: Number.POSITIVE_INFINITY }).getAccess(
      options('maria', stop.signal),
    );
    stop.abort();
    await expect(call).rejects.toMatchObject({ failure: { kind: 'aborted' } });
  });

  it('tells the desk of every change, and stops when asked', async () => {
    const demo = createDemoOffice(data());
    const seen: (CaseChange | null)[] = [];
    const { promise, resolve } = signalled();
    const stop = demo.desk.follow((change) => {
      seen.push(change);
      if (seen.length === 1)
        void demo
          .adapter()
          .sendAct('a', { kind: 'note', text: 'Hej', files: [] }, { ...options(), idempotencyKey: 'k', revision: '1' });
      else resolve();
    });
    await promise;
    stop();
    expect(seen[0]).toBeNull();
    expect(seen[1]).toMatchObject({ kind: 'case', caseId: 'a' });
  });

  it('tells the desk in words what was refused', async () => {
    const { desk } = createDemoOffice(data());
    await expect(desk.judge('a', { itemId: 'one', is: 'accepted' })).rejects.toThrow(
      '422 Invalid, itemId: notAnswered',
    );
    await expect(desk.getCase('none')).rejects.toThrow('404 Not found');
  });
});

describe('the handlers for MSW', () => {
  const { office, ready } = createDemoOffice(data());
  const server = setupServer(...createHandlers(office, 'https://cases.example/spiris/api'));
  beforeAll(async () => {
    await ready;
    server.listen({ onUnhandledFrame: 'error' });
  });
  afterAll(() => server.close());

  it('answer at the address they were given, streams included', async () => {
    const getHeaders = () => ({ Authorization: 'Bearer demo-maria' });
    const adapter = createRestAdapter({ baseUrl: 'https://cases.example/spiris/api', getHeaders });
    const desk = createDeskClient({ baseUrl: 'https://cases.example', consultantId: 'anna' });
    expect(await playThrough(adapter, desk)).toMatchObject({ status: 'awaitingCompany', toCorrect: 1 });
  });

  it('play a network that does not work', async () => {
    const post = (body: object) =>
      fetch('https://cases.example/demo/faults', {
        method: 'POST',
        body: JSON.stringify(body),
        headers: { 'Content-Type': 'application/json' },
      });
    await post({ fail: 'offline' });
    await expect(fetch('https://cases.example/spiris/api/access')).rejects.toThrow(TypeError);
    await post({});
    expect((await fetch('https://cases.example/spiris/api/access')).status).toBe(401);
  });
});
