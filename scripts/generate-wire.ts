/**
 * Makes `src/adapter/rest/wire.ts` from `components.schemas` of `openapi.yaml`, the one source of the wire types.
 *
 *     node scripts/generate-wire.ts            writes the file
 *     node scripts/generate-wire.ts --check    exits with 1 when the file is out of date
 */
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { compile } from 'json-schema-to-typescript';
import { format, resolveConfig } from 'prettier';
import { parse } from 'yaml';

/** Where the types are made from. */
export const openapiFile = fileURLToPath(new URL('../openapi.yaml', import.meta.url));
/** Where they go. */
export const wireFile = fileURLToPath(new URL('../src/adapter/rest/wire.ts', import.meta.url));

const banner = `// Generated from openapi.yaml by scripts/generate-wire.ts. Do not edit: change openapi.yaml and run it again.

/** The schemas of \`openapi.yaml\` by name. */
`;

/** Rewrites references for a plain JSON schema; what stands beside a `$ref` would make a second type of the same name. */
function localise(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(localise);
  if (typeof node !== 'object' || node === null) return node;
  if ('$ref' in node) return { $ref: String(node.$ref).replace('#/components/schemas/', '#/definitions/') };
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, localise(value)]));
}

/** The text of `wire.ts` for the text of an OpenAPI document. */
export async function generateWire(openapi: string): Promise<string> {
  const document = parse(openapi) as { components: { schemas: Record<string, unknown> } };
  const definitions = localise(document.components.schemas) as Record<string, object>;
  const names = Object.keys(definitions);
  const root = {
    type: 'object' as const,
    additionalProperties: false,
    required: names,
    properties: Object.fromEntries(names.map((name) => [name, { $ref: `#/definitions/${name}` }])),
    definitions,
  };
  const types = await compile(root, 'WireSchemas', {
    additionalProperties: false,
    bannerComment: '',
    format: false,
    ignoreMinAndMaxItems: true,
    unknownAny: true,
  });
  const [before = '', after = ''] = types.split('export interface WireSchemas');
  const text = `${banner}export interface WireSchemas${after.replace('\n}\n', `\n}\n\n${before}\n`)}`;
  return format(text, { ...(await resolveConfig(wireFile)), parser: 'typescript' });
}

async function run(check: boolean): Promise<void> {
  const wanted = await generateWire(await readFile(openapiFile, 'utf8'));
  if (!check) return writeFile(wireFile, wanted);
  const found = await readFile(wireFile, 'utf8').catch(() => '');
  if (found === wanted) return;
  console.error('src/adapter/rest/wire.ts does not match openapi.yaml: run `node scripts/generate-wire.ts`.');
  process.exitCode = 1;
}

if (import.meta.main) await run(process.argv.includes('--check'));
