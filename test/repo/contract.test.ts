import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { root } from './lint-source.ts';

const pinned = `${root}../shared/contract.d.ts`;

// The pinned file lies beside the repository where the project is developed, and nowhere else.
it.runIf(existsSync(pinned))('test/types/contract.d.ts is the pinned contract, to the byte', () => {
  expect(readFileSync(`${root}test/types/contract.d.ts`, 'utf8')).toBe(readFileSync(pinned, 'utf8'));
});

it('test/types/contract.test-d.ts compares every type that the contract names', () => {
  const named = readFileSync(`${root}test/types/contract.d.ts`, 'utf8').matchAll(
    /export (?:declare )?(?:type|interface|function) (\w+)/g,
  );
  const compared = readFileSync(`${root}test/types/contract.test-d.ts`, 'utf8');
  const left = [...named].map((match) => match[1] ?? '').filter((name) => !compared.includes(`  ${name}: Fits<`));
  expect(left).toEqual([]);
});
