import { FIELD_ERROR_CODES, toFieldErrorCode, type FieldErrorCode } from '../../domain/field-error.ts';
import type { FieldErrorParams } from '../../domain/interpret.ts';
import type { ItemKind } from '../../domain/index.ts';
import { type FileRefusal, extensionOf } from '../../domain/file-rules.ts';
import type { Limits } from '../../domain/access.ts';
import type { MessageKey, Messages } from '../../controllers/index.ts';

/** Each reason in words; one without a text does not compile. */
const ERRORS = {
  required: 'reply.error.required',
  invalid: 'reply.error.invalid',
  notANumber: 'reply.error.notANumber',
  notAnAmount: 'reply.error.notAnAmount',
  ambiguousAmount: 'reply.error.ambiguousAmount',
  ambiguousNumber: 'reply.error.ambiguousNumber',
  tooManyDecimals: 'reply.error.tooManyDecimals',
  notADate: 'reply.error.notADate',
  dateInPast: 'reply.error.dateInPast',
  datesReversed: 'reply.error.datesReversed',
  notAMonth: 'reply.error.notAMonth',
  notAQuarter: 'reply.error.notAQuarter',
  notAFinancialYear: 'reply.error.notAFinancialYear',
  notAnOption: 'reply.error.notAnOption',
  notAnEmail: 'reply.error.notAnEmail',
  notAPhone: 'reply.error.notAPhone',
  notAnOrganisationNumber: 'reply.error.notAnOrganisationNumber',
  notAPersonalNumber: 'reply.error.notAPersonalNumber',
  notABankgiro: 'reply.error.notABankgiro',
  notAPlusgiro: 'reply.error.notAPlusgiro',
  notAnIban: 'reply.error.notAnIban',
  notAVatNumber: 'reply.error.notAVatNumber',
  checkDigit: 'reply.error.checkDigit',
  tooManyFiles: 'reply.error.tooManyFiles',
  filesAndMissing: 'reply.error.filesAndMissing',
  reasonRequired: 'reply.error.reasonRequired',
  approvalChanged: 'reply.error.approvalChanged',
  missingReason: 'reply.error.missingReason',
  missingDate: 'reply.error.missingDate',
  missingText: 'reply.error.missingText',
} as const satisfies Record<FieldErrorCode, MessageKey>;

/** Codes that only a back end gives. */
const SERVER_ERRORS: Readonly<Record<string, MessageKey>> = {
  fileMissing: 'reply.error.fileMissing',
  fileBlocked: 'reply.error.fileBlocked',
  tooLarge: 'common.failure.tooLarge',
  unsupportedType: 'common.failure.unsupportedType',
  locked: 'reply.error.locked',
  notYourTurn: 'reply.error.notYourTurn',
};

/** Why an item's answer, or a cell's, cannot go. */
export function errorText(
  messages: Messages,
  kind: ItemKind,
  code: FieldErrorCode,
  params: FieldErrorParams = {},
): string {
  if (code === 'required' && kind === 'choice') return messages.t('reply.error.requiredChoice');
  if (code === 'tooManyDecimals' && kind === 'number') return messages.t('reply.error.tooManyDecimalsNumber');
  if (code === 'tooManyFiles' && params.count !== undefined) {
    return messages.t('reply.error.tooManyFilesCount', { count: params.count });
  }
  return messages.t(ERRORS[code]);
}

/** Why the back end has refused a field, by its code. */
export function serverErrorText(messages: Messages, code: string): string {
  const ours = FIELD_ERROR_CODES.some((known) => known === code);
  const known = !ours && Object.hasOwn(SERVER_ERRORS, code) ? SERVER_ERRORS[code] : undefined;
  return messages.t(known ?? ERRORS[toFieldErrorCode(code)]);
}

const REFUSALS = {
  empty: 'reply.files.refusal.empty',
  tooLarge: 'reply.files.refusal.tooLarge',
  totalTooLarge: 'reply.files.refusal.totalTooLarge',
  tooMany: 'reply.files.refusal.tooMany',
  wrongType: 'reply.files.refusal.wrongType',
  heicNotAllowed: 'reply.files.refusal.heicNotAllowed',
  wrongContent: 'reply.files.refusal.wrongContent',
  badName: 'reply.files.refusal.badName',
  duplicate: 'reply.files.refusal.duplicate',
  unreadable: 'reply.files.refusal.unreadable',
  dropped: 'reply.files.refusal.dropped',
  lost: 'reply.files.refusal.lost',
} as const satisfies Record<FileRefusal, MessageKey>;

/** Why a chosen file is not taken; `undefined` for a code that we do not know. */
export function refusalText(messages: Messages, refusal: string | undefined, limits: Limits): string | undefined {
  if (refusal === undefined || !Object.hasOwn(REFUSALS, refusal)) return undefined;
  const size = refusal === 'totalTooLarge' ? (limits.totalBytes ?? limits.fileBytes) : limits.fileBytes;
  return messages.t(REFUSALS[refusal as FileRefusal], {
    size: messages.format.bytes(size),
    count: limits.files ?? 0,
    types: typesText(messages, limits),
  });
}

const GROUPS: readonly { readonly text: MessageKey; readonly of: readonly string[] }[] = [
  { text: 'reply.files.kinds.images', of: ['jpg', 'jpeg', 'png', 'tif', 'tiff', 'heic', 'heif', 'webp', 'gif'] },
  { text: 'reply.files.kinds.excel', of: ['xlsx', 'xls', 'ods', 'csv'] },
  { text: 'reply.files.kinds.word', of: ['docx', 'doc', 'odt'] },
  { text: 'reply.files.kinds.text', of: ['txt'] },
  { text: 'reply.files.kinds.sie', of: ['se', 'si', 'sie'] },
];
const SHORT_LIST = 5;
/** Nobody chooses more by accident, so it need not be told beforehand. */
const MANY = 10;

/** Which files may be sent: `pdf, jpg, png`, or by kind where the list would be long. */
export function typesText(messages: Messages, limits: Limits): string {
  const all = [...new Set(limits.extensions.map((one) => extensionOf(`.${one.replace(/^\./, '')}`)))];
  const names = all.filter((one) => !(one === 'jpeg' && all.includes('jpg')));
  if (names.length <= SHORT_LIST) return names.join(', ');
  const kinds = GROUPS.filter(({ of }) => all.some((one) => of.includes(one))).map(({ text }) => messages.t(text));
  const others = all.filter((one) => !GROUPS.some(({ of }) => of.includes(one)));
  return [...others, ...kinds].join(', ');
}

/** `pdf, jpg, png, högst 10 MB`. */
export function limitsText(messages: Messages, limits: Limits): string {
  const { t, format } = messages;
  const text = t('reply.files.limit', { types: typesText(messages, limits), size: format.bytes(limits.fileBytes) });
  return limits.files === undefined || limits.files > MANY
    ? text
    : `${text}, ${t('reply.files.limitCount', { count: limits.files })}`;
}
