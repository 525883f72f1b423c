import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { FILE_REFUSALS } from '../../src/domain/file-rules.ts';
import * as events from '../../src/events/index.ts';
import { tokens } from '../../src/styles/tokens.ts';
import { root } from './lint-source.ts';

const read = (path: string): string => readFileSync(root + path, 'utf8');
const page = (name: string): string => read(`stories/docs/${name}.mdx`);

/** What stands in quotes. */
const namesIn = (source: string): string[] => [...source.matchAll(/'(\w+)'/g)].map(([, name = '']) => name);
const sourcesIn = (folder: string): string[] => readdirSync(root + folder).map((name) => read(`${folder}/${name}`));
const storiesIn = (file: string): string[] =>
  [...read(file).matchAll(/^export const (\w+)/gm)].map(([, name = '']) => name.toLowerCase());
const without = (states: readonly string[], stories: readonly string[]): string[] =>
  states.filter((state) => !stories.includes(state.toLowerCase()));

const tags = readdirSync(`${root}src/define`)
  .filter((file) => /^(case-|reply-)/.test(file))
  .map((file) => file.replace('.ts', ''));

describe('Storybook', () => {
  it.each(tags)('shows %s', (tag) => {
    const file = `stories/${tag}.stories.ts`;
    expect(existsSync(root + file), `${file} is missing`).toBe(true);
    expect(read(file)).toContain(`component: '${tag}'`);
  });

  it('says what each public token is for', () => {
    const names = [...tokens.cssText.matchAll(/var\((--case-[\w-]+)/g)].map(([, name = '']) => name);
    expect(names.length).toBeGreaterThan(20);
    const theming = page('Theming');
    expect(names.filter((name) => !theming.includes(`'${name}':`))).toEqual([]);
  });

  it('says of each event that can be cancelled what that means', () => {
    const cancelable = Object.values(events)
      .map(({ type }) => type)
      .filter((type) => /cancelable: true/.test(read(`src/events/${type}-event.ts`)));
    expect(cancelable.length).toBeGreaterThan(3);
    const said = page('Events');
    expect(cancelable.filter((type) => !said.includes(`'${type}':`))).toEqual([]);
  });

  it('explains each method of the adapter', () => {
    const contract = read('src/adapter/case-adapter.ts');
    const methods = [...contract.slice(contract.indexOf('interface CaseAdapter')).matchAll(/^ {2}(\w+)\??\(/gm)].map(
      ([, name = '']) => name,
    );
    expect(methods.length).toBeGreaterThan(10);
    const adapter = page('Adapter');
    expect(methods.filter((name) => !adapter.includes(`\`${name}\``))).toEqual([]);
  });

  it('shows every kind of item of the contract in every state', () => {
    const states = ['empty', 'filled', 'error', 'locked', 'rejected', 'needsMore', 'readOnly'];
    const contract = read('test/types/contract.d.ts');
    const kinds = namesIn(/export type ItemKind =([^;]*);/.exec(contract)?.[1] ?? '');
    expect(kinds).toHaveLength(21);
    const shown = sourcesIn('stories/items').flatMap((source) => {
      const kindOf = new Map(
        [...source.matchAll(/const (\w+) = itemStories\('(\w+)'\)/g)].map(([, name = '', kind = '']) => [name, kind]),
      );
      return [...source.matchAll(/export const \w+ = (\w+)\('(\w+)'\)/g)].map(
        ([, name = '', state = '']) => `${kindOf.get(name) ?? name} ${state}`,
      );
    });
    const wanted = kinds.flatMap((kind) => states.map((state) => `${kind} ${state}`));
    expect(wanted.filter((one) => !shown.includes(one))).toEqual([]);
  });

  it('shows where every send can stand', () => {
    const phases = namesIn(/export type SendPhase =([^;]*);/.exec(read('src/client/types.ts'))?.[1] ?? '');
    expect(phases).toContain('waitingForFiles');
    expect(without(phases, storiesIn('stories/reply/sending.stories.ts'))).toEqual([]);
  });

  it('shows every state of a file, what a scan says of it, and each reason for which it is not taken', () => {
    const phases = namesIn(/export type UploadPhase =([^;]*);/.exec(read('src/client/types.ts'))?.[1] ?? '');
    expect(phases).toContain('uploading');
    const file = 'stories/reply/files.stories.ts';
    // A file that is clean is just uploaded.
    expect(without([...phases, 'scanning', 'blocked', 'folder'], storiesIn(file))).toEqual([]);
    const told = [...read(file).matchAll(/tells\(scene, ([^)]*)\)/g)].flatMap(([, names = '']) => namesIn(names));
    expect(FILE_REFUSALS.filter((refusal) => !told.includes(refusal))).toEqual([]);
  });

  it('names in its links only pages that there are', () => {
    const titles = readdirSync(`${root}stories/docs`)
      .filter((file) => file.endsWith('.mdx'))
      .map((file) => /<Meta title="([^"]+)"/.exec(read(`stories/docs/${file}`))?.[1] ?? '');
    const ids = [...titles, ...tags.map((tag) => `Elements/${tag}`)].map(
      (title) => `${title.toLowerCase().replace(/[^\w]+/g, '-')}--docs`,
    );
    const links = readdirSync(`${root}stories/docs`)
      .filter((file) => file.endsWith('.mdx'))
      .flatMap((file) =>
        [...read(`stories/docs/${file}`).matchAll(/\?path=\/docs\/([\w-]+)/g)].map(([, id = '']) => id),
      );
    expect(links.length).toBeGreaterThan(5);
    expect(links.filter((id) => !ids.includes(id))).toEqual([]);
  });
});
