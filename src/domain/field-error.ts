export const FIELD_ERROR_CODES = [
  'required',
  'invalid',
  'notANumber',
  'notAnAmount',
  'ambiguousAmount',
  'ambiguousNumber',
  'tooManyDecimals',
  'notADate',
  'dateInPast',
  'datesReversed',
  'notAMonth',
  'notAQuarter',
  'notAFinancialYear',
  'notAnOption',
  'notAnEmail',
  'notAPhone',
  'notAnOrganisationNumber',
  'notAPersonalNumber',
  'notABankgiro',
  'notAPlusgiro',
  'notAnIban',
  'notAVatNumber',
  'checkDigit',
  'tooManyFiles',
  'filesAndMissing',
  'reasonRequired',
  'approvalChanged',
  'missingReason',
  'missingDate',
  'missingText',
] as const;

/** Why what was typed cannot be sent. Each has a text in every language. */
export type FieldErrorCode = (typeof FIELD_ERROR_CODES)[number];

/** A server's code for a field: ours where we know it, else `invalid`. */
export function toFieldErrorCode(code: string): FieldErrorCode {
  return FIELD_ERROR_CODES.find((known) => known === code) ?? 'invalid';
}
