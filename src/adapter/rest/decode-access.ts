import { object, optional } from 'valibot';
import type { Access, AgencyAccess } from '../../domain/index.ts';
import { agency, client, facts, flag, id, instant, limits, oneOf, person } from './decode-basics.ts';
import { type Decoder, type OnDrop, decode, decodeWellFormed } from './decode.ts';

const agencyAccess: Decoder<AgencyAccess> = object({
  agency,
  state: oneOf('notInvited', 'invited', 'declined', 'active', 'paused', 'ended'),
  historyReadable: flag,
  invitation: optional(object({ id, by: person, mayAnswer: flag, approver: optional(person), at: optional(instant) })),
});

const access: Decoder<Omit<Access, 'agencies'>> = object({
  client: optional(client),
  role: oneOf('full', 'readOnly', 'none'),
  facts,
  limits: optional(limits),
  capabilities: object({ idempotency: flag, revisions: flag, resumableUploads: flag, scan: flag, reopen: flag }),
});

/** Access as it came; a malformed agency is left out, the others stand. */
export function decodeAccess(input: unknown, drop: OnDrop): Access {
  return { ...decode(access, input), agencies: decodeWellFormed(input, 'agencies', agencyAccess, drop) };
}
