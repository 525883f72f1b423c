/** Live changes, read from the stored feed: any process can serve any stream, and a stream that comes back loses nothing. */
import type { CaseChange } from '../../../src/domain/index.ts';
import { consultantOf, viewerOf, type OfficeContext } from '../context.ts';
import { caseIndex } from '../rules/case-index.ts';
import { mayRead } from '../rules/consent.ts';
import { directoryOf, personOf } from '../rules/people.ts';
import type { FeedLine, Reader } from '../storage.ts';

const PING_MS = 15_000;
const BATCH = 200;

/** Whether a line is for this listener; judged when it is sent, so that a right that has gone tells nothing any more. */
type Hears = (line: FeedLine, tx: Reader) => Promise<boolean>;

async function toChange(line: FeedLine, tx: Reader): Promise<CaseChange> {
  const eventId = String(line.seq);
  const { kind, byId = '', left, version } = line;
  if (kind === 'list' || kind === 'access') return { eventId, kind };
  const caseId = line.caseId ?? '';
  if (kind === 'draft') return { eventId, kind, caseId, ...(version === undefined ? {} : { version }) };
  if (kind !== 'answering') return { eventId, kind, caseId };
  const people = await tx.getMany('people', [byId]);
  return { eventId, kind, caseId, by: personOf(directoryOf([], [], people), byId), ...(left ? { left } : {}) };
}

const eventOf = (change: CaseChange): string =>
  `id: ${change.eventId}\nevent: change\ndata: ${JSON.stringify(change)}\n\n`;

/** Where the listener left off, or `null` where that is no longer known. */
async function startOf(lastEventId: string | null, tx: Reader): Promise<{ seq: number; isLost: boolean }> {
  const { first, last } = await tx.feedRange();
  if (lastEventId === null) return { seq: last, isLost: false };
  const seq = /^\d+$/.test(lastEventId) ? Number(lastEventId) : Number.NaN;
  const isKnown = seq <= last && (seq === last || (first !== null && seq >= first - 1));
  return isKnown ? { seq, isLost: false } : { seq: last, isLost: true };
}

/** As long as a client remembers it (decision record 0036). */
const ANSWERING_MS = 45_000;

/** Who is answering already, for a listener that is new: read from the feed, at the place where the stream begins. */
async function answeringNow(seq: number, hears: Hears, { storage, now }: OfficeContext): Promise<string> {
  const since = now().getTime() - ANSWERING_MS;
  return storage.read(async (tx) => {
    const lines = (await tx.feedAfter(seq - BATCH, BATCH)).filter(
      (line) => line.kind === 'answering' && line.seq <= seq,
    );
    const latest = new Map(lines.map((line) => [JSON.stringify([line.caseId, line.byId]), line]));
    let events = '';
    for (const line of latest.values()) {
      if (line.left || Date.parse(line.at) < since || !(await hears(line, tx))) continue;
      events += eventOf(await toChange({ ...line, seq }, tx));
    }
    return events;
  });
}

const isCut = async (tx: Reader): Promise<boolean> => Boolean((await tx.get('settings', 'faults'))?.fail);

/** The new lines for this listener; `cut`: the demo plays a failure, so the stream ends. */
async function readNew(seq: number, hears: Hears, { storage }: OfficeContext) {
  return storage.read(async (tx) => {
    const lines = await tx.feedAfter(seq, BATCH);
    const events: string[] = [];
    for (const line of lines) if (await hears(line, tx)) events.push(eventOf(await toChange(line, tx)));
    return { events, seq: lines.at(-1)?.seq ?? seq, more: lines.length === BATCH, cut: await isCut(tx) };
  });
}

/** Resolves when something may be new or the stream ends (`false`), or when it is time for a ping (`true`). */
function waitForChange({ storage }: OfficeContext, ended: AbortSignal): { isPing: Promise<boolean>; stop(): void } {
  const stop = new AbortController();
  const changed = storage.changed(AbortSignal.any([ended, stop.signal])).then(() => false);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const ping = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(true), PING_MS);
  });
  return {
    isPing: Promise.race([changed, ping]),
    stop: () => {
      clearTimeout(timer);
      stop.abort();
    },
  };
}

async function* eventsFrom(
  start: { seq: number; isLost: boolean; isNew: boolean },
  hears: Hears,
  context: OfficeContext,
  ended: AbortSignal,
) {
  // The bare id lets a stream that breaks before its first event come back to this place.
  yield `retry: 1000\nid: ${start.seq}\n\n`;
  const answering = start.isNew ? await answeringNow(start.seq, hears, context) : '';
  if (answering) yield answering;
  if (start.isLost) {
    const eventId = String(start.seq);
    yield eventOf({ eventId, kind: 'list' }) + eventOf({ eventId, kind: 'access' });
  }
  let { seq } = start;
  while (!ended.aborted) {
    const change = waitForChange(context, ended);
    try {
      const batch = await readNew(seq, hears, context);
      if (batch.cut) return;
      seq = batch.seq;
      if (batch.events.length) yield batch.events.join('');
      if (batch.more) continue;
      if (await change.isPing) yield ': ping\n\n';
    } finally {
      change.stop();
    }
  }
}

function streamOf(events: AsyncGenerator<string, void>, ended: AbortController): Response {
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const next = await events.next();
      if (next.done) controller.close();
      else controller.enqueue(encoder.encode(next.value));
    },
    cancel: () => ended.abort(),
  });
  return new Response(body, {
    headers: { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store', 'X-Accel-Buffering': 'no' },
  });
}

async function open(
  request: Request,
  context: OfficeContext,
  listener: (tx: Reader) => Promise<Hears>,
): Promise<Response> {
  const lastEventId = request.headers.get('Last-Event-ID');
  const { hears, start } = await context.storage.read(async (tx) => ({
    hears: await listener(tx),
    start: { ...(await startOf(lastEventId, tx)), isNew: lastEventId === null },
  }));
  const ended = new AbortController();
  request.signal.addEventListener('abort', () => ended.abort());
  return streamOf(eventsFrom(start, hears, context, ended.signal), ended);
}

/** Whether a user at this company may know of the line now. */
async function mayHear(line: FeedLine, request: Request, tx: Reader): Promise<boolean> {
  if ((line.kind !== 'case' && line.kind !== 'answering') || line.caseId === undefined) return true;
  const record = await tx.get('cases', line.caseId);
  return record !== undefined && mayRead(caseIndex(record), await viewerOf(request, tx));
}

export const companyEvents = (request: Request, context: OfficeContext): Promise<Response> =>
  open(request, context, async (tx) => {
    const { companyId, userId } = await viewerOf(request, tx);
    return async (line, now) => {
      if (line.companyId !== companyId || (line.userIds && !line.userIds.includes(userId))) return false;
      if (line.kind === 'answering' && line.byId === userId) return false;
      return mayHear(line, request, now);
    };
  });

export const deskEvents = (request: Request, context: OfficeContext): Promise<Response> =>
  open(request, context, async (tx) => {
    const { agencyId } = await consultantOf(request, tx);
    return async (line) => line.agencyId === agencyId && line.desk !== false;
  });
