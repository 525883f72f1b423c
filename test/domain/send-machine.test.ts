import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  commandFor,
  EDITING,
  FAILURE_KINDS,
  isInFlight,
  MAX_ATTEMPTS,
  mayClearDraft,
  mayGiveUp,
  mayResend,
  nextDelay,
  transition,
  type Failure,
  type FailureKind,
  type SendEvent,
  type SendState,
} from '../../src/domain/index.ts';

const failure = (kind: FailureKind, retryAfter?: number): Failure => ({
  kind,
  retryable: true,
  ...(retryAfter !== undefined && { retryAfter }),
});
const press = (changes: Partial<Extract<SendEvent, { type: 'submit' }>> = {}): SendEvent => ({
  type: 'submit',
  key: 'k1',
  idempotent: true,
  filesPending: false,
  online: true,
  now: 0,
  ...changes,
});
const fails = (kind: FailureKind, attempt = 1, now = 0, retryAfter?: number): SendEvent => ({
  type: 'failed',
  key: 'k1',
  attempt,
  failure: failure(kind, retryAfter),
  now,
  random: 1,
});
const tells = (applied: boolean | null, now = 0): SendEvent => ({
  type: 'settled',
  key: 'k1',
  applied,
  now,
  random: 1,
});
const after = (...events: SendEvent[]): SendState => events.reduce(transition, EDITING);
const ack: SendEvent = { type: 'acknowledged', key: 'k1' };

/** A send with a key whose tries are used up. */
const unknown = after(
  press(),
  fails('timeout'),
  { type: 'timeUp', now: 1000 },
  fails('timeout', 2, 1000),
  { type: 'timeUp', now: 3000 },
  fails('timeout', 3, 3000),
  { type: 'timeUp', now: 7000 },
  fails('timeout', 4, 7000),
);

describe('the way of a send', () => {
  it('goes from the form to sent', () => {
    const sending = after(press());
    expect(sending).toMatchObject({ phase: 'sending', inFlight: true, job: { key: 'k1', attempts: 1 } });
    expect(commandFor(EDITING, sending)).toBe('send');
    expect(transition(sending, ack)).toEqual({ phase: 'sent', key: 'k1', edited: false });
  });

  it('takes the second of two clicks for none', () => {
    const sending = after(press());
    const again = transition(sending, press({ key: 'k2' }));
    expect(again).toBe(sending);
    expect(commandFor(sending, again)).toBeNull();
  });

  it('waits for files, and then sends', () => {
    const waiting = after(press({ filesPending: true }));
    expect(waiting.phase).toBe('waitingForFiles');
    expect(transition(waiting, { type: 'filesReady', now: 5 })).toMatchObject({ phase: 'sending', inFlight: true });
  });

  it('is called off when a file fails meanwhile', () => {
    const told = after(press({ filesPending: true }), { type: 'fileFailed', failure: failure('tooLarge') });
    expect(told).toEqual({ phase: 'editing', failure: failure('tooLarge') });
  });

  it('keeps what is typed while it is under way', () => {
    const sent = after(press(), { type: 'edited' }, ack);
    expect(sent).toMatchObject({ phase: 'sent', edited: true });
    expect(mayClearDraft(sent)).toBe(false);
    expect(mayClearDraft(after(press(), ack))).toBe(true);
    expect(transition(sent, { type: 'edited' })).toEqual(EDITING);
  });

  it('can be called off while it waits, but not in flight', () => {
    expect(after(press({ filesPending: true }), { type: 'cancel', now: 0 })).toEqual(EDITING);
    expect(after(press({ online: false }), { type: 'cancel', now: 0 })).toEqual(EDITING);
    expect(after(press(), { type: 'cancel', now: 0 })).toMatchObject({ phase: 'sending', inFlight: true });
    expect(after(press(), fails('rateLimited'), { type: 'cancel', now: 0 })).toEqual(EDITING);
  });
});

