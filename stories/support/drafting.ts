/** Adapters that keep a draft as a story wants it: the office's own, but for what happens around a save. */
import { createDemoOffice, demoSession, type DemoOffice } from '../../mocks/demo-adapter.ts';
import { adapterError } from '../../src/adapter/adapter-error.ts';
import type { CaseAdapter } from '../../src/adapter/case-adapter.ts';
import type { Act } from '../../src/domain/index.ts';
import { NEW_CASE, START_ITEMS } from '../../src/domain/start.ts';

export const CASE_ID = 'one';
const ITEM_ID = 'betalning';

/** What happens once, as soon as the draft has been saved. */
export const onceSaved = (happen: (office: DemoOffice) => Promise<unknown>) => (): CaseAdapter => {
  const office = createDemoOffice('oneCase');
  const adapter = office.adapter();
  let done = false;
  return {
    ...adapter,
    saveDraft: async (...call) => {
      const receipt = await adapter.saveDraft?.(...call);
      if (!receipt) throw adapterError({ kind: 'protocol', retryable: false });
      if (!done) {
        done = true;
        await happen(office);
      }
      return receipt;
    },
  };
};

/** Nothing can be saved. */
export const unsaved = (): CaseAdapter => ({
  ...createDemoOffice('oneCase').adapter(),
  saveDraft: () => Promise.reject(adapterError({ kind: 'server', retryable: true, reference: 'B7-2041' })),
});

/** Nothing outlives the page. */
export function unkept(): CaseAdapter {
  const {
    loadDraft: _load,
    saveDraft: _save,
    deleteDraft: _delete,
    ...adapter
  } = createDemoOffice('oneCase').adapter();
  return adapter;
}

/** The same user has written something else on the phone, and that arrived first. */
export const onTwoDevices = (text: string) => (): CaseAdapter => {
  const adapter = createDemoOffice('oneCase').adapter();
  let first = true;
  return {
    ...adapter,
    saveDraft: async (id, draft, options) => {
      const save = async (one: typeof draft) => adapter.saveDraft?.(id, one, options);
      if (first) await save({ ...draft, answers: { [ITEM_ID]: { text } } });
      first = false;
      const receipt = await save(draft);
      if (!receipt) throw adapterError({ kind: 'protocol', retryable: false });
      return receipt;
    },
  };
};

const { signal } = new AbortController();
const call = { session: demoSession('per'), signal };
const o = { session: demoSession(), signal };

/** A colleague has begun to answer. */
export function answering(): CaseAdapter {
  const office = createDemoOffice('oneCase');
  void office.adapter('per').reportActivity?.(CASE_ID, 'answering', call);
  return office.adapter();
}

/** A colleague answers. */
export async function answers(office: DemoOffice, text: string): Promise<void> {
  const act: Act = { kind: 'answer', answers: { [ITEM_ID]: { value: text } }, text: '', files: [] };
  const { revision } = await office.adapter('per').getCase(CASE_ID, call);
  await office.adapter('per').sendAct(CASE_ID, act, { ...call, idempotencyKey: crypto.randomUUID(), revision });
}

/** A case was being started, with a file, and the page left. */
export function begun(): CaseAdapter {
  const adapter = createDemoOffice('default').adapter();
  const file = new File(['%PDF-1.4\n%%EOF\n'], 'avtal.pdf', { type: 'application/pdf' });
  const write = async (): Promise<void> => {
    const key = 'before';
    const stored = await adapter.uploadFile(
      file,
      { newCase: true },
      { ...o, uploadKey: key, onProgress: () => undefined },
    );
    const answers = {
      [START_ITEMS.recipient]: { picked: ['jonas'] },
      [START_ITEMS.subject]: { text: 'Lånet till bilen' },
      [START_ITEMS.text]: { text: 'Banken vill ha en årsredovisning, kan du' },
    };
    const draft = { version: null, savedAt: new Date().toISOString(), basedOn: null, act: 'answer', text: '' } as const;
    const files = [{ ...stored, itemId: START_ITEMS.files, key }];
    await adapter.saveDraft?.(NEW_CASE, { ...draft, answers, files, pending: [] }, o);
  };
  let written: Promise<void> | undefined;
  return {
    ...adapter,
    loadDraft: async (...call) => {
      await (written ??= write());
      return (await adapter.loadDraft?.(...call)) ?? null;
    },
  };
}

/** Drafts of cases are kept, and none of a case that is being started. */
export function withoutStarts(): CaseAdapter {
  return {
    ...createDemoOffice('default').adapter(),
    loadDraft: () => Promise.reject(adapterError({ kind: 'notFound', retryable: false })),
  };
}
