/**
 * Whatever a day brings: typing, refreshing, failing, retrying, signing in again, elements that come and go. On a model
 * server that counts effects nothing that was typed goes twice, and nothing is lost.
 *
 *     SCHEDULES=10000 npm test -- pure     ten times as many; the seed of a failure is printed
 */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createCaseStore, type OwnedStore } from '../../src/client/create-client.ts';
import type { ReplySession } from '../../src/client/types.ts';
import type { Act } from '../../src/domain/index.ts';
import { anna, detail } from '../domain/make.ts';
import { error, fails, FakeAdapter, hangs, session } from './fake-adapter.ts';
import { FakeDrafts } from './fake-drafts.ts';
import { FakeEnv, turn, until } from './fake-env.ts';
import { announce, RUNS, SEED } from './schedule-size.ts';
import { repliesOf } from './support.ts';

announce('schedules');

type Step =
  | { readonly is: 'type' | 'send' | 'retry' | 'cancel' | 'resume' | 'remount' | 'push' | 'refetch' | 'discardAndUndo' }
  | { readonly is: 'wait'; readonly ms: number }
  | { readonly is: 'fail'; readonly kind: 'network' | 'server' | 'signedOut' | 'rateLimited' | 'conflict' | 'protocol' }
  /** Applied, and its acknowledgement lost. */
  | { readonly is: 'lose' | 'hang' | 'draftFails' | 'draftLost' };

const plain = fc.constantFrom(
  ...(['type', 'type', 'type', 'send', 'send', 'retry', 'cancel', 'resume', 'remount', 'push', 'refetch'] as const),
  ...(['discardAndUndo', 'lose', 'lose', 'hang', 'draftFails', 'draftLost'] as const),
);
const kind = fc.constantFrom(...(['network', 'server', 'signedOut', 'rateLimited', 'conflict', 'protocol'] as const));
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: plain.map((is) => ({ is })) },
  { weight: 2, arbitrary: fc.constantFrom(0, 300, 1_000, 5_000, 40_000).map((ms) => ({ is: 'wait' as const, ms })) },
  { weight: 2, arbitrary: kind.map((failed) => ({ is: 'fail' as const, kind: failed })) },
);

/** Days that once fell short. */
const remembered: readonly (readonly Step[])[] = [
  // SEED=105: sent, but the draft could not be thrown away before the element came anew.
  [{ is: 'type' }, { is: 'wait', ms: 40_000 }, { is: 'draftFails' }, { is: 'send' }, { is: 'remount' }, { is: 'type' }],
  // SEED=101: the same, with the acknowledgement seen in a newer case.
  [
    ...([{ is: 'fail', kind: 'network' }, { is: 'type' }, { is: 'lose' }, { is: 'send' }] as const),
    ...([{ is: 'wait', ms: 1_000 }, { is: 'draftFails' }, { is: 'push' }, { is: 'remount' }, { is: 'type' }] as const),
  ],
  // Saved, its acknowledgement lost, and sent before it was saved again.
  [{ is: 'type' }, { is: 'draftLost' }, { is: 'wait', ms: 1_000 }, { is: 'send' }, { is: 'type' }],
];

const compose = ({ text }: { readonly text: string }): Act => ({ kind: 'note', text, files: [] });

/** One user with one case, and a back end that keeps drafts. */
class Day {
  readonly env = new FakeEnv();
  readonly adapter = new FakeAdapter([detail([])], { live: true, findAct: true });
  readonly drafts = new FakeDrafts();
  readonly typed: string[] = [];
  #store: OwnedStore;
  #reply: ReplySession;

  constructor() {
    this.drafts.offer(this.adapter);
    this.#store = this.#open();
    this.#reply = repliesOf(this.#store).reply('c1');
  }

