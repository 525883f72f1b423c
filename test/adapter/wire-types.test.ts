import { expectTypeOf, it } from 'vitest';
import type { WireSchemas } from '../../src/adapter/rest/index.ts';
import type * as domain from '../../src/domain/index.ts';

/** Wire types as they are read: nothing is written to. */
type Read<T> = T extends readonly (infer E)[]
  ? readonly Read<E>[]
  : T extends object
    ? { readonly [K in keyof T]: Read<T[K]> }
    : T;
type Wire<K extends keyof WireSchemas> = Read<WireSchemas[K]>;
/** Statuses are open on the wire and closed above the adapter. */
type Closed<T> = Omit<T, 'status'> & { readonly status: domain.CaseStatus };

// Checked by the compiler: each assignment below fails to compile when openapi.yaml and the domain part.
it('what is read from the wire is what the domain says', () => {
  expectTypeOf<Wire<'Access'>>().toExtend<domain.Access>();
  expectTypeOf<Closed<Wire<'CaseSummary'>>>().toExtend<domain.CaseSummary>();
  expectTypeOf<Closed<Wire<'CaseDetail'>>>().toExtend<domain.CaseDetail>();
  expectTypeOf<Wire<'Item'>>().toExtend<domain.Item>();
  expectTypeOf<Wire<'Entry'>>().toExtend<domain.Entry>();
  expectTypeOf<Wire<'FileRef'>>().toExtend<domain.FileRef>();
  expectTypeOf<Wire<'CaseChange'>>().toExtend<domain.CaseChange>();
  expectTypeOf<Wire<'Draft'>>().toExtend<domain.Draft>();
  expectTypeOf<Wire<'CaseCounts'>>().toExtend<domain.CasePage['counts']>();
});

it('what the domain says can be written to the wire', () => {
  expectTypeOf<domain.Act>().toExtend<Wire<'Act'>>();
  expectTypeOf<domain.Access>().toExtend<Wire<'Access'>>();
  expectTypeOf<domain.CaseSummary>().toExtend<Wire<'CaseSummary'>>();
  expectTypeOf<domain.Item>().toExtend<Wire<'Item'>>();
  expectTypeOf<domain.Entry>().toExtend<Wire<'Entry'>>();
  expectTypeOf<domain.CaseChange>().toExtend<Wire<'CaseChange'>>();
  expectTypeOf<domain.CasePage['counts']>().toExtend<Wire<'CaseCounts'>>();
});
