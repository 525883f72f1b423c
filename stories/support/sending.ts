/** Adapters whose answer to a send or an upload a story decides: the office's own, but for that one call. */
import { createDemoOffice } from '../../mocks/demo-adapter.ts';
import { adapterError } from '../../src/adapter/adapter-error.ts';
import type { CaseAdapter } from '../../src/adapter/case-adapter.ts';
import type { FailureKind, StoredFile } from '../../src/domain/index.ts';

const never = <T>(): Promise<T> => new Promise(() => undefined);
const refuse = (kind: FailureKind, retryable = false, retryAfter?: number): Promise<never> =>
  Promise.reject(
    adapterError({ kind, retryable, reference: 'B7-2041', ...(retryAfter !== undefined && { retryAfter }) }),
  );

type Calls = Partial<CaseAdapter>;

/** The office with one question (or two receipts and one), but for the calls given. */
const withCalls =
  (calls: Calls, scenario: 'oneCase' | 'single' = 'oneCase') =>
  (): CaseAdapter => ({ ...createDemoOffice(scenario).adapter(), ...calls });

const withUpload = (uploadFile?: CaseAdapter['uploadFile']) => withCalls(uploadFile ? { uploadFile } : {}, 'single');

/** Once something has been sent, nothing more is heard; `keys`: the same act may safely go again. */
const unanswered = (keys: boolean) => (): CaseAdapter => {
  const adapter = createDemoOffice('oneCase').adapter();
  let lost = false;
  return {
    ...adapter,
    getAccess: async (options) => {
      const access = await adapter.getAccess(options);
      return { ...access, capabilities: { ...access.capabilities, idempotency: keys } };
    },
    sendAct: () => {
      lost = true;
      return refuse('protocol');
    },
    findAct: () => refuse('protocol'),
    getCase: (id, options) => (lost ? refuse('protocol') : adapter.getCase(id, options)),
  };
};

export const sends = {
  /** Under way. */
  sending: withCalls({ sendAct: never }),
  /** Refused for good. */
  failed: withCalls({ sendAct: () => refuse('forbidden') }),
  /** No answer came, and what became of it cannot be found out. */
  unknown: unanswered(true),
  /** The same, and a further try might arrive twice: the user decides. */
  undecided: unanswered(false),
  /** The service is in trouble; the next try goes by itself. */
  waitingForRetry: withCalls({ sendAct: () => refuse('server', true, 50) }),
  /** The service is busy, and has said for how long. */
  busy: withCalls({ sendAct: () => refuse('rateLimited', true, 150) }),
  /** It is being found out whether the first try arrived. */
  settling: withCalls({ sendAct: () => refuse('protocol'), findAct: never }),
  /** No connection: it goes by itself when there is one. */
  waitingForConnection: withCalls({ sendAct: () => refuse('offline', true) }),
  /** The session has ended: it goes when the user has signed in again. */
  waitingForSignIn: withCalls({ sendAct: () => refuse('signedOut') }),
  /** A file is still on its way up. */
  waitingForFiles: withCalls({ uploadFile: never }),
};

/** A call whose end a story decides. */
export interface Held {
  readonly adapter: () => CaseAdapter;
  /** Lets it end, once it is under way. */
  end(): void;
}

/** The send arrives when the story says so. */
export function heldSend(): Held {
  let end: () => void = () => undefined;
  const adapter = (): CaseAdapter => {
    const office = createDemoOffice('oneCase').adapter();
    return {
      ...office,
      sendAct: async (...call) => {
        await new Promise<void>((resolve) => (end = resolve));
        return office.sendAct(...call);
      },
    };
  };
  return { adapter, end: () => end() };
}

/** The upload fails when the story says so. */
export function heldUpload(): Held {
  let end: () => void = () => undefined;
  const upload = () =>
    new Promise<never>(
      (_resolve, reject) => (end = () => void refuse('protocol').catch((error: Error) => reject(error))),
    );
  return { adapter: withCalls({ uploadFile: upload }), end: () => end() };
}

/** Somebody else has written since: the draft stays, and what is new can be seen. */
export const conflict = (): CaseAdapter => {
  const office = createDemoOffice('oneCase');
  const adapter = office.adapter();
  let first = true;
  return {
    ...adapter,
    sendAct: async (id, act, options) => {
      if (first) {
        first = false;
        await office.desk.note(id, { text: 'Jag ser nu att det står Holms Bygg på insättningen.' });
      }
      return adapter.sendAct(id, act, options);
    },
  };
};

const stored = (scan: NonNullable<StoredFile['scan']>): CaseAdapter['uploadFile'] => {
  return async (file, _target, { uploadKey, onProgress }) => {
    onProgress(file.size, file.size);
    return { id: uploadKey, name: file.name, size: file.size, type: file.type, scan };
  };
};

export const uploads = {
  /** Half of it is up. */
  uploading: withUpload((file, _target, { onProgress }) => {
    onProgress(Math.round(file.size / 2), file.size);
    return never();
  }),
  uploaded: withUpload(stored('clean')),
  /** The agency looks for viruses; it can be sent meanwhile. */
  scanning: withUpload(stored('scanning')),
  /** It carried one. */
  blocked: withUpload(stored('blocked')),
  /** It did not arrive; the same file can be tried again. */
  failed: withUpload(() => refuse('server', true)),
  /** The real back end; the file is stopped before it goes. */
  refused: withUpload(),
};
