import { describe, expect, it } from 'vitest';
import { adapterError, toFailure } from '../../src/adapter/adapter-error.ts';

describe('adapterError', () => {
  it('is an Error that carries the failure as plain data and keeps its cause', () => {
    const cause = new TypeError('Failed to fetch');
    const error = adapterError({ kind: 'network', retryable: true }, cause);
    expect(error).toBeInstanceOf(Error);
    expect(error.name).toBe('AdapterError');
    expect(error.failure).toEqual({ kind: 'network', retryable: true });
    expect(error.cause).toBe(cause);
  });
});

describe('toFailure', () => {
  it('reads the failure of an adapter error', () => {
    expect(toFailure(adapterError({ kind: 'rateLimited', retryable: true, retryAfter: 7 }))).toEqual({
      kind: 'rateLimited',
      retryable: true,
      retryAfter: 7,
    });
  });

  it('knows an adapter error of another copy of the package by its kind, not by its class', () => {
    expect(toFailure({ failure: { kind: 'forbidden' } })).toEqual({ kind: 'forbidden', retryable: false });
  });

  it.each([
    ['AbortError', { kind: 'aborted', retryable: false }],
    ['TimeoutError', { kind: 'timeout', retryable: true }],
  ])('names what %s means', (name, failure) => {
    expect(toFailure(new DOMException('', name))).toEqual(failure);
  });

  it.each([undefined, null, 'text', new Error('boom'), { failure: { kind: 'new in a later version' } }])(
    'takes %s for a broken adapter',
    (thrown) => {
      expect(toFailure(thrown)).toEqual({ kind: 'protocol', retryable: false });
    },
  );
});
