import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const script = fileURLToPath(new URL('../../scripts/check-node.mjs', import.meta.url));

/** Runs the check on a Node that claims another version. */
function checkOn(version: string): { status: number | null; stderr: string } {
  const claim = `Object.defineProperties(process, { version: { value: 'v${version}' }, versions: { value: { node: '${version}' } } })`;
  return spawnSync(process.execPath, ['--import', `data:text/javascript,${claim}`, script], { encoding: 'utf8' });
}

it('lets Node 24 and later pass without a word', () => {
  expect(checkOn('24.0.0')).toMatchObject({ status: 0, stderr: '' });
  expect(checkOn('26.1.0')).toMatchObject({ status: 0, stderr: '' });
});

it('stops an older Node with one sentence that says what to do', () => {
  const { status, stderr } = checkOn('20.20.2');
  expect(status).toBe(1);
  expect(stderr.trim().split('\n')).toHaveLength(1);
  expect(stderr).toMatch(/needs Node 24 .* v20\.20\.2.*"npm /);
});
