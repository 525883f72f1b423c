/** What the company's acts do to a case: `contract.md` §4, act by act. */
import type { Act, Answer } from '../../../src/domain/index.ts';
import type { BallRecord, CaseRecord, FileRecord, ItemRecord } from '../model.ts';
import { answerProblem, limitProblem, mergedAnswer, type AnswerContext } from './answers.ts';
import { ballTo, changed, reopened, type Actor } from './cases.ts';
import { isPlainDate } from './dates.ts';
import { filesOf, isComplete } from './items.ts';

export interface FieldProblem {
  readonly path: string;
  readonly code: string;
}

export type ActResult = { readonly record: CaseRecord } | { readonly fields: readonly FieldProblem[] };

export interface ActContext extends AnswerContext {
  readonly actor: Actor;
  readonly actKey: string;
  /** Whether a file may be named by this user: their own upload, or one that stands in the case already. */
  mayName(file: FileRecord): boolean;
}

type AnswersAct = Extract<Act, { answers: unknown }>;

const answersOf = (act: Act): readonly (readonly [string, Answer])[] =>
  'answers' in act ? Object.entries(act.answers) : [];

/** The ids of every file the act sends. */
export function filesOfAct(act: Act): string[] {
  const loose = 'files' in act ? act.files : [];
  return [...new Set([...answersOf(act).flatMap(([, answer]) => filesOf(answer)), ...loose])];
}

const textOf = (act: Act): string => ('text' in act ? (act.text ?? '').trim() : '');

function fileProblem(id: string, { files, mayName }: ActContext): string | null {
  const file = files.get(id);
  if (!file || !mayName(file)) return 'fileMissing';
  return file.scan === 'blocked' ? 'fileBlocked' : null;
}

function itemProblem(item: ItemRecord | undefined, answer: Answer, context: ActContext): string | null {
  if (!item) return 'unknownItem';
  if (item.locked) return 'locked';
  const problem = answerProblem(answer, item, context);
  if (problem) return problem;
  const file = filesOf(answer)
    .map((id) => fileProblem(id, context))
    .find((found) => found !== null);
  return file ?? limitProblem(item, answer, context);
}

/** Files may be taken back from an answer until the agency has used it. */
function withdrawalProblems(record: CaseRecord, act: Act): FieldProblem[] {
  const withdrawn = new Set('withdrawnFiles' in act ? act.withdrawnFiles : []);
  const isUsed = record.items.some((item) => item.locked && filesOf(item.answer).some((id) => withdrawn.has(id)));
  return isUsed ? [{ path: 'withdrawnFiles', code: 'locked' }] : [];
}

function problemsOf(record: CaseRecord, act: Act, context: ActContext): FieldProblem[] {
  const items = new Map(record.items.map((item) => [item.id, item]));
  const fields = answersOf(act).map(([id, answer]) => ({
    path: `answers.${id}`,
    code: itemProblem(items.get(id), answer, context),
  }));
  for (const id of 'files' in act ? act.files : []) fields.push({ path: 'files', code: fileProblem(id, context) });
  if (act.kind === 'moreTime') fields.push({ path: 'until', code: untilProblem(act.until, record, context) });
  if ((act.kind === 'ask' || act.kind === 'note') && !textOf(act)) fields.push({ path: 'text', code: 'required' });
  if (act.kind === 'answer' && answersOf(act).length + act.files.length === 0 && !textOf(act)) {
    fields.push({ path: 'text', code: 'required' });
  }
  return [
    ...fields.flatMap(({ path, code }) => (code === null ? [] : [{ path, code }])),
    ...withdrawalProblems(record, act),
  ];
}

function untilProblem(until: string, record: CaseRecord, { today }: ActContext): string | null {
  if (!isPlainDate(until)) return 'notADate';
  if (until < today) return 'dateInPast';
  return record.ball.holder === 'company' ? null : 'notYourTurn';
}

/** The items after the answers; an answer takes the agency's judgement of the former one away. */
function answeredItems(record: CaseRecord, act: AnswersAct, actor: Actor): ItemRecord[] {
  const answers = new Map(Object.entries(act.answers));
  const withdrawn = new Set('withdrawnFiles' in act ? act.withdrawnFiles : []);
  return record.items.map((item) => {
    const added = answers.get(item.id);
    const given = added ?? keptWithout(item, withdrawn);
    if (!given) return item;
    const { verdict, pendingVerdict: _pending, answer: _answer, ...rest } = item;
    const answer = mergedAnswer(item, given, withdrawn);
    return {
      ...rest,
      // What was asked for is still to come where files have only been taken back.
      ...(verdict && !added && { verdict }),
      ...(isNothing(answer) ? {} : { answer, answeredAt: actor.at, answeredBy: actor.personId }),
    };
  });
}

