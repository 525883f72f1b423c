/**
 * Compiled by `npm run lint`, never run: every type that the contract pins and the one that the package exports must take
 * each other's values, `readonly` aside. Ours may have further optional members. `repo/contract.test.ts` sees that none is left out.
 */
import type { i18n } from 'i18next';
import type * as ours from '../../src/index.ts';
import type * as pinned from './contract.d.ts';

/** Taken as they are: nothing of ours lies inside. */
type Leaf =
  string | number | boolean | bigint | symbol | null | undefined | AbortSignal | Blob | Event | Promise<unknown> | i18n;

type Mutable<T> =
  T extends Promise<infer V>
    ? Promise<Mutable<V>>
    : T extends Leaf
      ? T
      : T extends (...args: infer A) => infer R
        ? (...args: MutableList<A>) => Mutable<R>
        : T extends readonly unknown[]
          ? MutableList<T>
          : { -readonly [K in keyof T]: Mutable<T[K]> };
type MutableList<T extends readonly unknown[]> = { -readonly [K in keyof T]: Mutable<T[K]> };

/** An import that does not resolve is `any`, which would pass everything. */
type IsAny<T> = 0 extends 1 & T ? true : false;

type Fits<Pinned, Ours> =
  IsAny<Ours> extends true
    ? 'ours is not there'
    : [Mutable<Ours>] extends [Mutable<Pinned>]
      ? [Mutable<Pinned>] extends [Mutable<Ours>]
        ? true
        : 'ours asks for more than the contract gives'
      : 'ours gives less than the contract asks for';

interface Verdicts {
  Instant: Fits<pinned.Instant, ours.Instant>;
  PlainDate: Fits<pinned.PlainDate, ours.PlainDate>;
  CaseId: Fits<pinned.CaseId, ours.CaseId>;
  ItemId: Fits<pinned.ItemId, ours.ItemId>;
  EntryId: Fits<pinned.EntryId, ours.EntryId>;
  PersonId: Fits<pinned.PersonId, ours.PersonId>;
  Money: Fits<pinned.Money, ours.Money>;
  Session: Fits<pinned.Session, ours.Session>;
  CallOptions: Fits<pinned.CallOptions, ours.CallOptions>;
  SendOptions: Fits<pinned.SendOptions, ours.SendOptions>;
  PageOptions: Fits<pinned.PageOptions, ours.PageOptions>;
  UploadOptions: Fits<pinned.UploadOptions, ours.UploadOptions>;
  LiveOptions: Fits<pinned.LiveOptions, ours.LiveOptions>;
  FailureKind: Fits<pinned.FailureKind, ours.FailureKind>;
  Failure: Fits<pinned.Failure, ours.Failure>;
  AdapterError: Fits<pinned.AdapterError, ours.AdapterError>;
  Broken: Fits<pinned.Broken, ours.Broken>;
  Person: Fits<pinned.Person, ours.Person>;
  Agency: Fits<pinned.Agency, ours.Agency>;
  Client: Fits<pinned.Client, ours.Client>;
  Facts: Fits<pinned.Facts, ours.Facts>;
  Access: Fits<pinned.Access, ours.Access>;
  AgencyAccess: Fits<pinned.AgencyAccess, ours.AgencyAccess>;
  Capabilities: Fits<pinned.Capabilities, ours.Capabilities>;
  Limits: Fits<pinned.Limits, ours.Limits>;
  CaseStatus: Fits<pinned.CaseStatus, ours.CaseStatus>;
  CaseType: Fits<pinned.CaseType, ours.CaseType>;
  BallReason: Fits<pinned.BallReason, ours.BallReason>;
  Ball: Fits<pinned.Ball, ours.Ball>;
  CaseSummary: Fits<pinned.CaseSummary, ours.CaseSummary>;
  CaseDetail: Fits<pinned.CaseDetail, ours.CaseDetail>;
  Entry: Fits<pinned.Entry, ours.Entry>;
  FileRef: Fits<pinned.FileRef, ours.FileRef>;
  StoredFile: Fits<pinned.StoredFile, ours.StoredFile>;
  CaseQuery: Fits<pinned.CaseQuery, ours.CaseQuery>;
  CasePage: Fits<pinned.CasePage, ours.CasePage>;
  ItemKind: Fits<pinned.ItemKind, ours.ItemKind>;
  Item: Fits<pinned.Item, ours.Item>;
  Missing: Fits<pinned.Missing, ours.Missing>;
  Answer: Fits<pinned.Answer, ours.Answer>;
  Act: Fits<pinned.Act, ours.Act>;
  NewCase: Fits<pinned.NewCase, ours.NewCase>;
  UploadTarget: Fits<pinned.UploadTarget, ours.UploadTarget>;
  Draft: Fits<pinned.Draft, ours.Draft>;
  DraftReceipt: Fits<pinned.DraftReceipt, ours.DraftReceipt>;
  DraftStore: Fits<pinned.DraftStore, ours.DraftStore>;
  CaseChange: Fits<pinned.CaseChange, ours.CaseChange>;
  CaseAdapter: Fits<pinned.CaseAdapter, ours.CaseAdapter>;
  Env: Fits<pinned.Env, ours.Env>;
  CaseClient: Fits<pinned.CaseClient, ours.CaseClient>;
  createCaseClient: Fits<typeof pinned.createCaseClient, typeof ours.createCaseClient>;
  ResourceTree: Fits<pinned.ResourceTree, ours.ResourceTree>;
  Resources: Fits<pinned.Resources, ours.Resources>;
  Texts: Fits<pinned.Texts, ours.Texts>;
  CaseLocation: Fits<pinned.CaseLocation, ours.CaseLocation>;
  parseLocation: Fits<typeof pinned.parseLocation, typeof ours.parseLocation>;
  formatLocation: Fits<typeof pinned.formatLocation, typeof ours.formatLocation>;
  MenuContribution: Fits<pinned.MenuContribution, ours.MenuContribution>;
  menuContribution: Fits<typeof pinned.menuContribution, typeof ours.menuContribution>;
}

type Unfit = { [K in keyof Verdicts as Verdicts[K] extends true ? never : K]: Verdicts[K] };

/** Fails with the names and reasons of the types that do not fit. */
export const contractHolds: Record<keyof Unfit, never> = {} satisfies Unfit;

/** The comparison itself notices a member that is missing, renamed, narrower, or `any`. */
export const comparisonWorks: [
  Fits<{ a: string }, { readonly a: string; readonly more?: number }>,
  Fits<{ list: string[] }, { readonly list: readonly string[] }>,
] = [true, true];
export const comparisonFails: [
  Fits<{ a: string; b: string }, { a: string }>,
  Fits<{ a: string }, { a: string; b: string }>,
  Fits<{ a: string | number }, { a: string }>,
  Fits<{ a(x: { b: string | number }): void }, { a: (x: { b: string }) => void }>,
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- what an import that does not resolve looks like
  Fits<{ a: string }, any>,
] = [
  'ours gives less than the contract asks for',
  'ours asks for more than the contract gives',
  'ours asks for more than the contract gives',
  'ours gives less than the contract asks for',
  'ours is not there',
];
