import type { CaseChange } from '../../src/domain/index.ts';
import { createParser } from 'eventsource-parser';
import { FEED_KEEP } from '../../mocks/office/storage.ts';
import { openBench, stores, type Bench } from './bench.ts';
import { caseSeed, world } from './world.ts';

/** A listener that collects what it hears, and can wait for a number of changes. */
async function listen(bench: Bench, user: string, lastEventId?: string, path = '/api/events') {
  const stop = new AbortController();
  const headers: Record<string, string> = lastEventId === undefined ? {} : { 'Last-Event-ID': lastEventId };
  const response = await bench.call(user, path, { headers, signal: stop.signal });
  const reader = response.body?.getReader();
  const changes: CaseChange[] = [];
  let id = '';
  const parser = createParser({
    onEvent: ({ data }) => changes.push(JSON.parse(data) as CaseChange),
    onId: (next) => {
      id = next;
    },
  });
  const read = async (): Promise<boolean> => {
    const part = await reader?.read();
    if (!part || part.done) return false;
    parser.feed(new TextDecoder().decode(part.value));
    return true;
  };
  await read();
  return {
    changes,
    get id() {
      return id;
    },
    type: response.headers.get('Content-Type'),
    read,
    until: async (count: number) => {
      while (changes.length < count) if (!(await read())) break;
      return changes;
    },
    stop: async () => {
      stop.abort();
      await reader?.cancel();
    },
  };
}

const note = { kind: 'note', text: 'Hej', files: [] } as const;

