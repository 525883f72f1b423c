/** The office's virus scan: it takes a moment, and tells by the change feed what it has found. */
import { actorOf, caseLine, type OfficeContext } from '../context.ts';
import type { FileRecord } from '../model.ts';
import { instant } from '../rules/dates.ts';
import { withBlocked } from '../rules/scan.ts';
import type { Writer } from '../storage.ts';

/** Tells whoever has uploaded a file that no act has named yet: the form is open that it stands in. */
async function tellUploader(tx: Writer, file: FileRecord, at: string): Promise<void> {
  const { companyId, forCaseId, byId } = file;
  if (companyId === undefined) return;
  const about = forCaseId === undefined ? { kind: 'list' as const } : { kind: 'case' as const, caseId: forCaseId };
  await tx.append({ at, companyId, userIds: [byId], desk: false, ...about });
}

async function end(tx: Writer, file: FileRecord, context: OfficeContext): Promise<void> {
  const { scanned, ...rest } = file;
  if (!scanned) return;
  const after: FileRecord = { ...rest, scan: scanned.is };
  const at = instant(context.now());
  await tx.put('files', after);
  if (file.caseIds.length === 0) return tellUploader(tx, file, at);
  for (const record of await tx.getMany('cases', file.caseIds)) {
    const actor = actorOf(context, record.contactId, 'agency');
    const changed = after.scan === 'blocked' ? withBlocked(record, after, actor) : record;
    if (changed !== record) await tx.put('cases', changed);
    await tx.append({ ...caseLine(changed), at });
  }
}

/** Ends the scans whose time has come. A scan that another process has ended is not ended again. */
export async function endScans(context: OfficeContext): Promise<void> {
  const now = context.now().getTime();
  await context.storage.write(async (tx) => {
    for (const file of await tx.list('files', { scan: 'scanning' })) {
      if (file.scanned && Date.parse(file.scanned.at) <= now) await end(tx, file, context);
    }
  });
}
