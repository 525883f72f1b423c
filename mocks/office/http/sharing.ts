/** Colleagues at the company: who may be let in, and letting them in. */
import { actorOf, json, readDirectory, viewerOf, type OfficeContext } from '../context.ts';
import { permissionsFor } from '../rules/consent.ts';
import { personOf } from '../rules/people.ts';
import { colleaguesAt, shared } from '../rules/sharing.ts';
import { actKey } from '../storage.ts';
import { readSent, refuseActing, refuseStale, store } from './acts.ts';
import { detailFor, detailResponse, makeUnread, readableCase } from './company.ts';
import { invalid, Problem } from './problem.ts';

export const listColleagues = (request: Request, caseId: string, { storage }: OfficeContext): Promise<Response> =>
  storage.read(async (tx) => {
    const viewer = await viewerOf(request, tx);
    const record = await readableCase(tx, caseId, viewer);
    const directory = await readDirectory(tx);
    const may = permissionsFor(record, viewer).share;
    const people = may ? colleaguesAt(viewer.companyId, await tx.list('people')) : [];
    return json({ items: people.map(({ id }) => personOf(directory, id)) });
  });

export async function shareCase(request: Request, caseId: string, context: OfficeContext): Promise<Response> {
  const sent = await readSent(request);
  const { person, handOver } = sent.body;
  if (typeof handOver !== 'boolean') throw invalid(422, 'handOver', 'invalid');
  return context.storage.write(async (tx) => {
    const viewer = await viewerOf(request, tx);
    const record = await readableCase(tx, caseId, viewer);
    const known = await tx.get('acts', actKey(caseId, viewer.userId, sent.key));
    if (known && known.hash !== sent.hash) throw invalid(422, 'Idempotency-Key', 'keyReused');
    if (known) return detailResponse(record, await detailFor(tx, record, viewer));
    refuseActing(record, viewer);
    if (!permissionsFor(record, viewer).share) throw new Problem(403, 'forbidden');
    await refuseStale(tx, record, viewer, sent.ifMatch);
    const colleague = colleaguesAt(viewer.companyId, await tx.list('people')).find(({ id }) => id === person);
    if (!colleague) throw invalid(422, 'person', 'unknownPerson');
    if (handOver && record.ball.holder !== 'company') throw invalid(422, 'handOver', 'notYourTurn');
    const after = shared(record, colleague, handOver, actorOf(context, viewer.userId, 'company'), sent.key);
    if (colleague.id !== viewer.userId) await makeUnread(tx, after, colleague.id);
    await store(tx, after, viewer, sent);
    return detailResponse(after, await detailFor(tx, after, viewer));
  });
}
