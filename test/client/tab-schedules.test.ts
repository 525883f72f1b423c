/**
 * Days of one browser: up to three tabs on one case, a tab that dies in mid-send, sessions that run out, are ended, or
 * become somebody else's. On a model server that counts effects nothing that was typed goes twice, nothing is lost, and
 * of a session that is over nothing is left.
 *
 *     SCHEDULES=10000 npx vitest run --project=pure test/client/tab-schedules.test.ts
 */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { loadPages, type DayOptions, type Fault } from './browser-day.ts';
import { BrowserUser, type Step } from './browser-user.ts';
import { announce, RUNS, SEED } from './schedule-size.ts';

announce('days of a browser');

const TABS = 3;
const pages = await loadPages(TABS);

const often = ['type', 'type', 'type', 'type', 'send', 'send', 'sendTwice', 'sendEverywhere', 'crash'] as const;
const seldom = ['retry', 'cancel', 'discard', 'discardAndUndo', 'move', 'away', 'refetch', 'push', 'look'] as const;
const session = ['expire', 'renew', 'renew', 'reset', 'otherUser', 'otherCompany'] as const;
const faults: readonly Fault[] = ['network', 'server', 'signedOut', 'rateLimited', 'conflict', 'protocol'];
const lost: readonly Fault[] = ['lose', 'lose', 'hang', 'hang', 'slow'];

const does: fc.Arbitrary<Step['does']> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...often).map((is) => ({ is })) },
  { weight: 3, arbitrary: fc.constantFrom(...seldom).map((is) => ({ is })) },
  { weight: 1, arbitrary: fc.constantFrom('draftFails' as const, 'draftLost' as const).map((is) => ({ is })) },
  { weight: 1, arbitrary: fc.constantFrom(...session).map((is) => ({ is })) },
  { weight: 2, arbitrary: fc.constantFrom(0, 300, 1_000, 5_000, 40_000).map((ms) => ({ is: 'wait' as const, ms })) },
  { weight: 3, arbitrary: fc.constantFrom(...faults, ...lost).map((fault) => ({ is: 'fault' as const, fault })) },
);
const step: fc.Arbitrary<Step> = fc.record({ tab: fc.nat(TABS - 1), does });
const options: fc.Arbitrary<DayOptions> = fc.record({
  revisions: fc.boolean(),
  device: fc.boolean(),
  drafts: fc.boolean(),
});

it(
  `${RUNS} days in several tabs: 0 duplicates, 0 losses, nothing left of a session that is over`,
  async () => {
    let effects = 0;
    await fc.assert(
      fc.asyncProperty(options, fc.array(step, { minLength: 8, maxLength: 40 }), async (given, steps) => {
        const user = new BrowserUser(given, pages);
        try {
          for (const one of steps) await user.do(one);
          await user.finish();
          user.check();
          await user.end();
        } finally {
          user.close();
        }
        effects += user.day.effects.length;
      }),
      { numRuns: RUNS, seed: SEED },
    );
    console.log(`${effects} effects`);
    expect(effects).toBeGreaterThan(RUNS);
  },
  RUNS * 1_000,
);
