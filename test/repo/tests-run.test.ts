import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { testFolders } from '../projects.ts';
import { root } from './lint-source.ts';

const tests = globSync('test/**/*.{test,spec}.ts', { cwd: root });
const folders = Object.values(testFolders).flat();

describe('every test', () => {
  it('lies in a folder that some project runs, under a name that it looks for', () => {
    expect(
      tests.filter(
        (file) => !folders.some((folder) => file.startsWith(`test/${folder}/`) && file.endsWith('.test.ts')),
      ),
    ).toEqual([]);
  });

  it('is run by one project only', () => {
    expect(folders.length).toBe(new Set(folders).size);
  });

  it('of a component takes rendering, queries and user events from test/support', () => {
    const component = tests.filter((file) => testFolders.browser.some((folder) => file.startsWith(`test/${folder}/`)));
    const past = component.filter((file) =>
      /from ['"](@open-wc\/|vitest\/browser|playwright|axe-core)/.test(readFileSync(root + file, 'utf8')),
    );
    expect(past).toEqual([]);
  });
});
