import { describe, expect, it } from 'vitest';
import { needsYou, statusOf, waitsForColleague } from '../../src/domain/index.ts';
import { maria, per, summary, viewer, withAgency } from './make.ts';

const since = '2026-11-20T08:00:00Z';
const named = (person: typeof maria) => summary({ ball: { holder: 'company', since, reason: 'new', person } });

describe('needsYou', () => {
  it('holds when it is the company’s turn and nobody is named', () => {
    expect(needsYou(summary(), viewer)).toBe(true);
  });

  it('holds for the named person and for nobody else', () => {
    expect(needsYou(named(maria), viewer)).toBe(true);
    expect(needsYou(named(per), viewer)).toBe(false);
  });

  it('never holds for somebody who may not act', () => {
    expect(needsYou(named(maria), { ...viewer, mayAct: false })).toBe(false);
  });

  it.each(['awaitingAgency', 'closed', 'unknown'] as const)('does not hold for a case that is %s', (status) => {
    expect(needsYou(summary({ status }), viewer)).toBe(false);
  });
});

describe('waitsForColleague', () => {
  it('names the colleague who has the ball', () => {
    expect(waitsForColleague(named(per), viewer)).toBe(per);
  });

  it('is nobody when it is mine, nobody’s by name, or the agency’s', () => {
    expect(waitsForColleague(named(maria), viewer)).toBeNull();
    expect(waitsForColleague(summary(), viewer)).toBeNull();
    expect(waitsForColleague(withAgency(), viewer)).toBeNull();
  });

  it('names the person also to somebody who may not act', () => {
    expect(waitsForColleague(named(per), { userId: 'maria', mayAct: false })).toBe(per);
  });
});

describe('statusOf', () => {
  it.each([
    ['company', 'new', undefined, 'awaitingCompany'],
    ['agency', 'answered', undefined, 'awaitingAgency'],
    [null, 'closed', undefined, 'closed'],
    [null, 'paused', undefined, 'unknown'],
    ['agency', 'answered', '2026-11-20T08:00:00Z', 'closed'],
  ] as const)('ball with %s (%s), closed %s: %s', (holder, reason, closedAt, status) => {
    expect(statusOf({ holder, reason }, closedAt)).toBe(status);
  });
});
