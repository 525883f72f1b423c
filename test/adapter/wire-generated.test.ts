import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { generateWire, openapiFile, wireFile } from '../../scripts/generate-wire.ts';

it('wire.ts is what openapi.yaml says', async () => {
  const wanted = await generateWire(await readFile(openapiFile, 'utf8'));
  expect(await readFile(wireFile, 'utf8')).toBe(wanted);
});

it('a change of a schema changes the types', async () => {
  const openapi = await readFile(openapiFile, 'utf8');
  const changed = openapi.replace('required: [answered, required]', 'required: [answered]');
  expect(changed).not.toBe(openapi);
  expect(await generateWire(changed)).toContain('required?: number');
});
