import type { CaseDetail, Failure } from '../../domain/index.ts';
import { decodeDetail } from './decode-detail.ts';
import { draft } from './decode-draft.ts';
import { memberOf } from './decode.ts';
import { optionally } from './problem.ts';

function currentOf(problem: unknown): CaseDetail | undefined {
  try {
    return decodeDetail(memberOf(problem, 'current'), () => undefined);
  } catch {
    return undefined; // absent or malformed: the client asks for the case itself
  }
}

/** The failure with the case or the draft that a refusal has brought along. */
export function withRecords(failure: Failure, problem: unknown): Failure {
  const current = currentOf(problem);
  const other = optionally(draft, memberOf(problem, 'draft'));
  return { ...failure, ...(current && { current }), ...(other && { draft: other }) };
}
