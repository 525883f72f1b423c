import { afterEach, describe, expect, it } from 'vitest';
import { describeNotice } from '../../src/host/describe-notice.ts';
import type { CaseDetail, NoticeKind } from '../../src/domain/index.ts';
import type { CaseNotifyEvent } from '../../src/events/index.ts';
import { detail, maria, per } from '../domain/make.ts';
import { session } from './fake-adapter.ts';
import { turn } from './fake-env.ts';
import { follow, heard, tidy, world, type World } from './support.ts';

afterEach(tidy);

const MINUTE = 60_000;

/** A client that is told of news, with one case that is known and read. */
async function told(cases: readonly CaseDetail[] = [detail([])]): Promise<World> {
  const made = world(cases, { live: true });
  follow(made.store.notices);
  await turn();
  made.adapter.live?.onState('open');
  await made.env.advance(5 * MINUTE);
  return made;
}

/** The agency does something to a case, which is unread from then on. */
async function agency({ adapter, env }: World, changes: Partial<CaseDetail> = {}, id = 'c1'): Promise<void> {
  await env.advance(1_000);
  const updatedAt = new Date(env.now()).toISOString();
  const known = adapter.cases.get(id) ?? detail([], { id, createdAt: updatedAt });
  adapter.put({ ...known, unread: true, updatedAt, ...changes });
  adapter.change({ kind: 'case', caseId: id });
  await env.advance(1_000);
}

const now = ({ env }: World): string => new Date(env.now() + 1_000).toISOString();
const kinds = ({ store }: World): (readonly [NoticeKind, number])[] =>
  store.notices.value.map(({ kind, caseIds }) => [kind, caseIds.length]);

describe('what happened elsewhere is told as', () => {
  it('nothing at the first look: that is what there is, not what is new', async () => {
    expect(kinds(await told([detail([], { unread: true })]))).toEqual([]);
  });

  it('a new case', async () => {
    const made = await told();
    await agency(made, { ball: { holder: 'company', since: now(made), reason: 'new' } }, 'new');
    expect(kinds(made)).toEqual([['newCase', 1]]);
  });

  it.each<readonly [NoticeKind, (at: string) => Partial<CaseDetail>]>([
    ['newMessage', () => ({})],
    ['newMessage', (since) => ({ ball: { holder: 'company', since, reason: 'question' } })],
    ['toCorrect', (since) => ({ ball: { holder: 'company', since, reason: 'redo' } })],
    ['toCorrect', (since) => ({ ball: { holder: 'company', since, reason: 'moreNeeded' } })],
    ['toCorrect', (since) => ({ ball: { holder: 'company', since, reason: 'redo', person: maria } })],
    ['newMessage', (since) => ({ ball: { holder: 'company', since, reason: 'redo', person: per } })],
    ['handedOver', (since) => ({ ball: { holder: 'company', since, reason: 'new', person: maria } })],
    ['reopened', (since) => ({ ball: { holder: 'company', since, reason: 'reopened' } })],
    ['closed', (since) => ({ status: 'closed', outcome: 'done', ball: { holder: null, since, reason: 'closed' } })],
    ['merged', (since) => ({ status: 'closed', outcome: 'merged', ball: { holder: null, since, reason: 'closed' } })],
    [
      'withdrawn',
      (since) => ({ status: 'closed', outcome: 'withdrawn', ball: { holder: null, since, reason: 'closed' } }),
    ],
  ])('%s', async (kind, changes) => {
    const made = await told([detail([], { unread: true })]);
    await agency(made, changes(now(made)));
    expect(kinds(made)).toEqual([[kind, 1]]);
  });

  it('a hand-over, whatever the agency had asked for', async () => {
    const asked = { holder: 'company', since: '2026-11-01T08:00:00Z', reason: 'redo', person: per } as const;
    const made = await told([detail([], { unread: true, ball: asked })]);
    await agency(made, { ball: { ...asked, since: now(made), person: maria } });
    expect(kinds(made)).toEqual([['handedOver', 1]]);
  });

  it('an answer to correct, not a hand-over, where the agency sends back to whom it came from', async () => {
    const since = '2026-11-01T08:00:00Z';
    const sent = { status: 'awaitingAgency', ball: { holder: 'agency', since, reason: 'answered' } } as const;
    const made = await told([detail([], { unread: true, ...sent })]);
    const ball = { holder: 'company', since: now(made), reason: 'redo', person: maria } as const;
    await agency(made, { status: 'awaitingCompany', ball });
    expect(kinds(made)).toEqual([['toCorrect', 1]]);
  });

  it('an invitation, until somebody answers it, here or elsewhere', async () => {
    const made = world([], { live: true });
    made.adapter.agencies = [
      {
        agency: { id: 'a1', name: 'Bergs Redovisning' },
        state: 'invited',
        historyReadable: false,
        invitation: { id: 'i1', by: { id: 'anna', name: 'Anna', side: 'agency' }, mayAnswer: true },
      },
    ];
    follow(made.store.notices);
    await made.env.advance(1_000);
    expect(kinds(made)).toEqual([['invitation', 0]]);
    made.store.readNotices();
    expect(kinds(made)).toEqual([['invitation', 0]]);
    made.adapter.agencies = [
      { agency: { id: 'a1', name: 'Bergs Redovisning' }, state: 'active', historyReadable: true },
    ];
    made.adapter.change({ kind: 'access' });
    await made.env.advance(1_000);
    expect(kinds(made)).toEqual([]);
  });
});

