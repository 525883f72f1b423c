import fc from 'fast-check';
import type { CaseSeed } from '../../mocks/office/model.ts';
import {
  CASE_STATUSES,
  type CasePage,
  type CaseQuery,
  type CaseSummary,
  type FileRef,
} from '../../src/domain/index.ts';
import { orderCases } from '../../src/domain/groups.ts';
import { needsYou } from '../../src/domain/needs-you.ts';
import { queryToParams } from '../../src/domain/query.ts';
import { openBench, stores, type Bench } from './bench.ts';
import { caseSeed, item, world } from './world.ts';

const TODAY = '2026-11-24';
const viewer = { userId: 'maria', mayAct: true };

/** Cases of every sort, with ties in every member that orders. */
const anyCase = (id: string): fc.Arbitrary<CaseSeed> =>
  fc
    .record({
      holder: fc.constantFrom('company' as const, 'agency' as const, null),
      person: fc.constantFrom(undefined, 'maria', 'per'),
      dueOn: fc.constantFrom(undefined, '2026-11-20', '2026-11-24', '2026-11-28'),
      promisedBy: fc.constantFrom(undefined, '2026-11-22', '2026-11-30'),
      hour: fc.integer({ min: 10, max: 13 }),
      rejected: fc.boolean(),
      audience: fc.constantFrom<CaseSeed['audience']>('company', 'recipients'),
      recipients: fc.constantFrom(['maria'], ['per']),
      type: fc.constantFrom('question', 'documents'),
      isRead: fc.boolean(),
    })
    .map(({ holder, person, dueOn, promisedBy, hour, rejected, audience, recipients, type, isRead }) =>
      caseSeed(id, {
        type,
        audience: audience ?? 'company',
        recipientIds: audience === 'recipients' ? recipients : [],
        ball: {
          holder,
          since: '2026-11-20T09:00:00Z',
          reason: holder === null ? 'closed' : 'new',
          ...(person && holder === 'company' ? { personId: person } : {}),
          ...(promisedBy && holder === 'company' ? { promisedBy } : {}),
        },
        ...(dueOn ? { dueOn } : {}),
        updatedAt: `2026-11-20T${hour}:00:00.000Z`,
        items: rejected ? [item('i', { answer: { value: 'x' }, verdict: { is: 'rejected', reason: 'y' } })] : [],
        readBy: isRead ? ['maria'] : [],
      }),
    );

const anyCases = fc
  .integer({ min: 0, max: 25 })
  .chain((count) => fc.tuple(...Array.from({ length: count }, (_, n) => anyCase(`c${n}`))));

const listPath = (query: CaseQuery, members: Record<string, string> = {}): string => {
  const params = queryToParams(query);
  for (const [name, value] of Object.entries(members)) params.set(name, value);
  return `/api/cases?${params.toString()}`;
};

async function allPages(
  bench: Bench,
  query: CaseQuery,
  limit: number,
): Promise<{ pages: CasePage[]; items: CaseSummary[] }> {
  const pages: CasePage[] = [];
  for (let cursor: string | null = ''; cursor !== null; cursor = pages.at(-1)?.next ?? null) {
    pages.push(await bench.json('maria', listPath(query, { limit: String(limit), ...(cursor ? { cursor } : {}) })));
  }
  return { pages, items: pages.flatMap((page) => page.items as CaseSummary[]) };
}

