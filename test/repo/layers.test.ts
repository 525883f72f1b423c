import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { layers } from '../../scripts/lint/layers.ts';
import { lintAs, root, rulesOf } from './lint-source.ts';

const LAYER_RULE = 'import-x/no-restricted-paths';

describe('a planted layer break', () => {
  it('is caught where domain imports client', async () => {
    const found = await lintAs(
      'src/domain/case.ts',
      "import { Signal } from '../client/observable.ts';\nexport const planted = new Signal(0);\n",
    );
    expect(found).toEqual([
      { rule: LAYER_RULE, message: expect.stringContaining('domain may import no other layer') as string },
    ]);
  });

  it.each([
    ['a type-only import', "import type { Env } from '../client/types.ts';\nexport type Planted = Env;\n"],
    ['an inline type import', "import { type Env } from '../client/types.ts';\nexport type Planted = Env;\n"],
    ['a re-export', "export type { Env } from '../client/types.ts';\n"],
    ['a dynamic import', "export const planted = () => import('../client/observable.ts');\n"],
  ])('is caught as %s', async (_, text) => {
    expect(rulesOf(await lintAs('src/domain/case.ts', text))).toContain(LAYER_RULE);
  });

  it('is caught where src imports a mock, a test or the demo', async () => {
    const text = [
      "export type * from '../../mocks/office/model.ts';",
      "export type * from '../../test/projects.ts';",
      "export type * from '../../demo/shell/texts.ts';",
    ].join('\n');
    expect(rulesOf(await lintAs('src/element/icons.ts', text)).filter((rule) => rule === LAYER_RULE)).toHaveLength(3);
  });

  it('is caught where a layer takes a package that is not its own', async () => {
    const found = await lintAs('src/domain/case.ts', "import { html } from 'lit';\nexport const planted = html;\n");
    expect(rulesOf(found)).toEqual(['no-restricted-imports']);
  });

  it('leaves what the table allows alone', async () => {
    const found = await lintAs(
      'src/client/observable.ts',
      "import type { Access } from '../domain/index.ts';\nexport type Planted = Access;\n",
    );
    expect(found).toEqual([]);
  });
});

describe('the table of layers', () => {
  const folders = readdirSync(`${root}src`, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);

  it.each(folders)('has a row for src/%s', (folder) => {
    expect(Object.keys(layers)).toContain(folder);
  });

  it('has no circle', () => {
    const visit = (name: string, path: readonly string[]): void => {
      expect(path).not.toContain(name);
      for (const used of layers[name]?.uses ?? []) visit(used, [...path, name]);
    };
    for (const name of Object.keys(layers)) visit(name, []);
  });
});
