import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { root } from './lint-source.ts';

interface Manifest {
  readonly license?: string;
  readonly dependencies?: Record<string, string>;
  readonly devDependencies?: Record<string, string>;
}

const read = (file: string): Manifest => JSON.parse(readFileSync(`${root}${file}`, 'utf8')) as Manifest;
const own = read('package.json');

/** What reaches a host's users must ask no more than a notice; tools may also be under a weak copyleft. */
const FOR_USERS = ['MIT', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0'];
const FOR_TOOLS = [...FOR_USERS, 'MPL-2.0', 'OFL-1.1', 'BlueOak-1.0.0'];

const direct = [
  ...Object.keys(own.dependencies ?? {}).map((name) => ({ name, allowed: FOR_USERS })),
  ...Object.keys(own.devDependencies ?? {}).map((name) => ({ name, allowed: FOR_TOOLS })),
].map(({ name, allowed }) => ({ name, allowed, licence: read(`node_modules/${name}/package.json`).license ?? 'none' }));

const rows = globSync('stories/docs/decisions/*.md', { cwd: root })
  .flatMap((file) => readFileSync(`${root}${file}`, 'utf8').split('\n'))
  .filter((line) => line.startsWith('|'));

describe('every direct dependency', () => {
  it.each(direct)('$name has a licence that we may use: $licence', ({ licence, allowed }) => {
    expect(allowed).toContain(licence);
  });

  it.each(direct)('$name stands in the decision records with its licence', ({ name, licence }) => {
    expect(rows.filter((row) => row.includes(`\`${name}\``) && row.includes(`| ${licence} |`))).not.toEqual([]);
  });

  it('of the tools has an exact version, so that a run next year runs the same', () => {
    const loose = Object.entries(own.devDependencies ?? {}).filter(
      ([, version]) => !/^(npm:.+@)?\d+\.\d+\.\d+$/.test(version),
    );
    expect(loose).toEqual([]);
  });
});
