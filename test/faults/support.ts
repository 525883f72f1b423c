import { repliesOf } from '../client/support.ts';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startService } from '../../demo/service/server.ts';
import { createDeskClient, type DeskClient } from '../../mocks/desk-client.ts';
import { createRestAdapter } from '../../src/adapter/rest/index.ts';
import type { CaseAdapter } from '../../src/adapter/case-adapter.ts';
import { createCaseStore, type ClientOptions, type OwnedStore } from '../../src/client/create-client.ts';
import type { Env, ReplySession, ReplyState } from '../../src/client/types.ts';
import type { Act } from '../../src/domain/index.ts';
import '../../src/client/draft/keeper.ts';
import { startFaultProxy, type FaultProxy } from './fault-proxy.ts';

/** Time runs so many times faster for the client than for the line. */
const SPEED = 25;

/** The real service, a bad line to it, and clients behind that. */
export interface Bench {
  readonly proxy: FaultProxy;
  readonly desk: DeskClient;
  readonly adapter: CaseAdapter;
  newCase(): Promise<string>;
  client(more?: Partial<ClientOptions>): OwnedStore;
  /** A client with the case open and something typed. */
  writing(caseId: string, text?: string): Promise<{ readonly store: OwnedStore; readonly reply: ReplySession }>;
  /** The texts of what has arrived at the case. */
  arrived(caseId: string): Promise<string[]>;
  close(): Promise<void>;
}

export const sends = { method: 'POST', path: /\/acts$/ };
export const all = { path: /^\/api\// };

const session = { userId: 'maria', companyId: 'lindqvist' };

export const compose = (state: ReplyState): Act => ({ kind: 'note', text: state.text, files: [] });

export function fastEnv(): Env {
  const start = Date.now();
  return {
    now: () => start + (Date.now() - start) * SPEED,
    uuid: () => crypto.randomUUID(),
    setTimeout: ((run: () => void, ms = 0) => setTimeout(run, ms / SPEED)) as unknown as typeof setTimeout,
    clearTimeout,
  };
}

/** `options` of the service, e.g. how large a file may be. */
export async function openBench(options: Partial<Parameters<typeof startService>[0]> = {}): Promise<Bench> {
  const dataDir = await mkdtemp(join(tmpdir(), 'faults-'));
  const service = await startService({ port: 0, dataDir, scenario: 'empty', ...options });
  const proxy = await startFaultProxy(service.url);
  const desk = createDeskClient({ baseUrl: service.url, consultantId: 'anna' });
  const getHeaders = () => ({ Authorization: 'Bearer demo-maria' });
  const adapter = createRestAdapter({ baseUrl: `${proxy.url}/api`, getHeaders, timeoutMs: 1_500 });
  const stores: OwnedStore[] = [];
  const client: Bench['client'] = (more = {}) => {
    // Streams are left out: what a test is about are single calls.
    const { subscribe: _subscribe, ...calls } = adapter;
    const store = createCaseStore({ adapter: calls, session, env: fastEnv(), ...more });
    stores.push(store);
    return store;
  };
  return {
    ...{ proxy, desk, adapter, client },
    newCase: async () => {
      const items = [{ kind: 'text', label: 'Fråga', required: true }];
      const texts = { subject: 'Ny fråga', description: 'Hej!' };
      return (await desk.createCase({ companyId: 'lindqvist', type: 'question', ...texts, items, attachments: [] })).id;
    },
    writing: async (caseId, text = 'Hej!') => {
      const store = client();
      store.access().subscribe(() => undefined);
      store.detail(caseId).subscribe(() => undefined);
      await until(() => 'data' in store.detail(caseId).value && 'data' in store.access().value, 'the case');
      const reply = repliesOf(store).reply(caseId);
      reply.setText(text);
      return { store, reply };
    },
    arrived: async (caseId) =>
      (await desk.getCase(caseId)).entries.flatMap((entry) =>
        'by' in entry && entry.by.id === 'maria' ? [entry.text ?? ''] : [],
      ),
    close: async () => {
      for (const store of stores) {
        await store.reset();
        store.dispose();
      }
      await proxy.close();
      await service.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** Waits for something that the real network brings about. */
export async function until(isSo: () => boolean, what = 'the condition'): Promise<void> {
  const end = Date.now() + 8_000;
  while (!isSo()) {
    if (Date.now() > end) throw new Error(`Waited in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

export const phase = (reply: ReplySession, wanted: ReplyState['phase']): Promise<void> =>
  until(() => reply.state.value.phase === wanted, `${wanted}, not ${reply.state.value.phase}`);