/** An item from which files are taken back without anything new. */
function keptWithout({ answer }: ItemRecord, withdrawn: ReadonlySet<string>): Answer | undefined {
  if (!answer || !filesOf(answer).some((id) => withdrawn.has(id))) return undefined;
  return 'lines' in answer ? { lines: {} } : { files: [] };
}

/** Every file has been taken back, and nothing else was said. */
function isNothing(answer: Answer): boolean {
  if ('files' in answer) return answer.files.length === 0;
  return 'lines' in answer && Object.keys(answer.lines).length === 0;
}

/** Only decisions that are a yes, and at least one: the agency has been given its approval. */
function isApproval(act: Act): boolean {
  const decisions = answersOf(act).flatMap(([, answer]) => ('approved' in answer ? [answer.approved] : []));
  return decisions.length > 0 && decisions.every((approved) => approved);
}

/**
 * What the thread calls it. A decision is named, and a yes that is taken back stays in the log beside what took it back
 * (decision record 0035).
 */
function entryKind(act: AnswersAct, items: readonly ItemRecord[]): string {
  const answers = answersOf(act);
  const before = new Map(items.map(({ id, answer }) => [id, answer]));
  const isTakenBack = ([id, answer]: readonly [string, Answer]): boolean => {
    const earlier = before.get(id);
    return (
      'approved' in answer && !answer.approved && earlier !== undefined && 'approved' in earlier && earlier.approved
    );
  };
  if (answers.some(isTakenBack)) return 'approvalWithdrawn';
  const onlySays = (yes: boolean): boolean =>
    answers.length > 0 && answers.every(([, answer]) => 'approved' in answer && answer.approved === yes);
  if (onlySays(true)) return 'approved';
  if (onlySays(false)) return 'notApproved';
  return act.kind === 'amend' ? 'amended' : 'answer';
}

/** The reasons that were given with a no, for the thread. */
const declineReasons = (act: Act): string[] =>
  answersOf(act).flatMap(([, answer]) => ('approved' in answer && !answer.approved ? [answer.reason] : []));

function entryOf(act: Act, kind: string, context: ActContext, ball: BallRecord | undefined) {
  const text = [...declineReasons(act), textOf(act)].filter((part) => part).join('\n\n');
  const files = filesOfAct(act);
  return {
    kind,
    actKey: context.actKey,
    ...(text ? { text } : {}),
    ...(files.length ? { files } : {}),
    ...(ball ? { ball } : {}),
  };
}

/** `answer` and `amend`: the ball goes over when it is the company's and every required item is answered or declared missing. */
function applyAnswers(record: CaseRecord, act: AnswersAct, context: ActContext): CaseRecord {
  const { actor } = context;
  const items = answeredItems(record, act, actor);
  // A correction to what lies with the agency leaves the ball there: nothing new is handed over.
  const handsOver = record.ball.holder === 'company' && isComplete(items);
  const ball = handsOver ? ballTo('agency', isApproval(act) ? 'approved' : 'answered', actor.at) : undefined;
  return changed(record, actor, [entryOf(act, entryKind(act, record.items), context, ball)], {
    items,
    ...(ball ? { ball } : {}),
  });
}

function applyHandOver(record: CaseRecord, act: Act, context: ActContext, kind: string, reason: string): CaseRecord {
  const ball = record.ball.holder === 'company' ? ballTo('agency', reason, context.actor.at) : undefined;
  return changed(record, context.actor, [entryOf(act, kind, context, ball)], ball ? { ball } : {});
}

function applyOne(record: CaseRecord, act: Act, context: ActContext): CaseRecord {
  const { actor } = context;
  switch (act.kind) {
    case 'answer':
    case 'amend':
      return applyAnswers(record, act, context);
    case 'ask':
      if (record.ball.holder === null)
        return reopened(record, 'agency', entryOf(act, 'ask', context, undefined), actor);
      return applyHandOver(record, act, context, 'ask', 'question');
    case 'acknowledge':
      return applyHandOver(record, act, context, 'answer', 'answered');
    case 'note':
      return changed(record, actor, [entryOf(act, 'message', context, undefined)]);
    case 'moreTime': {
      const ball = { ...record.ball, promisedBy: act.until };
      return changed(record, actor, [entryOf(act, 'moreTime', context, ball)], { ball });
    }
  }
}

/** The case after an act, or what cannot be taken. The caller has checked consent, permissions and revision. */
export function applyAct(record: CaseRecord, act: Act, context: ActContext): ActResult {
  const fields = problemsOf(record, act, context);
  return fields.length > 0 ? { fields } : { record: applyOne(record, act, context) };
}
