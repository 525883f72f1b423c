import type { Access, ConsentState } from '../domain/index.ts';
import { CaseAccessChangeEvent } from '../events/index.ts';
import type { Voice } from './voice.ts';

/** Tells the host when consent with an agency is otherwise than it was; the first answer is no change. */
export function createConsentWatch(emit: Voice['emit']): (access: Access) => void {
  let known: ReadonlyMap<string, ConsentState> | undefined;
  return (access) => {
    const before = known;
    known = new Map(access.agencies.map(({ agency, state }) => [agency.id, state]));
    if (!before) return;
    for (const [agencyId, state] of known) {
      if (before.get(agencyId) !== state) emit(() => new CaseAccessChangeEvent({ agencyId, state }));
    }
  };
}
