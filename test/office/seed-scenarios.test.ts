import type { ItemRecord } from '../../mocks/office/model.ts';
import { answerProblem } from '../../mocks/office/rules/answers.ts';
import { statusOf } from '../../mocks/office/rules/case-index.ts';
import { many, scenarios, type ScenarioName } from '../../mocks/office/seed/index.ts';
import { DRAWN, recordsOf, wrong } from './seed-support.ts';

describe('the other scenarios', () => {
  const states = (name: ScenarioName): string[] =>
    scenarios[name](DRAWN)
      .consents.filter(({ companyId }) => companyId === 'lindqvist')
      .map(({ state }) => state);
  const statuses = (name: ScenarioName): Set<string> =>
    new Set(
      recordsOf(scenarios[name](DRAWN))
        .filter(({ companyId }) => companyId === 'lindqvist')
        .map(statusOf),
    );
  const roles = (name: ScenarioName): (string | undefined)[] =>
    ['maria', 'per'].map((id) => scenarios[name](DRAWN).people.find((one) => one.id === id)?.companies?.[0]?.role);

  it('differ in consent, roles and cases', () => {
    expect([states('empty'), states('invited'), states('invitedOther'), states('declined')]).toEqual([
      ['active', 'active'],
      ['invited'],
      ['invited'],
      ['declined'],
    ]);
    expect([states('paused'), states('ended')]).toEqual([
      ['paused', 'paused'],
      ['ended', 'ended'],
    ]);
    expect([roles('default'), roles('readOnly'), roles('noAccess'), roles('invitedOther')]).toEqual([
      ['admin', 'user'],
      ['readOnly', 'readOnly'],
      ['none', 'none'],
      ['admin', 'admin'],
    ]);
    expect([statuses('empty'), statuses('invited'), statuses('clear'), statuses('ended'), statuses('oneCase')]).toEqual(
      [new Set(), new Set(), new Set(['awaitingAgency', 'closed']), new Set(['closed']), new Set(['awaitingCompany'])],
    );
    expect(recordsOf(scenarios.clear(DRAWN)).filter((record) => statusOf(record) === 'awaitingAgency')).toHaveLength(2);
    expect(scenarios.single(DRAWN).cases.map(({ items }) => items?.length)).toEqual([3]);
  });

  it('has odd cases beside a good one', () => {
    const odd = recordsOf(scenarios.odd(DRAWN));
    expect(odd.map(statusOf)).toContain('unknown');
    expect(odd.filter(({ wire }) => wire).map(({ id }) => id)).toEqual([
      'odd-status',
      'odd-ball',
      'odd-malformed',
      'odd-parts',
    ]);
    expect(odd.flatMap(({ items }) => items.map(({ kind }) => kind))).toContain('signature');
  });

  it('makes many, the same every time, with answers that fit', () => {
    const started = performance.now();
    const data = scenarios.many(DRAWN);
    expect(performance.now() - started).toBeLessThan(5_000);
    expect(data.cases).toHaveLength(10_000);
    expect(new Set(data.cases.map(({ subject }) => subject)).size).toBe(10_000);
    expect(JSON.stringify(many(500)(DRAWN))).toBe(JSON.stringify(many(500)(DRAWN)));
    const sample = many(500)(DRAWN);
    const answered = sample.cases.flatMap(({ items }) =>
      (items ?? []).filter(
        (one): one is ItemRecord & { answer: NonNullable<ItemRecord['answer']> } => one.answer !== undefined,
      ),
    );
    expect(answered.length).toBeGreaterThan(300);
    expect(
      answered.filter((one) => answerProblem(one.answer, one, { files: new Map(), today: '2026-11-24' }) !== null),
    ).toEqual([]);
    expect(wrong(sample, ({ ball, entries }) => JSON.stringify(entries.at(-1)?.ball) !== JSON.stringify(ball))).toEqual(
      [],
    );
  });
});