describe('nothing is told', () => {
  it('of an invitation that is on screen itself', async () => {
    const made = world([], { live: true });
    const by = { id: 'anna', name: 'Anna', side: 'agency' } as const;
    const agency = { id: 'a1', name: 'Bergs Redovisning' };
    const invitation = { id: 'i1', by, mayAnswer: true };
    made.adapter.agencies = [{ agency, state: 'invited', historyReadable: false, invitation }];
    follow(made.store.notices);
    await made.env.advance(1_000);
    expect(kinds(made)).toEqual([['invitation', 0]]);
    made.store.showsInvitation('a1');
    expect(kinds(made)).toEqual([]);
    made.adapter.change({ kind: 'access' });
    await made.env.advance(1_000);
    expect(kinds(made)).toEqual([]);
  });

  it('of a reminder: it stands on the card', async () => {
    const made = await told();
    await agency(made, { reminders: [now(made)] });
    expect(kinds(made)).toEqual([]);
    expect(made.adapter.get('c1').unread).toBe(true);
  });

  it("of one's own answer, sent in this window or in another one", async () => {
    const made = await told([detail([], { unread: true })]);
    await agency(made, { status: 'awaitingAgency', ball: { holder: 'agency', since: now(made), reason: 'answered' } });
    expect(kinds(made)).toEqual([]);
    await agency(made);
    expect(kinds(made)).toEqual([['newMessage', 1]]);
  });

  it('of the case that is on screen, and of what stood there about it', async () => {
    const made = await told();
    await agency(made);
    expect(kinds(made)).toEqual([['newMessage', 1]]);
    const close = made.store.opened('c1', null);
    expect(kinds(made)).toEqual([]);
    await agency(made);
    expect(kinds(made)).toEqual([]);
    close();
    await agency(made);
    expect(kinds(made)).toEqual([['newMessage', 1]]);
  });

  it('twice of the same, however often the stream breaks', async () => {
    const made = await told();
    const events = heard(made.store, 'case-notify');
    await agency(made);
    for (let times = 0; times < 10; times += 1) {
      made.adapter.live?.onState('lost');
      made.adapter.live?.onState('open');
      made.adapter.change({ kind: 'case', caseId: 'c1' });
      await made.env.advance(5_000);
    }
    expect(events).toHaveLength(1);
    expect(kinds(made)).toEqual([['newMessage', 1]]);
  });
});