describe('a try that fails', () => {
  it('goes again with the same key, after a growing wait: 503, 503, 503, 200', () => {
    const waits: number[] = [];
    const keys = new Set<string>();
    let state = after(press());
    let calls = 1;
    for (let now = 0; calls < 4; calls++) {
      state = transition(state, fails('server', calls, now));
      if (state.phase !== 'sending' || state.inFlight) throw new Error(state.phase);
      waits.push(state.retryAt - now);
      now = state.retryAt;
      expect(transition(state, { type: 'timeUp', now: now - 1 })).toBe(state);
      state = transition(state, { type: 'timeUp', now });
      if (state.phase === 'sending') keys.add(state.job.key);
    }
    expect(waits).toEqual([1000, 2000, 4000]);
    expect([...keys]).toEqual(['k1']);
    expect(transition(state, ack).phase).toBe('sent');
  });

  it.each(FAILURE_KINDS)('with %s ends where it belongs', (kind) => {
    const phases: Partial<Record<FailureKind, string>> = {
      network: 'sending',
      timeout: 'sending',
      server: 'sending',
      rateLimited: 'sending',
      inProgress: 'sending',
      offline: 'waitingForConnection',
      signedOut: 'waitingForSignIn',
      aborted: 'unknown',
      protocol: 'unknown',
    };
    const state = after(press(), fails(kind));
    expect(state.phase).toBe(phases[kind] ?? 'failed');
    expect(isInFlight(state)).toBe(false);
    expect(state).toMatchObject({ failure: { kind } });
  });

  it.each(FAILURE_KINDS)('with %s never goes again by itself without idempotency', (kind) => {
    const phases: Partial<Record<FailureKind, string>> = {
      network: 'unknown',
      timeout: 'unknown',
      server: 'unknown',
      inProgress: 'unknown',
      aborted: 'unknown',
      protocol: 'unknown',
      offline: 'waitingForConnection',
      signedOut: 'waitingForSignIn',
    };
    const state = after(press({ idempotent: false }), fails(kind));
    expect(state.phase).toBe(phases[kind] ?? 'failed');
    // Even when the connection comes back, the outcome comes first.
    const back = transition(state, { type: 'online', now: 9 });
    if (kind === 'offline') expect(back.phase).toBe('unknown');
  });

  it('waits as long as the server asks, whatever the user presses', () => {
    const state = after(press(), fails('rateLimited', 1, 0, 7));
    expect(state).toMatchObject({ phase: 'sending', inFlight: false, retryAt: 7000 });
    expect(transition(state, { type: 'retryNow', now: 6999 })).toBe(state);
    expect(isInFlight(transition(state, { type: 'retryNow', now: 7000 }))).toBe(true);
    const busy = after(press({ idempotent: false }), fails('rateLimited', 1, 0, 7));
    expect(busy.phase).toBe('failed');
    expect(transition(busy, press({ key: 'k2', now: 6999 }))).toBe(busy);
    expect(transition(busy, press({ key: 'k2', now: 7000 })).phase).toBe('sending');
  });

  it('may be hurried by the user where only we wait', () => {
    const state = after(press(), fails('network'), { type: 'retryNow', now: 10 });
    expect(state).toMatchObject({ phase: 'sending', inFlight: true, job: { attempts: 2, key: 'k1' } });
  });

  it('makes no further try after a minute', () => {
    const state = after(press(), fails('network', 1, 59_500));
    expect(state.phase).toBe('unknown');
    expect(after(press(), fails('network', 1, 59_000)).phase).toBe('sending');
  });

  it('of yesterday does not count', () => {
    const second = after(press(), fails('network'), { type: 'timeUp', now: 1000 });
    expect(transition(second, fails('conflict', 1))).toBe(second);
    expect(transition(second, { ...fails('conflict', 2), key: 'k0' } as SendEvent)).toBe(second);
    expect(transition(second, { type: 'acknowledged', key: 'k0' })).toBe(second);
  });

  it('is told once', () => {
    const waiting = after(press(), fails('network'));
    expect(transition(waiting, fails('network'))).toBe(waiting);
    expect(waiting).toMatchObject({ job: { notBefore: 0 } });
  });

  it('may be tried again with its key, or changed and sent with another', () => {
    const refused = after(press(), fails('conflict'));
    expect(transition(refused, { type: 'retryNow', now: 5 })).toMatchObject({
      phase: 'sending',
      inFlight: true,
      job: { key: 'k1', attempts: 1, startedAt: 5 },
    });
    const changed = transition(refused, { type: 'edited' });
    expect(changed).toMatchObject({ phase: 'editing', failure: { kind: 'conflict' } });
    expect(transition(changed, { type: 'retryNow', now: 5 })).toBe(changed);
    expect(transition(changed, press({ key: 'k2' }))).toMatchObject({ job: { key: 'k2' } });
  });
});

