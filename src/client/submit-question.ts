import type { Act, CaseId } from '../domain/index.ts';
import { CaseReplySubmitEvent } from '../events/index.ts';
import type { Voice } from './voice.ts';

/** Asks the host whether an act may go: `false` where it says no, a promise where it has asked for time to check. */
export function askHost(emit: Voice['emit'], caseId: CaseId, act: Act['kind']): boolean | Promise<boolean> {
  const asked: CaseReplySubmitEvent[] = [];
  const mayGo = emit(() => {
    const event = new CaseReplySubmitEvent({ caseId, act });
    asked.push(event);
    return event;
  });
  const waiting = asked.filter((event) => event.waiting);
  if (!mayGo || waiting.length === 0) return mayGo;
  return Promise.all(waiting.map((event) => event.allowed())).then((answers) => answers.every(Boolean));
}
