import { readFileSync } from 'node:fs';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { openapiFile } from '../../scripts/generate-wire.ts';
import { type Json, access, detail, page, spoil, summary } from './support.ts';

interface Operation {
  readonly operationId: string;
  readonly responses: Record<string, unknown>;
}
interface Document {
  readonly openapi: string;
  readonly paths: Record<string, Record<string, Operation>>;
  readonly components: { readonly schemas: Record<string, unknown> };
}

const document = parse(readFileSync(openapiFile, 'utf8')) as Document;

const ajv = new Ajv2020({ strict: true, allowUnionTypes: true });
formats(ajv);
ajv.addVocabulary(Object.keys(document));
ajv.addSchema(document, 'openapi');

function schema(name: string): ValidateFunction {
  return ajv.compile({ $ref: `openapi#/components/schemas/${name}` });
}

const operations = Object.values(document.paths).flatMap((path) =>
  Object.entries(path)
    .filter(([method]) => method !== 'parameters')
    .map(([, operation]) => operation),
);

function references(node: unknown): string[] {
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) => (key === '$ref' ? [String(value)] : references(value)));
}

function at(pointer: string): unknown {
  return pointer
    .slice(2)
    .split('/')
    .reduce<unknown>((node, key) => (node as Json | undefined)?.[key], document);
}

describe('openapi.yaml', () => {
  it('names every operation once and says what each answers when it fails', () => {
    expect(document.openapi).toMatch(/^3\.1\./);
    expect(operations.map(({ operationId }) => operationId).sort()).toEqual([
      'answerInvitation',
      'beginUpload',
      'continueUpload',
      'deleteDraft',
      'downloadFile',
      'fileState',
      'findAct',
      'findUpload',
      'getAccess',
      'getCase',
      'getUpload',
      'listCases',
      'listColleagues',
      'listRecipients',
      'loadDraft',
      'markRead',
      'reportActivity',
      'saveDraft',
      'sendAct',
      'shareCase',
      'startCase',
      'subscribe',
      'uploadFile',
    ]);
    for (const { operationId, responses } of operations) {
      expect(Object.keys(responses), operationId).toEqual(expect.arrayContaining(['401', '403', '429', 'default']));
    }
  });

  it('refers only to what is there', () => {
    const dead = references(document).filter((reference) => at(reference) === undefined);
    expect(dead).toEqual([]);
  });

  it('holds what the domain holds, member by member', () => {
    expect(schema('Access')(access)).toBe(true);
    expect(schema('CasePage')(page(summary))).toBe(true);
    expect(schema('CaseDetail')(detail)).toBe(true);
  });

  it.each([
    ['type', 'somethingNew'],
    ['status', 'onHold'],
    ['ball.reason', 'somethingNew'],
    ['items.0.kind', 'somethingNew'],
    ['entries.0.kind', 'somethingNew'],
    ['entries.0.somethingNew', 1],
  ])('stays open: %s may be %j', (path, value) => {
    expect(schema('CaseDetail')(spoil(detail, path, value))).toBe(true);
  });

  it.each([
    ['dueOn', '2026-02-30'],
    ['updatedAt', '2026-11-23T14:05:00+01:00'],
    ['ball.holder', 'nobody'],
    ['items.0.answer', {}],
    ['items.0.answer', { value: 7 }],
    ['items.0.kind', 'broken'],
    ['entries.0.visibility', 'internal'],
    ['contact.name', undefined],
    ['revision', undefined],
    ['preview', null],
  ])('refuses: %s may not be %j', (path, value) => {
    expect(schema('CaseDetail')(spoil(detail, path, value))).toBe(false);
  });

  it.each([
    { kind: 'answer', answers: { i1: { files: ['f1'] }, i2: { missing: 'later', by: '2026-12-01' } }, files: [] },
    { kind: 'answer', answers: { i3: { approved: false, reason: 'Fel siffra' } }, text: 'Hej', files: ['f2'] },
    { kind: 'ask', text: 'Vilken period?', files: [] },
    { kind: 'moreTime', until: '2026-12-05' },
    { kind: 'acknowledge' },
    { kind: 'amend', answers: { i4: { lines: { r1: { mark: 'private' } } } }, files: [], withdrawnFiles: ['f1'] },
    {
      kind: 'amend',
      answers: { i5: { table: [{ k1: { amount: '10', currency: 'SEK' } }], unchanged: true } },
      files: [],
    },
  ])('takes the act %j', (act) => {
    expect(schema('Act')(act)).toBe(true);
  });

  it.each([{ kind: 'dance' }, { kind: 'ask', files: [] }, { kind: 'moreTime', until: 'soon' }])(
    'refuses the act %j',
    (act) => {
      expect(schema('Act')(act)).toBe(false);
    },
  );
});
