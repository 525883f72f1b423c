import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { root } from './lint-source.ts';

// Put together at run time, so that this file does not find itself.
const any = (...words: string[]): RegExp => new RegExp(words.join('|'));
const forbidden: readonly (readonly [string, RegExp])[] = [
  [
    'the host of a package registry',
    any(
      'registry\\.npm' + 'js',
      'deb\\.deb' + 'ian\\.org',
      'registry\\.yarn' + 'pkg',
      'files\\.python' + 'hosted',
      'npm\\.pkg\\.git' + 'hub',
    ),
  ],
  [
    'an absolute path of somebody’s machine',
    any('/wo' + 'rk/(?:main|shared)', '/ho' + 'me/[a-z]', '/ro' + 'ot/', '/Us' + 'ers/[a-z]', 'C:\\\\Us' + 'ers'),
  ],
  [
    'a secret',
    any(
      '-----BEGIN [A-Z ]*PRIV' + 'ATE KEY',
      'gh[pousr]_[A-Za-z0-9]{30,}',
      'npm_[A-Za-z0-9]{30,}',
      'AK' + 'IA[A-Z0-9]{16}',
      'xox[bap]-[0-9A-Za-z-]{10,}',
      '_auth' + 'Token',
    ),
  ],
];

/** What git tracks, or would with the next `git add .`. */
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => file && existsSync(root + file) && statSync(root + file).isFile());
const texts = files
  .map((file) => ({ file, text: readFileSync(root + file) }))
  .filter(({ text }) => !text.subarray(0, 8000).includes(0))
  .map(({ file, text }) => ({ file, text: text.toString('utf8') }));

describe('the repository', () => {
  it('has files to check', () => {
    expect(files).toContain('package.json');
  });

  it.each(forbidden)('names nowhere %s', (_, pattern) => {
    const found = texts
      .filter(({ text }) => pattern.test(text))
      .map(({ file, text }) => `${file}: ${pattern.exec(text)?.[0] ?? ''}`);
    expect(found).toEqual([]);
  });

  it('tracks nothing that is made by a build or a run', () => {
    const made =
      /(^|\/)(node_modules|dist|dist-cdn|dist-demo|storybook-static|\.vitest|\.data)\/|^custom-elements\.json$|\.log$|\.sqlite/;
    expect(files.filter((file) => made.test(file))).toEqual([]);
  });

  it('has a lockfile that is in step with package.json and names no address', () => {
    const lock = JSON.parse(readFileSync(`${root}package-lock.json`, 'utf8')) as {
      packages: Record<string, Record<string, unknown>>;
    };
    const manifest = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as Record<string, unknown>;
    for (const kind of ['dependencies', 'devDependencies', 'peerDependencies', 'peerDependenciesMeta']) {
      expect(lock.packages['']?.[kind], kind).toEqual(manifest[kind]);
    }
    expect(Object.entries(lock.packages).filter(([, entry]) => 'resolved' in entry && !entry['link'])).toEqual([]);
  });
});