describe('an unknown outcome', () => {
  it('is not called failed, and is settled before anything else is sent', () => {
    expect(unknown).toMatchObject({ phase: 'unknown', retryAt: 7000, failure: { kind: 'timeout' } });
    expect(transition(unknown, press({ key: 'k2' }))).toBe(unknown);
    expect(transition(unknown, { type: 'cancel', now: 8000 })).toBe(unknown);
    const settling = transition(unknown, { type: 'timeUp', now: 7000 });
    expect(settling.phase).toBe('settling');
    expect(commandFor(unknown, settling)).toBe('settle');
    expect(transition(settling, press({ key: 'k2' }))).toBe(settling);
  });

  it.each([
    [{ type: 'retryNow', now: 7000 }],
    [{ type: 'online', now: 7000 }],
    [{ type: 'signedIn', now: 7000 }],
  ] as const)('is settled at %j', (event) => {
    expect(transition(unknown, event).phase).toBe('settling');
  });

  it('ends as sent when the act was applied', () => {
    const settling = transition(unknown, { type: 'timeUp', now: 7000 });
    expect(transition(settling, tells(true))).toMatchObject({ phase: 'sent', key: 'k1' });
    expect(transition(unknown, ack)).toMatchObject({ phase: 'sent' });
    expect(transition(settling, ack)).toMatchObject({ phase: 'sent' });
  });

  it('ends as failed when it was not, and may go again with its key', () => {
    const refused = transition(transition(unknown, { type: 'timeUp', now: 7000 }), tells(false, 8000));
    expect(refused).toMatchObject({ phase: 'failed', failure: { kind: 'timeout' }, job: { uncertain: false } });
    expect(transition(refused, { type: 'retryNow', now: 9000 })).toMatchObject({ inFlight: true, job: { key: 'k1' } });
  });

  it('that cannot be told is asked again, a few times', () => {
    let state: SendState = unknown;
    for (let i = 1; i < MAX_ATTEMPTS; i++) {
      state = transition(transition(state, { type: 'timeUp', now: 1e6 * i }), tells(null, 1e6 * i));
      expect(state).toMatchObject({ phase: 'unknown', retryAt: 1e6 * i + 1000 * 2 ** (i - 1) });
    }
    state = transition(transition(state, { type: 'timeUp', now: 9e6 }), tells(null, 9e6));
    expect(state.phase).toBe('unknown');
    expect(transition(state, { type: 'timeUp', now: 1e9 })).toBe(state);
    expect(transition(state, { type: 'retryNow', now: 1e9 }).phase).toBe('settling');
  });

  it('is the user’s to decide when settling cannot tell: again with the same key, or, without one that protects, given up', () => {
    const undecided = (idempotent: boolean) =>
      after(press({ idempotent }), fails('protocol'), { type: 'timeUp', now: 0 }, tells(null));
    expect(mayResend(unknown)).toBe(false);
    expect([mayResend(undecided(true)), mayGiveUp(undecided(true))]).toEqual([true, false]);
    expect([mayResend(undecided(false)), mayGiveUp(undecided(false))]).toEqual([true, true]);
    expect(transition(undecided(true), { type: 'resend', now: 5 })).toMatchObject({
      inFlight: true,
      job: { key: 'k1' },
    });
    expect(transition(undecided(false), { type: 'cancel', now: 5 })).toEqual(EDITING);
    expect(transition(unknown, { type: 'resend', now: 5 })).toBe(unknown);
  });

  it('stays unknown when a later try is refused: the refusal may be our own doing', () => {
    const state = after(press(), fails('timeout'), { type: 'timeUp', now: 1000 }, fails('conflict', 2, 1000));
    expect(state).toMatchObject({ phase: 'unknown', failure: { kind: 'conflict' } });
    const refused = transition(transition(state, { type: 'timeUp', now: 1000 }), tells(false));
    expect(refused).toMatchObject({ phase: 'failed', failure: { kind: 'conflict' } });
  });

  it('is settled also when the user calls the waiting off', () => {
    const state = after(press(), fails('timeout'), { type: 'cancel', now: 5 });
    expect(state).toMatchObject({ phase: 'unknown', retryAt: 5, failure: { kind: 'timeout' } });
  });
});