  async do(todo: Step): Promise<void> {
    const { adapter, env } = this;
    switch (todo.is) {
      case 'type': {
        const word = `<${this.typed.length + 1}>`;
        this.typed.push(word);
        this.#reply.setText(`${this.text}${word}`);
        break;
      }
      case 'send':
        if (this.text !== '') this.#reply.send(compose);
        break;
      case 'retry':
        this.#reply.retry();
        break;
      case 'cancel':
        this.#reply.cancel();
        break;
      case 'resume':
        this.#store.resume();
        break;
      case 'remount':
        this.#store.dispose();
        this.#store = this.#open();
        this.#reply = repliesOf(this.#store).reply('c1');
        break;
      case 'push':
        this.#write();
        adapter.change({ kind: 'case', caseId: 'c1' });
        break;
      case 'refetch':
        this.#store.retry({ detail: 'c1' });
        break;
      case 'discardAndUndo':
        this.#reply.discard()();
        break;
      case 'wait':
        await env.advance(todo.ms);
        break;
      case 'fail':
        adapter.next('sendAct', fails(todo.kind, todo.kind === 'conflict' ? { current: adapter.get('c1') } : {}));
        break;
      case 'lose':
        adapter.next('sendAct', (...args: Parameters<FakeAdapter['apply']>) => {
          adapter.apply(...args);
          return fails('network')();
        });
        break;
      case 'hang':
        adapter.next('sendAct', hangs);
        break;
      case 'draftFails':
        this.drafts.next(() => Promise.reject(error('server')));
        break;
      case 'draftLost':
        this.drafts.loseNext();
    }
    await turn();
  }

  /** The bad line ends, and the user sends what is left. */
  async finish(): Promise<void> {
    for (let tries = 0; tries < 12; tries += 1) {
      this.#store.resume();
      await this.env.advance(70_000);
      const { phase } = this.#reply.state.value;
      if ((phase === 'sent' || phase === 'editing') && this.text === '') return;
      if (phase === 'failed' || phase === 'unknown') this.#reply.retry();
      else if (this.text !== '') this.#reply.send(compose);
    }
  }

  get text(): string {
    return this.#reply.state.value.text;
  }

  /** Everything that has arrived, and what is still in the form. */
  get words(): string[] {
    const arrived = this.adapter.effects.map(({ act }) => ('text' in act ? (act.text ?? '') : ''));
    return [...arrived, this.text].join('').match(/<\d+>/g) ?? [];
  }

  async end(): Promise<void> {
    await this.#store.reset();
    this.#store.dispose();
  }

  #open(): OwnedStore {
    const store = createCaseStore({ adapter: this.adapter, session, env: this.env });
    store.access().subscribe(() => undefined);
    store.detail('c1').subscribe(() => undefined);
    return store;
  }

  /** The agency adds something. */
  #write(): void {
    const now = this.adapter.get('c1');
    const entry = { at: now.updatedAt, by: anna, visibility: 'public', kind: 'message', files: [] } as const;
    this.adapter.put({ ...now, entries: [...now.entries, { ...entry, id: `a${now.entries.length}` }] });
  }
}

it(
  `${RUNS} days: 0 duplicates, 0 losses`,
  async () => {
    let effects = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (steps) => {
        const day = new Day();
        const loads = day.drafts.loads;
        await until(() => day.drafts.loads > loads || day.drafts.loads > 0);
        for (const one of steps) {
          await day.do(one);
          // Never less than what was typed, whatever has just happened; twice only while it is under way.
          expect(new Set(day.words)).toEqual(new Set(day.typed));
        }
        await day.finish();
        expect(day.words).toEqual(day.typed);
        expect(day.text).toBe('');
        const keys = day.adapter.effects.map(({ key }) => key);
        expect(new Set(keys).size).toBe(keys.length);
        expect(day.drafts.kept.size).toBe(0);
        effects += keys.length;
        await day.end();
      }),
      { numRuns: RUNS, seed: SEED, examples: remembered.map((steps) => [[...steps]]) },
    );
    expect(effects).toBeGreaterThan(RUNS / 2);
  },
  RUNS * 500,
);

it(
  `${RUNS} interleavings of typing and refreshing: 0 lost characters`,
  async () => {
    const refreshes = ['push', 'refetch', 'draftFails', 'draftLost', 'wait'] as const;
    const turnOf = fc.oneof(
      fc.constantFrom(...refreshes).map((is): Step => (is === 'wait' ? { is, ms: 500 } : { is })),
      fc.constant<Step>({ is: 'type' }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(turnOf, { minLength: 4, maxLength: 25 }), async (steps) => {
        const day = new Day();
        for (const one of steps) {
          await day.do(one);
          expect(day.text).toBe(day.typed.join(''));
        }
        await day.end();
      }),
      { numRuns: RUNS, seed: SEED },
    );
  },
  RUNS * 500,
);
