import type { UseStore } from 'idb-keyval';

const STORE = 'drafts';
/** An open that has not come to an end by then is held up by another tab (ms). */
const PATIENCE = 5_000;

/** A database that lets go when another tab wants to delete it, and is opened anew when it is asked for again. */
export function openDatabase(name: string): UseStore {
  let opened: Promise<IDBDatabase> | undefined;
  const forget = (): void => {
    opened = undefined;
  };
  const database = (): Promise<IDBDatabase> => {
    opened ??= open(name, forget);
    opened.catch(forget);
    return opened;
  };
  return async (mode, work) => {
    const store = await begin(await database(), mode).catch(async (thrown: unknown) => {
      // Closed meanwhile: once more with a new one.
      if ((thrown as { name?: unknown } | null)?.name !== 'InvalidStateError') throw thrown;
      forget();
      return begin(await database(), mode);
    });
    return work(store);
  };
}

async function begin(database: IDBDatabase, mode: IDBTransactionMode): Promise<IDBObjectStore> {
  return database.transaction(STORE, mode).objectStore(STORE);
}

function open(name: string, forget: () => void): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name);
    const fail = (): void => reject(new DOMException('Another tab holds the database', 'AbortError'));
    const timer = setTimeout(fail, PATIENCE);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE);
    request.onblocked = fail;
    request.onerror = () => {
      clearTimeout(timer);
      reject(request.error ?? new DOMException('The database cannot be opened', 'UnknownError'));
    };
    request.onsuccess = () => {
      clearTimeout(timer);
      const database = request.result;
      database.onclose = forget;
      database.onversionchange = () => {
        database.close();
        forget();
      };
      resolve(database);
    };
  });
}
