import { describe, expect, it } from 'vitest';
import * as events from '../../src/events/index.ts';

/** Contract §5: each event, how it is made, whether a host may cancel it, and what can be read from outside. */
const EVENTS: readonly (readonly [
  type: string,
  event: Event,
  cancelable: boolean,
  fields: Readonly<Record<string, unknown>>,
])[] = [
  ['case-open', new events.CaseOpenEvent({ caseId: 'c1' }), true, { caseId: 'c1' }],
  [
    'case-query-change',
    new events.CaseQueryChangeEvent({ query: { unread: true, text: 'Per Holm' } }),
    true,
    { query: { unread: true } },
  ],
  ['case-created', new events.CaseCreatedEvent({ caseId: 'c1' }), false, { caseId: 'c1' }],
  [
    'case-access-change',
    new events.CaseAccessChangeEvent({ agencyId: 'a1', state: 'active' }),
    false,
    { agencyId: 'a1', state: 'active' },
  ],
  [
    'case-navigate',
    new events.CaseNavigateEvent({ location: { view: 'list', query: { text: 'Per Holm' } } }),
    true,
    { view: 'list', caseId: undefined },
  ],
  [
    'case-company-switch-request',
    new events.CaseCompanySwitchRequestEvent({ companyId: 'k2', caseId: 'c1' }),
    true,
    { companyId: 'k2', caseId: 'c1' },
  ],
  [
    'case-sign-request',
    new events.CaseSignRequestEvent({ caseId: 'c1', itemId: 'i1' }),
    true,
    { caseId: 'c1', itemId: 'i1' },
  ],
  [
    'case-facts',
    new events.CaseFactsEvent({ total: 3, unread: 2, actionRequired: 1, visible: true }),
    false,
    { total: 3, unread: 2, actionRequired: 1, visible: true },
  ],
  [
    'case-notify',
    new events.CaseNotifyEvent({ noticeId: 'n1', kind: 'newCase', caseIds: ['c1'], agencyId: 'a1' }),
    true,
    { noticeId: 'n1', kind: 'newCase', caseIds: ['c1'], agencyId: 'a1' },
  ],
  [
    'case-reply-submit',
    new events.CaseReplySubmitEvent({ caseId: 'c1', act: 'answer' }),
    true,
    { caseId: 'c1', act: 'answer' },
  ],
  [
    'case-reply-sent',
    new events.CaseReplySentEvent({ caseId: 'c1', act: 'answer' }),
    false,
    { caseId: 'c1', act: 'answer' },
  ],
  [
    'case-reply-failed',
    new events.CaseReplyFailedEvent({ caseId: 'c1', act: 'answer', kind: 'server', reference: 'r1' }),
    false,
    { caseId: 'c1', act: 'answer', kind: 'server', reference: 'r1' },
  ],
  ['case-dirty-change', new events.CaseDirtyChangeEvent({ dirty: true }), false, { dirty: true }],
  ['case-auth-required', new events.CaseAuthRequiredEvent(), false, {}],
  [
    'case-error',
    new events.CaseErrorEvent({ kind: 'protocol', operation: 'listCases', reference: 'r1', count: 2 }),
    false,
    { kind: 'protocol', operation: 'listCases', reference: 'r1', count: 2 },
  ],
];

describe('every event', () => {
  it('is one of the contract’s, and none is missing', () => {
    const types = Object.values(events).map((made) => made.type);
    expect(EVENTS.map(([type]) => type).sort()).toEqual(types.sort());
  });

  it.each(EVENTS)(
    '%s bubbles out of every shadow root, and can be cancelled only where the contract says so',
    (type, event, cancelable) => {
      expect(event).toMatchObject({ type, bubbles: true, composed: true, cancelable });
    },
  );

  it.each(EVENTS)('%s carries ids and kinds, never what somebody has written', (_type, event, _cancelable, fields) => {
    const own = Object.fromEntries(
      Object.keys(event)
        .filter((key) => key !== 'isTrusted')
        .map((key) => [key, event[key as keyof Event]]),
    );
    expect(own).toEqual(fields);
    expect(JSON.stringify(event)).not.toContain('Holm');
  });
});

describe('what is asked before a send', () => {
  const submitted = (listener: (event: events.CaseReplySubmitEvent) => void): events.CaseReplySubmitEvent => {
    const target = new EventTarget();
    target.addEventListener('case-reply-submit', (event) => listener(event as events.CaseReplySubmitEvent));
    const event = new events.CaseReplySubmitEvent({ caseId: 'c1', act: 'answer' });
    target.dispatchEvent(event);
    return event;
  };

  it('may go when every check has passed, and may not when one of them has not', async () => {
    const passed = submitted((event) => {
      event.waitUntil(Promise.resolve());
      event.waitUntil(Promise.resolve('anything'));
    });
    expect([passed.waiting, await passed.allowed()]).toEqual([true, true]);
    const refused = submitted((event) => {
      event.waitUntil(Promise.resolve());
      event.waitUntil(Promise.reject(new Error('No credit')));
    });
    expect(await refused.allowed()).toBe(false);
    expect(submitted(() => undefined).waiting).toBe(false);
  });

  it('cannot be held back once it has been asked', () => {
    const event = submitted(() => undefined);
    expect(() => event.waitUntil(Promise.resolve())).toThrow('only while case-reply-submit is being dispatched');
  });
});

it('a host that keeps its list’s address gets the whole query and the whole location by asking', () => {
  const query = { unread: true, text: 'Per Holm' } as const;
  expect(new events.CaseQueryChangeEvent({ query }).whole()).toEqual(query);
  expect(new events.CaseNavigateEvent({ location: { view: 'list', query } }).whole()).toEqual({ view: 'list', query });
});
