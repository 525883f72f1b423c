import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { default as formats } from 'ajv-formats';
import { parse } from 'yaml';

interface Operation {
  readonly responses: Readonly<Record<string, unknown>>;
}
interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

const document = parse(readFileSync(new URL('../../openapi.yaml', import.meta.url), 'utf8')) as Document;
const ajv = new Ajv2020({ strict: false, allErrors: true });
(formats.default as unknown as (target: Ajv2020) => void)(ajv);
ajv.addSchema(document, 'wire');

const part = (text: string): string => encodeURIComponent(text.replaceAll('~', '~0').replaceAll('/', '~1'));

/** The path of the document that an address below the company's side belongs to. */
function templateOf(pathname: string): string {
  const found = Object.keys(document.paths).find((template) =>
    new RegExp(`^${template.replace(/\{[^}]+\}/g, '[^/]+')}$`).test(pathname),
  );
  if (!found) throw new Error(`openapi.yaml has no path for ${pathname}`);
  return found;
}

/** Where the schema of that response stands, following one reference to a shared response. */
function schemaPath(template: string, method: string, status: number, type: string): string {
  const responses = document.paths[template]?.[method]?.responses ?? {};
  const key = Object.hasOwn(responses, String(status)) ? String(status) : 'default';
  const response = responses[key] as { $ref?: string } | undefined;
  const base = response?.$ref ?? `#/paths/${part(template)}/${method}/responses/${key}`;
  return `wire${base}/content/${part(type)}/schema`;
}

/** Throws unless the response is one that `openapi.yaml` describes for this request. */
export async function checkResponse(request: Request, response: Response): Promise<void> {
  const { pathname } = new URL(request.url);
  if (!pathname.startsWith('/api/')) return;
  const type = (response.headers.get('Content-Type') ?? '').split(';')[0] ?? '';
  if (!type.endsWith('json')) return;
  const template = templateOf(pathname.slice('/api'.length));
  const path = schemaPath(template, request.method.toLowerCase(), response.status, type);
  const validate = ajv.getSchema(path);
  if (!validate) throw new Error(`openapi.yaml has no schema at ${path}`);
  const body: unknown = await response.clone().json();
  if (!validate(body)) {
    throw new Error(`${request.method} ${pathname} ${response.status}: ${ajv.errorsText(validate.errors)}`);
  }
}
