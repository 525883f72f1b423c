import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as events from '../../src/events/index.ts';
import { tokens } from '../../src/styles/tokens.ts';
import { root } from './lint-source.ts';

const read = (path: string): string => readFileSync(root + path, 'utf8');
const page = (name: string): string => read(`stories/docs/${name}.mdx`);

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
