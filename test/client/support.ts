import { createCaseStore, type ClientOptions, type OwnedStore } from '../../src/client/create-client.ts';
import { openReplies } from '../../src/client/replies.ts';
import type { Writing } from '../../src/client/writing.ts';
import type { Observable } from '../../src/client/observable.ts';
import type { CaseStore, ReplySession, ReplyState } from '../../src/client/types.ts';
import { type Act, type CaseDetail } from '../../src/domain/index.ts';
import { FakeAdapter, session, type Office } from './fake-adapter.ts';
import { FakeEnv, turn } from './fake-env.ts';

export interface World {
  readonly adapter: FakeAdapter;
  readonly env: FakeEnv;
  readonly store: OwnedStore;
}

const made: CaseStore[] = [];

/** The part of a client with which cases are answered. */
export const repliesOf = (store: CaseStore): Writing => store.writing(openReplies);

/** A client over a small office, with a clock of its own. */
export function world(
  cases: readonly CaseDetail[] = [],
  office: Office = {},
  more: Partial<ClientOptions> = {},
): World {
  const adapter = new FakeAdapter(cases, office);
  const env = more.env instanceof FakeEnv ? more.env : new FakeEnv();
  const store = createCaseStore({ adapter, session, ...more, env });
  made.push(store);
  return { adapter, env, store };
}

/** Leaves nothing for the next test. */
export async function tidy(): Promise<void> {
  for (const store of made.splice(0)) {
    await store.reset();
    store.dispose();
  }
}

/** Follows something and keeps what it was told. */
export function follow<T>(observable: Observable<T>): { readonly told: T[]; readonly now: T; stop(): void } {
  const told: T[] = [];
  const stop = observable.subscribe((value) => told.push(value));
  return {
    told,
    get now() {
      return observable.value;
    },
    stop,
  };
}

/** The events of one kind that the client has dispatched. */
export function heard<K extends keyof GlobalEventHandlersEventMap>(
  client: EventTarget,
  type: K,
): GlobalEventHandlersEventMap[K][] {
  const events: GlobalEventHandlersEventMap[K][] = [];
  client.addEventListener(type, (event) => events.push(event as GlobalEventHandlersEventMap[K]));
  return events;
}

/** What the form makes of what was typed: the text, and the ids of what has been uploaded. */
export const compose = (state: ReplyState): Act => ({
  kind: 'answer',
  answers: Object.fromEntries(Object.entries(state.answers).map(([id, raw]) => [id, { value: raw.text ?? '' }])),
  text: state.text,
  files: state.files.map((file) => file.stored?.id ?? 'missing'),
});

/** A reply to case `c1` with its case loaded and something typed. */
export async function reply(of: World, text = 'Hej!'): Promise<ReplySession> {
  const detail = of.store.detail('c1');
  detail.subscribe(() => undefined);
  of.store.access().subscribe(() => undefined);
  await turn();
  const session = repliesOf(of.store).reply('c1');
  session.setText(text);
  return session;
}