describe('without connection or session', () => {
  it('waits, and goes once for five signs of a connection', () => {
    let state = after(press({ online: false }));
    expect(state.phase).toBe('waitingForConnection');
    let sends = 0;
    for (let now = 1; now <= 5; now++) {
      const next = transition(state, { type: 'online', now });
      if (commandFor(state, next) === 'send') sends++;
      state = next;
    }
    expect(sends).toBe(1);
  });

  it('waits for the session and goes on with the same key', () => {
    const waiting = after(press(), fails('signedOut'));
    expect(waiting.phase).toBe('waitingForSignIn');
    expect(transition(waiting, { type: 'retryNow', now: 3 })).toBe(waiting);
    expect(transition(waiting, { type: 'signedIn', now: 3 })).toMatchObject({ inFlight: true, job: { key: 'k1' } });
  });

  it('remembers the files it waits for', () => {
    const lost = after(press({ filesPending: true }), { type: 'connectionLost' });
    expect(lost.phase).toBe('waitingForConnection');
    expect(transition(lost, { type: 'online', now: 1 }).phase).toBe('waitingForFiles');
    const ready = transition(lost, { type: 'filesReady', now: 1 });
    expect(ready.phase).toBe('waitingForConnection');
    expect(isInFlight(transition(ready, { type: 'online', now: 2 }))).toBe(true);
    expect(transition(lost, { type: 'fileFailed', failure: failure('infected') }).phase).toBe('editing');
  });

  it('settles an unknown outcome after signing in, and sends nothing before', () => {
    const out = transition(unknown, { type: 'signedOut' });
    expect(out.phase).toBe('waitingForSignIn');
    const back = transition(out, { type: 'signedIn', now: 9000 });
    expect(back).toMatchObject({ phase: 'unknown', retryAt: 9000, failure: { kind: 'timeout' } });
  });

  it('leaves a call in flight to its own fate', () => {
    const sending = after(press());
    expect(transition(sending, { type: 'connectionLost' })).toBe(sending);
    expect(transition(sending, { type: 'signedOut' })).toBe(sending);
  });

  it('does not disturb what is decided or being settled', () => {
    const settling = transition(unknown, { type: 'timeUp', now: 7000 });
    for (const state of [EDITING, after(press(), ack), after(press(), fails('invalid')), settling]) {
      expect(transition(state, { type: 'connectionLost' })).toBe(state);
      expect(transition(state, { type: 'signedOut' })).toBe(state);
    }
    expect(transition(unknown, { type: 'connectionLost' })).toBe(unknown);
  });

  it('puts signing in before the connection', () => {
    const out = after(press(), fails('signedOut'));
    expect(transition(out, { type: 'connectionLost' })).toBe(out);
    expect(after(press({ online: false }), { type: 'signedOut' }).phase).toBe('waitingForSignIn');
  });
});

