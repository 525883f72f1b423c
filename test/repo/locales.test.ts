import { globSync, readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { catalogue as enCase } from '../../locales/en-case.ts';
import { catalogue as enPage } from '../../locales/en.ts';
import { catalogue as svCase } from '../../locales/sv-case.ts';
import { catalogue as svPage } from '../../locales/sv.ts';
import { root } from './lint-source.ts';
import { checkTexts, compareTexts, flattenTexts, unknownKeys, unusedKeys, type Tree } from './locale-checks.ts';

const svCatalogue = { ...svPage, ...svCase };
const enCatalogue = { ...enPage, ...enCase };
const sv = flattenTexts(svCatalogue);
const en = flattenTexts(enCatalogue);
const sources = globSync('src/**/*.ts', { cwd: root })
  .map((file) => readFileSync(`${root}${file}`, 'utf8'))
  .join('\n');
const formsOf = (locale: string): string[] => new Intl.PluralRules(locale).resolvedOptions().pluralCategories;

describe('the texts', () => {
  it('are at parity: same keys, same plural forms, same placeholders', () => {
    expect(compareTexts(sv, en)).toEqual([]);
  });

  it.each([
    ['sv', sv],
    ['en', en],
  ])('are whole in %s', (locale, texts) => {
    expect(checkTexts(texts, formsOf(locale))).toEqual([]);
  });

  it('are all used', () => {
    expect(unusedKeys(sv, sources)).toEqual([]);
  });

  it('are there for every key that the sources name', () => {
    expect(unknownKeys(sv, sources)).toEqual([]);
  });

  it('of an opened case are not named by what the list page shows', () => {
    const page = globSync('src/**/*.ts', { cwd: root })
      .filter((file) => !/components\/(case-detail|reply-form|case-compose)\//.test(file))
      .map((file) => readFileSync(`${root}${file}`, 'utf8'))
      .join('\n');
    expect(page.match(/'(?:case|reply)\.[a-z][\w.]*'/g) ?? []).toEqual([]);
  });

  it.each(['sv', 'en'])('of every file of locales/%s are loaded', (locale) => {
    const files = readdirSync(`${root}locales/${locale}`).map((file) => basename(file, '.json'));
    const areas = Object.keys(locale === 'sv' ? svCatalogue : enCatalogue);
    expect(areas.sort()).toEqual(files.sort());
  });
});

describe('the checks notice', () => {
  const source: Tree = {
    area: { one: 'Ett', files_one: '{{count}} fil', files_other: '{{count}} filer', who: 'Av {{name}}' },
  };
  const forms = ['one', 'other'];
  const withArea = (change: Tree): Map<string, string> =>
    flattenTexts({ area: { ...(source['area'] as Tree), ...change } });
  const without = (key: string): Map<string, string> =>
    new Map([...flattenTexts(source)].filter(([path]) => path !== key));

  it('a planted missing key', () => {
    expect(compareTexts(flattenTexts(source), without('area.one'))).toEqual(['area.one is missing']);
  });

  it('a missing plural form', () => {
    expect(compareTexts(flattenTexts(source), without('area.files_one'))).toEqual(['area.files_one is missing']);
    expect(checkTexts(without('area.files_one'), forms)).toEqual(['area.files_other lacks the form one']);
  });

  it('a key that only the other language has', () => {
    expect(compareTexts(flattenTexts(source), withArea({ more: 'x' }))).toEqual([
      'area.more is not in the source language',
    ]);
  });

  it('a placeholder that was translated', () => {
    expect(compareTexts(flattenTexts(source), withArea({ who: 'By {{namn}}' }))).toEqual([
      'area.who has other placeholders',
    ]);
  });

  it.each([
    ['an empty text', ' ', 'is empty'],
    ['a placeholder with a brace too few', 'Av {name}', 'has a broken placeholder'],
    ['markup', 'Av <b>{{name}}</b>', 'holds markup'],
  ])('%s', (_, who, problem) => {
    expect(checkTexts(withArea({ who }), forms)).toContain(`area.who ${problem}`);
  });

  it('a key that nobody uses, and one that does not exist', () => {
    const code = "t('area.one'); const map = { a: 'area.files' } satisfies Record<string, MessageKey>; t('area.gone')";
    expect(unusedKeys(flattenTexts(source), code)).toEqual(['area.who']);
    expect(unknownKeys(flattenTexts(source), code)).toEqual(['area.gone']);
  });
});
