/**
 * A case's history, made with the office's own rules: what stands in a seed is what the office would have made of the
 * same steps, so that ball, status, entries and progress agree.
 */
import type { Act, Answer, Instant, PlainDate, Related, Verdict } from '../../../src/domain/index.ts';
import type { CaseRecord, FileRecord } from '../model.ts';
import { applyAct } from '../rules/acts.ts';
import {
  addNote,
  closeCase,
  judge,
  remind as remindRule,
  reopen as reopenRule,
  sendBack as sendBackRule,
} from '../rules/desk.ts';
import type { Actor } from '../rules/cases.ts';
import { dayOf, moment } from '../rules/dates.ts';

export interface Scene {
  readonly files: ReadonlyMap<string, FileRecord>;
  isAgency(personId: string): boolean;
}

/** One thing that happened. */
export type Step = (record: CaseRecord, scene: Scene) => CaseRecord;

type Outcome = { readonly record: CaseRecord } | { readonly fields: readonly { path: string; code: string }[] };

function taken(record: CaseRecord, outcome: Outcome): CaseRecord {
  if ('record' in outcome) return outcome.record;
  const why = outcome.fields.map(({ path, code }) => `${path} ${code}`).join(', ');
  throw new Error(`The seed ${record.id} takes a step that the office refuses: ${why}`);
}

function actor(record: CaseRecord, scene: Scene, byId: string, at: Instant): Actor {
  const latest = record.entries.at(-1);
  if (latest && moment(latest.at) > moment(at)) throw new Error(`The seed ${record.id} goes back in time at ${at}`);
  let count = record.entries.length;
  return {
    personId: byId,
    side: scene.isAgency(byId) ? 'agency' : 'company',
    at,
    uuid: () => `${record.id}-${++count}`,
  };
}

const act =
  (byId: string, at: Instant, made: Act): Step =>
  (record, scene) => {
    const actKey = `${record.id}-act-${record.entries.length + 1}`;
    const context = {
      actor: actor(record, scene, byId, at),
      actKey,
      files: scene.files,
      today: dayOf(new Date(at)),
      mayName: () => true,
    };
    return taken(record, applyAct(record, made, context));
  };

type Answers = Readonly<Record<string, Answer>>;

/** The company answers some or all items. */
export const answer = (
  byId: string,
  at: Instant,
  answers: Answers,
  text?: string,
  files: readonly string[] = [],
): Step => act(byId, at, { kind: 'answer', answers, files, ...(text ? { text } : {}) });

/** The company completes or corrects what it has sent. */
export const amend = (byId: string, at: Instant, answers: Answers, text?: string): Step =>
  act(byId, at, { kind: 'amend', answers, files: [], ...(text ? { text } : {}) });

/** A yes to everything that one item is about. */
export const approve =
  (byId: string, at: Instant, itemId: string, text?: string): Step =>
  (record, scene) => {
    const shown = record.items.find((one) => one.id === itemId)?.approves?.files ?? [];
    return answer(byId, at, { [itemId]: { approved: true, of: shown } }, text)(record, scene);
  };

/** A counter-question: the ball goes to the agency. */
export const ask = (byId: string, at: Instant, text: string, files: readonly string[] = []): Step =>
  act(byId, at, { kind: 'ask', text, files });

export const promise = (byId: string, at: Instant, until: PlainDate, text?: string): Step =>
  act(byId, at, { kind: 'moreTime', until, ...(text ? { text } : {}) });

export const acknowledge = (byId: string, at: Instant): Step => act(byId, at, { kind: 'acknowledge' });

/** A message that leaves the ball where it is, from either side. */
export const note =
  (byId: string, at: Instant, text: string, files: readonly string[] = []): Step =>
  (record, scene) =>
    scene.isAgency(byId)
      ? taken(record, addNote(record, { text, files }, actor(record, scene, byId, at)))
      : act(byId, at, { kind: 'note', text, files })(record, scene);

export const accepted: Verdict = { is: 'accepted' };
export const redo = (reason: string): Verdict => ({ is: 'rejected', reason });
export const more = (reason: string): Verdict => ({ is: 'needsMore', reason });

type Verdicts = Readonly<Record<string, Verdict>>;

/** Judgements that the agency has made and not yet told. */
export const judged =
  (verdicts: Verdicts): Step =>
  (record) =>
    Object.entries(verdicts).reduce((rest, [itemId, verdict]) => taken(rest, judge(rest, itemId, verdict)), record);

export const sendBack =
  (byId: string, at: Instant, text: string, verdicts: Verdicts = {}): Step =>
  (record, scene) => {
    const after = judged(verdicts)(record, scene);
    return taken(after, sendBackRule(after, { text }, actor(record, scene, byId, at)));
  };

export const close =
  (byId: string, at: Instant, text = '', verdicts: Verdicts = {}): Step =>
  (record, scene) => {
    const after = judged(verdicts)(record, scene);
    return taken(after, closeCase(after, 'done', { text }, actor(record, scene, byId, at)));
  };

export const withdraw =
  (byId: string, at: Instant, text: string): Step =>
  (record, scene) =>
    taken(record, closeCase(record, 'withdrawn', { text }, actor(record, scene, byId, at)));

/** The co-operation has ended, and the case with it. */
export const endConsent =
  (byId: string, at: Instant): Step =>
  (record, scene) =>
    taken(record, closeCase(record, 'consentEnded', { text: '' }, actor(record, scene, byId, at)));

export const merge =
  (byId: string, at: Instant, text: string, into: Pick<Related, 'id' | 'subject'>): Step =>
  (record, scene) => ({
    ...close(byId, at, text)(record, scene),
    outcome: 'merged',
    related: [...record.related, { relation: 'mergedInto', ...into }],
  });

export const reopen =
  (byId: string, at: Instant, text: string): Step =>
  (record, scene) =>
    taken(record, reopenRule(record, { text }, actor(record, scene, byId, at)));

export const remind =
  (byId: string, at: Instant): Step =>
  (record, scene) =>
    taken(record, remindRule(record, actor(record, scene, byId, at)));