describe('nextDelay', () => {
  it('doubles from 1 s, halves by chance, obeys the server up to five minutes, and ends', () => {
    expect([1, 2, 3, 4].map((attempts) => nextDelay(attempts, 1))).toEqual([1000, 2000, 4000, null]);
    expect([1, 2, 3].map((attempts) => nextDelay(attempts, 0))).toEqual([500, 1000, 2000]);
    expect(nextDelay(1, 0.5, 7)).toBe(7000);
    expect(nextDelay(1, 1, 0.2)).toBe(1000);
    expect(nextDelay(1, 1, 86_400)).toBe(300_000);
    expect(nextDelay(1, 1, -5)).toBe(1000);
    expect(nextDelay(4, 1, 7)).toBeNull();
  });

  it('stays within its bounds', () => {
    fc.assert(
      fc.property(fc.nat(10), fc.double({ min: 0, max: 1, noNaN: true }), (attempts, random) => {
        const delay = nextDelay(attempts, random);
        if (delay === null) expect(attempts).toBeGreaterThanOrEqual(MAX_ATTEMPTS);
        else {
          const full = 1000 * 2 ** Math.max(0, attempts - 1);
          expect(delay).toBeGreaterThanOrEqual(full / 2);
          expect(delay).toBeLessThanOrEqual(full);
        }
      }),
      { numRuns: 1000 },
    );
  });
});

/** One step of a schedule; what the machine must be told about the present try is filled in when it is played. */
const steps = fc.oneof(
  { weight: 3, arbitrary: fc.constant({ do: 'press' as const }) },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('answer' as const),
      applied: fc.boolean(),
      kind: fc.constantFrom(...FAILURE_KINDS),
      ok: fc.boolean(),
    }),
  },
  { weight: 4, arbitrary: fc.constant({ do: 'timeUp' as const }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('settle' as const), told: fc.boolean() }) },
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant('event' as const),
      type: fc.constantFrom(
        'filesReady',
        'fileFailed',
        'connectionLost',
        'online',
        'signedOut',
        'signedIn',
        'retryNow',
        'resend',
        'cancel',
        'edited',
      ),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('stale' as const),
      kind: fc.constantFrom('acknowledged', 'failed', 'settled'),
    }),
  },
);
type Step = typeof steps extends fc.Arbitrary<infer T> ? T : never;

/** Kinds after which the act may have been applied although the call failed. */
const AMBIGUOUS: readonly FailureKind[] = [
  'network',
  'timeout',
  'aborted',
  'offline',
  'server',
  'inProgress',
  'protocol',
];

/** A client and a server that counts effects; the server takes a key once, unless it has no idempotency. */
class Model {
  state: SendState = EDITING;
  readonly idempotent: boolean;
  readonly effects = new Map<string, number>();
  now = 0;
  #presses = 0;
  inFlight = 0;
  settles = 0;

  constructor(idempotent: boolean) {
    this.idempotent = idempotent;
  }

  play(step: Step): void {
    this.now += 100;
    const event = this.#eventOf(step);
    if (!event) return;
    const before = this.state;
    this.state = transition(before, event);
    this.#check(before, event);
    const command = commandFor(before, this.state);
    if (command === 'send') this.inFlight++;
    if (command === 'settle') this.settles++;
  }