describe.each(stores)('live changes over %s', (_name, open) => {
  let bench: Bench;
  const start = async (...given: Parameters<typeof world>): Promise<void> => {
    bench = await openBench(open, world(...given));
  };
  const desk = (path: string, body: object = {}) => bench.json('anna', `/desk${path}`, { method: 'POST', body });
  afterEach(() => bench.close());

  it('reach company and desk as they happen', async () => {
    await start([caseSeed('a')]);
    const [maria, per, anna] = [
      await listen(bench, 'maria'),
      await listen(bench, 'per'),
      await listen(bench, 'anna', undefined, '/desk/events'),
    ];
    expect(maria.type).toBe('text/event-stream');
    await bench.act('maria', 'a', note);
    for (const listener of [maria, per, anna]) {
      expect(await listener.until(1)).toMatchObject([{ kind: 'case', caseId: 'a' }]);
      await listener.stop();
    }
  });

  it('tell a user of what they have read elsewhere, and nobody else at the company', async () => {
    await start([caseSeed('a')]);
    const [maria, per] = [await listen(bench, 'maria'), await listen(bench, 'per')];
    await bench.call('maria', '/api/cases/a/read', { method: 'PUT', body: { upTo: null } });
    await bench.call('maria', '/api/cases/a/read', { method: 'PUT', body: { upTo: null } });
    await bench.act('per', 'a', note);
    const [mark, act] = await maria.until(2);
    expect([mark, act]).toMatchObject([{ caseId: 'a' }, { caseId: 'a' }]);
    expect((await per.until(1))[0]).toEqual(act);
    await Promise.all([maria.stop(), per.stop()]);
  });

  it('tell colleagues who is answering, and not oneself, nor anybody who may not read the case', async () => {
    await start([caseSeed('a'), caseSeed('secret', { audience: 'recipients', recipientIds: ['maria'] })]);
    const [maria, per] = [await listen(bench, 'maria'), await listen(bench, 'per')];
    const say = (caseId: string, activity: string, user = 'maria') =>
      bench.call(user, `/api/cases/${caseId}/activity`, { method: 'PUT', body: { activity } });
    expect((await say('secret', 'answering')).status).toBe(204);
    expect((await say('a', 'answering')).status).toBe(204);
    expect((await say('a', 'left')).status).toBe(204);
    expect((await say('a', 'singing')).status).toBe(422);
    expect((await say('secret', 'answering', 'per')).status).toBe(404);
    await bench.act('maria', 'a', note);
    expect(await per.until(3)).toMatchObject([
      { kind: 'answering', caseId: 'a', by: { id: 'maria', name: 'Maria Lindqvist', side: 'company' } },
      { kind: 'answering', caseId: 'a', left: true },
      { kind: 'case', caseId: 'a' },
    ]);
    expect(await maria.until(1)).toMatchObject([{ kind: 'case', caseId: 'a' }]);
    await Promise.all([maria.stop(), per.stop()]);
  });

  it('tell a new listener who is answering already, for 45 s and unless they have left', async () => {
    await start([caseSeed('a'), caseSeed('b')]);
    const say = (caseId: string, activity: string) =>
      bench.call('maria', `/api/cases/${caseId}/activity`, { method: 'PUT', body: { activity } });
    await say('a', 'answering');
    await say('b', 'answering');
    await say('b', 'left');
    const per = await listen(bench, 'per');
    await bench.act('maria', 'b', note);
    expect(await per.until(2)).toMatchObject([
      { kind: 'answering', caseId: 'a', by: { id: 'maria' } },
      { kind: 'case', caseId: 'b' },
    ]);
    bench.tick(46_000);
    const later = await listen(bench, 'per');
    await bench.act('maria', 'b', note);
    expect(await later.until(1)).toMatchObject([{ kind: 'case', caseId: 'b' }]);
    await Promise.all([per.stop(), later.stop()]);
  });

  it('of a case outside the audience are not heard of', async () => {
    await start([caseSeed('secret', { audience: 'recipients', recipientIds: ['maria'] }), caseSeed('a')]);
    const [per, karin] = [await listen(bench, 'per'), await listen(bench, 'karin')];
    await bench.act('maria', 'secret', note);
    await bench.storage.write((tx) =>
      tx.append({ at: '2026-11-24T08:00:00Z', companyId: 'lindqvist', kind: 'case', caseId: 'ghost' }),
    );
    await bench.act('maria', 'a', note);
    expect(await per.until(1)).toMatchObject([{ caseId: 'a' }]);
    await bench.office.load(world([]));
    expect((await karin.until(1))[0]?.kind).toBe('access');
    await Promise.all([per.stop(), karin.stop()]);
  });

  it('that were missed come when the stream comes back, each once', async () => {
    await start([caseSeed('a'), caseSeed('b')]);
    const first = await listen(bench, 'maria');
    await bench.act('per', 'a', note);
    const [seen] = await first.until(1);
    await first.stop();
    await bench.act('per', 'b', note);
    await bench.act('per', 'a', note);
    const second = await listen(bench, 'maria', seen?.eventId);
    const changes = await second.until(2);
    expect(changes.map((change) => 'caseId' in change && change.caseId)).toEqual(['b', 'a']);
    expect(new Set([seen?.eventId, ...changes.map(({ eventId }) => eventId)]).size).toBe(3);
    await second.stop();
  });

  it('before the first event are not missed either: the stream says where it stands', async () => {
    await start([caseSeed('a')]);
    const first = await listen(bench, 'maria');
    const { id } = first;
    await first.stop();
    await bench.act('per', 'a', note);
    const second = await listen(bench, 'maria', id);
    expect(await second.until(1)).toMatchObject([{ kind: 'case', caseId: 'a' }]);
    await second.stop();
  });

  it.each(['nonsense', '999999999'])('after an id that nobody knows (%s): look at everything', async (id) => {
    await start([caseSeed('a')]);
    const listener = await listen(bench, 'maria', id);
    expect((await listener.until(2)).map(({ kind }) => kind)).toEqual(['list', 'access']);
    await listener.stop();
  });

  it('after an id that is too old: look at everything', async () => {
    await start([caseSeed('a')]);
    const { last } = await bench.storage.read((tx) => tx.feedRange());
    await bench.storage.write(async (tx) => {
      for (let line = 0; line < FEED_KEEP + 5; line += 1)
        await tx.append({ at: '2026-11-24T08:00:00Z', companyId: 'norrbo', kind: 'list' });
    });
    const listener = await listen(bench, 'maria', String(last));
    expect((await listener.until(2)).map(({ kind }) => kind)).toEqual(['list', 'access']);
    await listener.stop();
  });

  it('tell of an invitation, of consent and of a first case', async () => {
    await start([], { consents: [] });
    const maria = await listen(bench, 'maria');
    await desk('/companies/lindqvist/invite');
    expect((await maria.until(2)).map(({ kind }) => kind)).toEqual(['access', 'list']);
    await maria.stop();
  });

  it('end when the demo plays a failure', async () => {
    await start([caseSeed('a')]);
    const maria = await listen(bench, 'maria');
    await bench.call('nobody', '/demo/faults', { method: 'POST', body: { fail: 'server' } });
    expect(await maria.read()).toBe(false);
    expect((await bench.call('maria', '/api/events')).status).toBe(503);
  });
});
