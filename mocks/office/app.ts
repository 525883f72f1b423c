/** The office as one HTTP application: `Request` in, `Response` out. Every door leads here. */
import { Hono } from 'hono';
import { json, readJson, type OfficeContext } from './context.ts';
import { findAct, sendAct } from './http/acts.ts';
import { reportActivity } from './http/activity.ts';
import { answerInvitation, getAccess, getCase, listCases, markRead } from './http/company.ts';
import { changeConsent, deskSteps, newCase, openCase, overview, takeStep } from './http/desk.ts';
import { deleteDraft, loadDraft, saveDraft } from './http/drafts.ts';
import { companyEvents, deskEvents } from './http/events.ts';
import { playFaults } from './http/faults.ts';
import { pairSteps, takePairStep } from './http/fate.ts';
import { downloadDeskFile, downloadFile, fileState, uploadDeskFile, uploadFile } from './http/files.ts';
import { invalid, notFound, Problem, Unreachable } from './http/problem.ts';
import { listColleagues, shareCase } from './http/sharing.ts';
import { listRecipients, startCase } from './http/starting.ts';
import type { SettingRecord } from './model.ts';

/** What a door may say with a request: where the company's side lies at its address. */
export interface DoorBindings {
  readonly basePath?: string;
}

export const DEFAULT_BASE = '/api';

/** The path inside the office: the door's own prefix for the company's side becomes `/api`. */
function innerPath(request: Request, base: string): string {
  const { pathname } = new URL(request.url);
  if (base !== DEFAULT_BASE && pathname.startsWith(`${base}/`)) return DEFAULT_BASE + pathname.slice(base.length);
  return pathname;
}

type App = Hono<{ Bindings: DoorBindings }>;

function addCompany(app: App, context: OfficeContext): void {
  const api = new Hono<{ Bindings: DoorBindings }>();
  api.use('*', async (c, next) => {
    // Read before the answer is put together: what happens meanwhile is told once more rather than not at all.
    const { last } = await context.storage.read((tx) => tx.feedRange());
    await next();
    c.header('Event-Id', String(last));
  });
  api.get('/access', (c) => getAccess(c.req.raw, context));
  api.get('/cases', (c) => listCases(c.req.raw, context));
  api.post('/cases', (c) => startCase(c.req.raw, context));
  api.get('/recipients', (c) => listRecipients(c.req.raw, context));
  api.get('/cases/:caseId/colleagues', (c) => listColleagues(c.req.raw, c.req.param('caseId'), context));
  api.post('/cases/:caseId/shares', (c) => shareCase(c.req.raw, c.req.param('caseId'), context));
  api.get('/cases/:caseId', (c) => getCase(c.req.raw, c.req.param('caseId'), context));
  api.put('/cases/:caseId/read', (c) => markRead(c.req.raw, c.req.param('caseId'), context));
  api.put('/cases/:caseId/activity', (c) => reportActivity(c.req.raw, c.req.param('caseId'), context));
  api.get('/cases/:caseId/draft', (c) => loadDraft(c.req.raw, c.req.param('caseId'), context));
  api.put('/cases/:caseId/draft', (c) => saveDraft(c.req.raw, c.req.param('caseId'), context));
  api.delete('/cases/:caseId/draft', (c) => deleteDraft(c.req.raw, c.req.param('caseId'), context));
  api.post('/cases/:caseId/acts', (c) => sendAct(c.req.raw, c.req.param('caseId'), context));
  api.get('/cases/:caseId/acts/:key', (c) => findAct(c.req.raw, c.req.param('caseId'), c.req.param('key'), context));
  api.post('/files', (c) => uploadFile(c.req.raw, context));
  api.get('/files/:fileId/state', (c) => fileState(c.req.raw, c.req.param('fileId'), context));
  api.get('/files/:fileId', (c) => downloadFile(c.req.raw, c.req.param('fileId'), context));
  api.get('/events', (c) => companyEvents(c.req.raw, context));
  api.post('/invitations/:id/answer', (c) => answerInvitation(c.req.raw, c.req.param('id'), context));
  app.route(DEFAULT_BASE, api);
}

