/** Who is writing an answer: told to colleagues by the feed, and kept nowhere else. */
import { caseLine, readJson, viewerOf, type OfficeContext } from '../context.ts';
import { permissionsFor } from '../rules/consent.ts';
import { instant } from '../rules/dates.ts';
import { readableCase } from './company.ts';
import { invalid, Problem } from './problem.ts';

export async function reportActivity(request: Request, caseId: string, context: OfficeContext): Promise<Response> {
  const { activity } = await readJson(request);
  if (activity !== 'answering' && activity !== 'left') throw invalid(422, 'activity', 'invalid');
  await context.storage.write(async (tx) => {
    const viewer = await viewerOf(request, tx);
    const record = await readableCase(tx, caseId, viewer);
    const { answer, comment } = permissionsFor(record, viewer);
    if (!answer && !comment) throw new Problem(403, 'forbidden');
    await tx.append({
      ...caseLine(record),
      at: instant(context.now()),
      kind: 'answering',
      byId: viewer.userId,
      desk: false,
      ...(activity === 'left' ? { left: true } : {}),
    });
  });
  return new Response(null, { status: 204 });
}
