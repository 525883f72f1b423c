/** Adapters that show one state each: what never answers, what fails, what comes true while one looks. */
import { createDemoAdapter, createDemoOffice, type DemoOffice } from '../../mocks/demo-adapter.ts';
import type { ScenarioName } from '../../mocks/office/model.ts';
import { adapterError } from '../../src/adapter/adapter-error.ts';
import type { CaseAdapter } from '../../src/adapter/case-adapter.ts';
import type { FailureKind } from '../../src/domain/index.ts';

/** Nobody ever answers. */
export const silent = (): CaseAdapter => createDemoAdapter('default', { latency: Infinity });

export interface Failing {
  /** Which calls fail; default all that read. */
  readonly calls?: readonly (keyof CaseAdapter)[];
  /** How often each of them fails; default always. */
  readonly times?: number;
  readonly scenario?: ScenarioName;
}

const READS = ['getAccess', 'listCases', 'getCase'] as const;

/** The office's adapter, but some calls fail. */
export const failing =
  (kind: FailureKind, { calls = READS, times = Infinity, scenario = 'default' }: Failing = {}) =>
  (): CaseAdapter => {
    const left = new Map<PropertyKey, number>(calls.map((name) => [name, times]));
    return new Proxy(createDemoAdapter(scenario), {
      get(adapter, name, receiver) {
        const method: unknown = Reflect.get(adapter, name, receiver);
        if (typeof method !== 'function' || !left.has(name)) return method;
        return (...args: unknown[]): unknown => {
          const more = left.get(name) ?? 0;
          left.set(name, more - 1);
          if (more <= 0) return Reflect.apply(method, adapter, args) as unknown;
          return Promise.reject(adapterError({ kind, retryable: true, reference: 'B7-2041' }));
        };
      },
    });
  };

/** What the agency does as soon as somebody has seen what there was before. */
export const thenHappens =
  (scenario: ScenarioName, happen: (office: DemoOffice) => Promise<unknown>) => (): CaseAdapter => {
    const office = createDemoOffice(scenario);
    const adapter = office.adapter();
    let seen = false;
    return {
      ...adapter,
      listCases: async (query, options) => {
        const page = await adapter.listCases(query, options);
        if (query.unread && !seen) {
          seen = true;
          void happen(office);
        }
        return page;
      },
    };
  };

/** The office after something has happened in it. */
export const afterwards =
  (scenario: ScenarioName, happen: (office: DemoOffice) => Promise<unknown>) => (): CaseAdapter => {
    const office = createDemoOffice(scenario);
    const adapter = office.adapter();
    const happened = happen(office);
    return {
      ...adapter,
      getCase: async (id, options) => {
        await happened;
        return adapter.getCase(id, options);
      },
    };
  };

/** A back end that takes nothing in a closed case. */
export const withoutReopening = (): CaseAdapter => {
  const adapter = createDemoOffice().adapter();
  return {
    ...adapter,
    getAccess: async (options) => {
      const access = await adapter.getAccess(options);
      return { ...access, capabilities: { ...access.capabilities, reopen: false } };
    },
  };
};
