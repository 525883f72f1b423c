import type { FieldErrorCode } from '../field-error.ts';

/** What typed text means. `value` is what is sent, `formatted` how it is shown to a Swede. */
export type Parsed<Code extends FieldErrorCode = FieldErrorCode> =
  | { readonly state: 'ok'; readonly value: string; readonly formatted: string }
  | { readonly state: 'error'; readonly code: Code };

export function parsed(value: string, formatted = value): { state: 'ok'; value: string; formatted: string } {
  return { state: 'ok', value, formatted };
}

export function failed<Code extends FieldErrorCode>(code: Code): { state: 'error'; code: Code } {
  return { state: 'error', code };
}