describe('the list', () => {
  const memory = stores[0][1];
  let bench: Bench | undefined;
  const start = async (cases: readonly CaseSeed[]): Promise<Bench> => {
    await bench?.close();
    bench = await openBench(memory, world(cases));
    return bench;
  };
  afterEach(async () => {
    await bench?.close();
    bench = undefined;
  });

  it.each(['need', 'updated', 'due', 'created'] as const)(
    'by %s is in the order that the widgets show, page by page',
    async (sort) => {
      await fc.assert(
        fc.asyncProperty(anyCases, fc.integer({ min: 1, max: 7 }), async (cases, limit) => {
          const office = await start(cases);
          const { items } = await allPages(office, { sort }, limit);
          expect(items.map(({ id }) => id)).toEqual(orderCases(items, sort, viewer, TODAY).map(({ id }) => id));
          expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
        }),
        { numRuns: 60 },
      );
    },
  );

  it('has facts that equal the predicates over all its pages, and counts that equal its parts', async () => {
    await fc.assert(
      fc.asyncProperty(anyCases, async (cases) => {
        const office = await start(cases);
        const { pages, items } = await allPages(office, {}, 4);
        const facts = {
          total: items.length,
          unread: items.filter((one) => one.unread).length,
          actionRequired: items.filter((one) => needsYou(one, viewer)).length,
          visible: items.length > 0,
        };
        for (const page of pages) expect(page.facts).toEqual(facts);
        for (const status of CASE_STATUSES) {
          expect(pages[0]?.counts[status]).toBe(items.filter((one) => one.status === status).length);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('narrows by every filter as its words say, and counts statuses under the others', async () => {
    const filters: readonly (readonly [CaseQuery, (one: CaseSummary) => boolean])[] = [
      [{ needsYou: true }, (one) => needsYou(one, viewer)],
      [{ unread: true }, (one) => one.unread],
      [{ toCorrect: true }, (one) => one.toCorrect > 0],
      [{ type: ['documents'] }, (one) => one.type === 'documents'],
      [{ agency: ['kronan'] }, () => false],
      [
        { dueWithin: 4 },
        (one) => one.status === 'awaitingCompany' && (one.ball.promisedBy ?? one.dueOn ?? '~') <= '2026-11-28',
      ],
      [{ mine: true }, (one) => one.ball.person?.id === 'maria' || one.recipients.some(({ id }) => id === 'maria')],
    ];
    await fc.assert(
      fc.asyncProperty(anyCases, async (cases) => {
        const office = await start(cases);
        const all = await allPages(office, {}, 100);
        for (const [query, holds] of filters) {
          const wanted = all.items.filter(holds);
          const narrowed = await allPages(office, { ...query, status: ['awaitingCompany'] }, 100);
          const expected = wanted.filter(({ status }) => status === 'awaitingCompany').map(({ id }) => id);
          expect(narrowed.items.map(({ id }) => id).sort()).toEqual(expected.sort());
          expect(narrowed.pages[0]?.counts.awaitingAgency).toBe(
            wanted.filter(({ status }) => status === 'awaitingAgency').length,
          );
        }
      }),
      { numRuns: 25 },
    );
  });

  it('neither skips nor repeats what stands still while something else moves', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyCases,
        fc.constantFrom('need' as const, 'updated' as const, 'due' as const),
        fc.nat(),
        async (cases, sort, pick) => {
          const office = await start(cases);
          const before = await allPages(office, { sort }, 100);
          const mover = before.items[pick % Math.max(1, before.items.length)];
          const first = await office.json<CasePage>('maria', listPath({ sort }, { limit: '3' }));
          const seen = first.items.map((one) => (one as CaseSummary).id);
          if (mover && mover.status !== 'closed') {
            await office.act('maria', mover.id, { kind: 'note', text: 'Hej', files: [] });
            await office.json('anna', `/desk/cases/${mover.id}/close`, { method: 'POST', body: {} });
          }
          for (let { next } = first; next;) {
            const page: CasePage = await office.json('maria', listPath({ sort }, { limit: '3', cursor: next }));
            seen.push(...page.items.map((one) => (one as CaseSummary).id));
            next = page.next;
          }
          const still = before.items.map(({ id }) => id).filter((id) => id !== mover?.id);
          expect(seen.filter((id) => id !== mover?.id)).toEqual(still);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('keeps to the day on which it began while it is being paged through', async () => {
    const due = (id: string, dueOn: string) => caseSeed(id, { dueOn });
    const office = await start([
      due('a', '2026-11-22'),
      due('b', '2026-11-23'),
      due('c', '2026-11-24'),
      due('d', '2026-11-25'),
    ]);
    const query: CaseQuery = { dueWithin: 0 };
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: CasePage = await office.json('maria', listPath(query, { limit: '1', ...(cursor ? { cursor } : {}) }));
      seen.push(...page.items.map((one) => (one as CaseSummary).id));
      cursor = page.next;
      if (seen.length === 1) office.tick(20 * 3_600_000);
    }
    expect(seen).toEqual(['a', 'b', 'c']);
  });

  it.each(['garbled', '%%%', 'e30', '9'.repeat(5000)])(
    'starts again when a cursor cannot be read: %.20s',
    async (cursor) => {
      const office = await start([caseSeed('a')]);
      const response = await office.call('maria', listPath({}, { cursor }));
      expect(response.status).toBe(400);
      expect(await response.json()).toMatchObject({ kind: 'invalid', fields: [{ path: 'cursor', code: 'expired' }] });
    },
  );

  it('does not take a cursor of another query, nor one that is days old', async () => {
    const office = await start([caseSeed('a'), caseSeed('b')]);
    const { next } = await office.json<CasePage>('maria', listPath({}, { limit: '1' }));
    const cursor = next ?? '';
    expect((await office.call('maria', listPath({ unread: true }, { cursor }))).status).toBe(400);
    expect((await office.call('maria', listPath({}, { cursor }))).status).toBe(200);
    office.tick(3 * 24 * 3_600_000);
    expect((await office.call('maria', listPath({}, { cursor }))).status).toBe(400);
  });

  it('puts what nobody knows how to do yet in a status of its own', async () => {
    const office = await start([caseSeed('a', { wire: { status: 'onHold' } }), caseSeed('b', { type: 'hologram' })]);
    const page = await office.json<CasePage>('maria', '/api/cases');
    expect(page.counts).toMatchObject({ awaitingCompany: 1, unknown: 1 });
    expect(page.items.map((one) => (one as CaseSummary).status)).toEqual(['awaitingCompany', 'onHold']);
  });

  it('carries on a card what the case is about', async () => {
    const office = await start([caseSeed('a', { description: 'Hej **Maria**! Se [underlaget](https://x.example).' })]);
    const page = await office.json<CasePage>('maria', '/api/cases');
    expect(page.items[0]).toMatchObject({
      preview: 'Hej Maria! Se underlaget.',
      agency: { name: 'Björkgården Redovisning' },
      contact: { name: 'Anna Berg', phone: '08-555 010 20', side: 'agency' },
      client: { name: 'Lindqvist Snickeri AB', kind: 'company' },
    });
  });
});

describe.each(stores)('searching over %s', (_name, open) => {
  it('finds what was answered, why something is missing or has to be done again, and what files are called', async () => {
    const later = { missing: 'lost', text: 'Kvittot har blekts i solen' } as const;
    const options = [{ id: 'o1', label: 'Representation' }];
    const lines = { l1: { text: 'Lunch med Bergström' } };
    const file = { id: 'f', name: 'Hyresavtal Bromma.pdf', content: { text: 'x' }, byId: 'anna' };
    const items = [
      item('value', { answer: { value: 'Kaffebönor' } }),
      item('missing', { kind: 'documents', answer: later }),
      item('choice', { kind: 'choice', options, answer: { value: 'o1' } }),
      item('lines', { kind: 'transactions', rows: [], answer: { lines } }),
      item('redo', { verdict: { is: 'rejected', reason: 'Momsen saknas' } }),
      item('own', { pendingVerdict: { is: 'rejected', reason: 'Hemligt' } }),
      item('person', { kind: 'personalNumber', answer: { value: '198001019876' } }),
    ];
    const cases = [caseSeed('a', { items, attachments: ['f'] }), caseSeed('b')];
    const bench = await openBench(open, world(cases, { files: [file] }));
    const found = async (text: string) =>
      (await bench.json<CasePage>('maria', listPath({ text }))).items.map((one) => (one as CaseSummary).id);
    for (const text of ['kaffebönor', 'blekt', 'representation', 'bergström', 'momsen', 'hyresavtal bromma.pdf']) {
      expect([text, await found(text)]).toEqual([text, ['a']]);
    }
    const { id } = (await (await bench.upload('maria', 'caseId=b', 'Bensinkvitto.pdf', '%PDF-1.4')).json()) as FileRef;
    await bench.act('maria', 'b', { kind: 'note', text: 'Här är det.', files: [id] });
    expect(await found('bensinkvitto')).toEqual(['b']);
    // What the agency has not told yet, and what nobody types into a search.
    expect(await found('hemligt')).toEqual([]);
    expect(await found('198001019876')).toEqual([]);
    await bench.close();
  });

  it('finds words in any case, in subject, text, items and thread', async () => {
    const bench = await openBench(
      open,
      world([
        caseSeed('a', { subject: 'Kvitto från Öresund 100%' }),
        caseSeed('b', { items: [item('i', { label: 'Öresundsbron, bil' })] }),
        caseSeed('c', {
          entries: [
            { id: 'e', at: '2026-11-21T09:00:00Z', byId: 'anna', kind: 'message', text: 'Det gäller ÖRESUND.' },
          ],
        }),
        caseSeed('d'),
      ]),
    );
    const found = async (text: string) =>
      (await bench.json<CasePage>('maria', listPath({ text, sort: 'created' }))).items.map(
        (one) => (one as CaseSummary).id,
      );
    expect(await found('öresund')).toEqual(['a', 'b', 'c']);
    expect(await found('öresund kvitto')).toEqual(['a']);
    expect(await found('100%')).toEqual(['a']);
    expect(await found("'; --")).toEqual([]);
    await bench.act('maria', 'd', { kind: 'note', text: 'Öresund igen', files: [] });
    expect(await found('öresund')).toEqual(['a', 'b', 'c', 'd']);
    expect((await bench.detail('maria', 'd')).entries).toHaveLength(2);
    await bench.close();
  });
});
