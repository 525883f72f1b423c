/**
 * All that component tests use of a test runner, so that Vitest's browser mode and the three-engine run can both supply it.
 * Find by role and name, act as a user, wait for conditions.
 */
export {
  elementUpdated,
  expect,
  fixture,
  fixtureCleanup,
  html,
  oneDefaultPreventedEvent,
  oneEvent,
} from '@open-wc/testing';
export { cdp, page, userEvent } from 'vitest/browser';
export { axe, type AxeOptions } from './axe.ts';
export { allByRole, byRole, focused, hasRole, roleGone, textOf, until, type Within } from './queries.ts';
