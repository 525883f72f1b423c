import type { ItemKind } from '../item.ts';
import type { PlainDate } from '../person.ts';
import { parseBankgiro } from './bankgiro.ts';
import { parseEmail } from './email.ts';
import { parseIban } from './iban.ts';
import { parseOrganisationNumber } from './organisation-number.ts';
import type { Parsed } from './parsed.ts';
import { parsePersonalNumber } from './personal-number.ts';
import { parsePhone } from './phone.ts';
import { parsePlusgiro } from './plusgiro.ts';
import { parseVatNumber } from './vat-number.ts';

type Parser = (text: string, today: PlainDate) => Parsed;

const PARSERS: Readonly<Record<string, Parser>> = {
  email: parseEmail,
  phone: parsePhone,
  organisationNumber: parseOrganisationNumber,
  personalNumber: parsePersonalNumber,
  bankgiro: parseBankgiro,
  plusgiro: parsePlusgiro,
  iban: parseIban,
  vatNumber: parseVatNumber,
};

/** The parser of a kind that has one form and a check: addresses and the six numbers. `undefined` for other kinds. */
export function checkedValueParser(kind: ItemKind): Parser | undefined {
  return Object.hasOwn(PARSERS, kind) ? PARSERS[kind] : undefined;
}

/** A sent value as it is shown: numbers in their usual groups, all else as it stands. */
export function formatValue(kind: ItemKind, value: string, today: PlainDate): string {
  const reading = checkedValueParser(kind)?.(value, today);
  return reading?.state === 'ok' ? reading.formatted : value;
}