describe('notices', () => {
  it('of one kind and agency are one, and the event names the cases that have come', async () => {
    const made = await told();
    const events = heard(made.store, 'case-notify');
    for (const id of ['n1', 'n2', 'n3']) {
      const updatedAt = new Date(made.env.now()).toISOString();
      made.adapter.put(detail([], { id, unread: true, createdAt: updatedAt, updatedAt }));
    }
    made.adapter.change({ kind: 'list' });
    await made.env.advance(1_000);
    expect(kinds(made)).toEqual([['newCase', 3]]);
    expect(events.map(({ caseIds }) => caseIds)).toEqual([['n1', 'n2', 'n3']]);
    await agency(made, {}, 'n4');
    expect(kinds(made)).toEqual([['newCase', 4]]);
    expect(events.at(-1)?.caseIds).toEqual(['n4']);
  });

  it('are gone when the case has been read in another window or browser', async () => {
    const made = await told();
    await agency(made);
    made.adapter.put({ ...made.adapter.get('c1'), unread: false });
    made.adapter.change({ kind: 'case', caseId: 'c1' });
    await made.env.advance(1_000);
    expect(kinds(made)).toEqual([]);
  });

  it('can be marked as read, one or all: the back end knows, and so does the list', async () => {
    const made = await told([detail([]), detail([], { id: 'c2' })]);
    const list = follow(made.store.list({}));
    await agency(made);
    await agency(
      made,
      { status: 'closed', outcome: 'done', ball: { holder: null, since: now(made), reason: 'closed' } },
      'c2',
    );
    expect(kinds(made)).toEqual([
      ['newMessage', 1],
      ['closed', 1],
    ]);
    made.store.readNotices(made.store.notices.value[0]?.id);
    expect(kinds(made)).toEqual([['closed', 1]]);
    made.store.readNotices();
    await made.env.advance(2_000);
    expect(kinds(made)).toEqual([]);
    expect([...made.adapter.cases.values()].filter(({ unread }) => unread)).toEqual([]);
    expect(list.now).toMatchObject({ data: { facts: { unread: 0 }, items: [{ unread: false }, { unread: false }] } });
  });

  it('can be marked as read also of a case that was open on this page before it came', async () => {
    const made = await told();
    const list = follow(made.store.list({}));
    const opened = follow(made.store.detail('c1'));
    await turn();
    made.store.opened('c1', null)();
    opened.stop();
    await agency(made);
    await agency(made, {
      status: 'closed',
      outcome: 'done',
      ball: { holder: null, since: now(made), reason: 'closed' },
    });
    made.store.readNotices();
    await turn();
    expect(made.adapter.get('c1').unread).toBe(false);
    await made.env.advance(2_000);
    expect(list.now).toMatchObject({ data: { facts: { unread: 0 } } });
  });

  it("are the host's to show where it cancels the event, which carries ids and kinds, and its words can be had", async () => {
    const made = await told();
    const events: CaseNotifyEvent[] = [];
    made.store.addEventListener('case-notify', (event) => {
      event.preventDefault();
      events.push(event as CaseNotifyEvent);
    });
    await agency(made, { subject: 'Lön till Per, 42 000 kr', contact: maria }, 'secret');
    expect(kinds(made)).toEqual([]);
    const [event] = events;
    if (!event) throw new Error('There was no event.');
    expect(JSON.stringify({ ...event })).not.toMatch(/Lön|42|Maria|Björk|Berg/);
    expect(await describeNotice(event, { locale: 'sv' })).toMatch(/^Nytt ärende från \S/);
    expect(await describeNotice(event, { locale: 'en' })).toMatch(/^New case from \S/);
  });

  it('are looked for where a host only listens to the client', async () => {
    const made = world([detail([])], { live: true }, { session });
    const events = heard(made.store, 'case-notify');
    await turn();
    await made.env.advance(5 * MINUTE);
    await agency(made);
    expect(events.map(({ kind }) => kind)).toEqual(['newMessage']);
  });
});

describe('where the device’s clock is wrong', () => {
  const HOUR = 3_600_000;

  it.each([
    ['an hour behind', -HOUR],
    ['an hour ahead', HOUR],
    ['a year ahead', 365 * 24 * HOUR],
  ])('%s, what happens is told as what it is', async (_what, skew) => {
    const made = await told([detail([]), detail([], { id: 'c2' })]);
    // The office goes on by its own clock.
    let serverTime = made.env.now();
    made.env.setClock(made.env.now() + skew);
    const happens = async (id: string, changes: (at: string) => Partial<CaseDetail>) => {
      serverTime += MINUTE;
      await made.env.advance(MINUTE);
      const updatedAt = new Date(serverTime).toISOString();
      const known = made.adapter.cases.get(id) ?? detail([], { id, createdAt: updatedAt });
      made.adapter.put({ ...known, unread: true, updatedAt, ...changes(updatedAt) });
      made.adapter.change({ kind: 'case', caseId: id });
      await made.env.advance(1_000);
    };
    await happens('c3', (since) => ({ ball: { holder: 'company', since, reason: 'new' } }));
    await happens('c1', () => ({}));
    await happens('c2', (since) => ({ ball: { holder: 'company', since, reason: 'redo' } }));
    expect(kinds(made)).toEqual([
      ['newCase', 1],
      ['newMessage', 1],
      ['toCorrect', 1],
    ]);
  });
});
