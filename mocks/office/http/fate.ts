/** The desk's steps that concern two cases. */
import { actorOf, caseLine, consultantOf, json, putCase, readJson, type OfficeContext } from '../context.ts';
import type { CaseRecord, CompanyRecord } from '../model.ts';
import type { Actor } from '../rules/cases.ts';
import { followUp, mergeInto, splitOff, type PairResult } from '../rules/fate.ts';
import type { Reader } from '../storage.ts';
import { agencyCase, deskDetail } from './desk.ts';
import { notFound, Problem } from './problem.ts';

type Body = Readonly<Record<string, unknown>>;
interface Pair {
  readonly tx: Reader;
  readonly record: CaseRecord;
  readonly company: CompanyRecord;
  readonly body: Body;
  readonly actor: Actor;
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];

export const pairSteps: Readonly<Record<string, { from: 'open' | 'closed'; apply(pair: Pair): Promise<PairResult> }>> =
  {
    merge: {
      from: 'open',
      apply: async ({ tx, record, body, actor }) =>
        mergeInto(record, await tx.get('cases', text(body['into'])), text(body['text']), actor),
    },
    split: {
      from: 'open',
      apply: ({ record, company, body, actor }) =>
        Promise.resolve(
          splitOff(record, { subject: text(body['subject']), itemIds: texts(body['itemIds']) }, company, actor),
        ),
    },
    'follow-up': {
      from: 'closed',
      apply: ({ record, company, body, actor }) =>
        Promise.resolve(
          followUp(record, { subject: text(body['subject']), description: text(body['description']) }, company, actor),
        ),
    },
  };

/** Takes such a step; both sides hear of both cases. Answers with the other one. */
export async function takePairStep(
  request: Request,
  caseId: string,
  step: (typeof pairSteps)[string],
  context: OfficeContext,
): Promise<Response> {
  const body = await readJson(request);
  return context.storage.write(async (tx) => {
    const consultant = await consultantOf(request, tx);
    const record = await agencyCase(tx, caseId, consultant);
    if ((record.ball.holder === null) !== (step.from === 'closed')) throw new Problem(409, 'gone');
    const company = await tx.get('companies', record.companyId);
    if (!company) throw notFound();
    const actor = actorOf(context, consultant.id, 'agency');
    const result = await step.apply({ tx, record, company, body, actor });
    if ('fields' in result) throw new Problem(422, 'invalid', { fields: result.fields });
    for (const each of [result.record, result.other]) {
      await putCase(tx, each);
      await tx.append(caseLine(each));
    }
    await tx.append({ ...caseLine(result.other), kind: 'list' });
    return json(await deskDetail(tx, result.other, consultant.id));
  });
}
