import type { Failure } from './failure.ts';

/** What a component knows of remote data. A failed refresh never takes data away. */
export type Remote<T> =
  | { readonly state: 'idle' | 'loading' }
  | { readonly state: 'ready' | 'refreshing'; readonly data: T }
  | { readonly state: 'stale'; readonly data: T; readonly failure: Failure }
  | { readonly state: 'failed'; readonly failure: Failure };

/** The data where there is any, else `undefined`. */
export function dataOf<T>(remote: Remote<T>): T | undefined {
  return 'data' in remote ? remote.data : undefined;
}