function addDesk(app: App, context: OfficeContext): void {
  const desk = new Hono<{ Bindings: DoorBindings }>();
  desk.get('/overview', (c) => overview(c.req.raw, context));
  desk.post('/cases', (c) => newCase(c.req.raw, context));
  desk.get('/cases/:caseId', (c) => openCase(c.req.raw, c.req.param('caseId'), context));
  for (const [name, step] of Object.entries(deskSteps)) {
    desk.post(`/cases/:caseId/${name}`, (c) => takeStep(c.req.raw, c.req.param('caseId'), step, context));
  }
  for (const [name, step] of Object.entries(pairSteps)) {
    desk.post(`/cases/:caseId/${name}`, (c) => takePairStep(c.req.raw, c.req.param('caseId'), step, context));
  }
  desk.post('/files', (c) => uploadDeskFile(c.req.raw, context));
  desk.get('/files/:fileId', (c) => downloadDeskFile(c.req.raw, c.req.param('fileId'), context));
  desk.get('/events', (c) => deskEvents(c.req.raw, context));
  for (const step of ['invite', 'end', 'pause']) {
    desk.post(`/companies/:companyId/${step}`, (c) =>
      changeConsent(c.req.raw, c.req.param('companyId'), step, context),
    );
  }
  app.route('/desk', desk);
}

async function setFaults(request: Request, { storage }: OfficeContext): Promise<Response> {
  const { delayMs, fail } = await readJson(request);
  const isFail = fail === undefined || fail === null || fail === 'server' || fail === 'offline';
  if (!isFail || !(delayMs === undefined || (typeof delayMs === 'number' && delayMs >= 0)))
    throw invalid(422, 'fail', 'invalid');
  const faults: SettingRecord = { id: 'faults', delayMs: delayMs ?? 0, fail: fail ?? null };
  await storage.write((tx) => tx.put('settings', faults));
  return new Response(null, { status: 204 });
}

function addDemo(app: App, context: OfficeContext, reset: (scenario: string) => Promise<void>): void {
  app.post('/demo/faults', (c) => setFaults(c.req.raw, context));
  app.post('/demo/reset', async (c) => {
    const { scenario } = await readJson(c.req.raw);
    await reset(typeof scenario === 'string' ? scenario : '');
    return new Response(null, { status: 204 });
  });
}

/** `onError` hears of what the office did not expect; the caller is told a reference only. */
export function createApp(
  context: OfficeContext,
  reset: (scenario: string) => Promise<void>,
  onError: (error: unknown, reference: string) => void,
): App {
  const app: App = new Hono({
    getPath: (request, options) => innerPath(request, options?.env?.basePath ?? DEFAULT_BASE),
  });
  app.use('*', async (c, next) => {
    await next();
    c.header('X-Request-Id', referenceOf(c.req.raw));
    if (!c.res.headers.has('Cache-Control')) c.header('Cache-Control', 'no-store');
  });
  const references = new WeakMap<Request, string>();
  const referenceOf = (request: Request): string => {
    const reference = references.get(request) ?? `r-${context.uuid().slice(0, 8)}`;
    references.set(request, reference);
    return reference;
  };
  app.use(`${DEFAULT_BASE}/*`, async (c, next) => {
    await playFaults(context, c.req.raw.signal);
    await next();
  });
  addCompany(app, context);
  addDesk(app, context);
  addDemo(app, context, reset);
  app.get('/health', () => json({ ok: true }));
  app.notFound((c) => notFound().toResponse(referenceOf(c.req.raw)));
  app.onError((error, c) => {
    if (error instanceof Unreachable) throw error;
    const reference = referenceOf(c.req.raw);
    if (error instanceof Problem) return error.toResponse(reference);
    onError(error, reference);
    return new Problem(500, 'server').toResponse(reference);
  });
  return app;
}