  #key(): string {
    return 'job' in this.state ? this.state.job.key : '';
  }

  #eventOf(step: Step): SendEvent | null {
    const { now } = this;
    const random = 0.5;
    switch (step.do) {
      case 'press':
        return press({
          key: `k${this.#presses++}`,
          idempotent: this.idempotent,
          filesPending: now % 300 === 0,
          online: now % 500 !== 0,
          now,
        });
      case 'timeUp':
        if ('retryAt' in this.state && this.state.retryAt !== undefined) this.now = Math.max(now, this.state.retryAt);
        return { type: 'timeUp', now: this.now };
      case 'answer':
        return this.inFlight > 0 ? this.#answer(step) : null;
      case 'settle':
        if (this.settles === 0) return null;
        this.settles--;
        return {
          type: 'settled',
          key: this.#key(),
          applied: step.told ? (this.effects.get(this.#key()) ?? 0) > 0 : null,
          now,
          random,
        };
      case 'stale':
        return step.kind === 'failed'
          ? { type: 'failed', key: 'other', attempt: 1, failure: failure('invalid'), now, random }
          : step.kind === 'settled'
            ? { type: 'settled', key: 'other', applied: true, now, random }
            : { type: 'acknowledged', key: 'other' };
      case 'event':
        return step.type === 'fileFailed'
          ? { type: 'fileFailed', failure: failure('tooLarge') }
          : { type: step.type, now };
    }
  }

  /** The server applies the act or not, and its answer arrives or not. */
  #answer(step: Extract<Step, { do: 'answer' }>): SendEvent {
    this.inFlight--;
    const key = this.#key();
    const attempt = 'job' in this.state ? this.state.job.attempts : 0;
    const applies = step.ok || (step.applied && AMBIGUOUS.includes(step.kind));
    if (applies) this.effects.set(key, this.idempotent ? 1 : (this.effects.get(key) ?? 0) + 1);
    if (step.ok) return { type: 'acknowledged', key };
    return { type: 'failed', key, attempt, failure: failure(step.kind), now: this.now, random: 0.5 };
  }

  #check(before: SendState, event: SendEvent): void {
    const { state } = this;
    if (this.inFlight > 1 || isInFlight(before) !== this.#wasInFlight(event))
      throw new Error('More than one call is in flight');
    if ('job' in before && 'job' in state && event.type !== 'submit' && before.job.key !== state.job.key)
      throw new Error('The key has changed');
    if (mayClearDraft(state) && 'key' in state && (this.effects.get(state.key) ?? 0) === 0)
      throw new Error('The draft would be lost');
    if (state.phase === 'failed' && (this.effects.get(state.job.key) ?? 0) > 0)
      throw new Error('An applied act is called failed');
  }

  /** Whether a call was under way when the event came; an answer has just been taken from it. */
  #wasInFlight(event: SendEvent): boolean {
    const isAnswer = (event.type === 'failed' || event.type === 'acknowledged') && event.key !== 'other';
    return this.inFlight + (isAnswer ? 1 : 0) === 1;
  }
}

describe('any schedule', () => {
  const schedules = fc.array(steps, { maxLength: 60 });

  it('has at most one call in flight, one key for each press, one effect for each key, and loses no draft', () => {
    fc.assert(
      fc.property(schedules, (schedule) => {
        const model = new Model(true);
        for (const step of schedule) model.play(step);
        for (const count of model.effects.values()) expect(count).toBe(1);
      }),
      { numRuns: 3000 },
    );
  });

  it('sends nothing twice by itself where the back end has no idempotency', () => {
    fc.assert(
      fc.property(schedules, (schedule) => {
        const model = new Model(false);
        for (const step of schedule) {
          const before = model.state;
          const uncertain = 'job' in before && before.job.uncertain;
          model.play(step);
          const isSent = commandFor(before, model.state) === 'send';
          if (isSent && uncertain) expect(step).toEqual({ do: 'event', type: 'resend' });
        }
      }),
      { numRuns: 3000 },
    );
  });

  it('always has a way on: answered and settled, it ends', () => {
    fc.assert(
      fc.property(schedules, fc.boolean(), (schedule, idempotent) => {
        const model = new Model(idempotent);
        for (const step of schedule) model.play(step);
        for (let i = 0; i < 6; i++) {
          model.now += 400_000;
          for (const type of ['filesReady', 'online', 'signedIn'] as const) model.play({ do: 'event', type });
          model.play({ do: 'timeUp' });
          model.play({ do: 'settle', told: true });
          model.play({ do: 'answer', ok: true, applied: true, kind: 'network' });
        }
        expect(['editing', 'failed', 'sent']).toContain(model.state.phase);
      }),
      { numRuns: 3000 },
    );
  });

  it('leaves the state alone, to the very object, where an event means nothing', () => {
    fc.assert(
      fc.property(schedules, (schedule) => {
        const model = new Model(true);
        for (const step of schedule) {
          const frozen = Object.freeze(model.state);
          if ('job' in frozen) Object.freeze(frozen.job);
          model.play(step);
        }
        const { state } = model;
        if (state.phase === 'editing') expect(transition(state, ack)).toBe(state);
        expect(JSON.parse(JSON.stringify(state))).toEqual(state);
      }),
      { numRuns: 1000 },
    );
  });
});
