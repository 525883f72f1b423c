import { setupWorker } from 'msw/browser';
import { createHandlers } from '../../mocks/handlers.ts';
import { createMemoryFiles, createMemoryStorage } from '../../mocks/office/memory-storage.ts';
import { createOffice } from '../../mocks/office/office.ts';
import { shareOffice } from './shared-office.ts';

/** Puts the agency's office into the page: requests to `/api`, `/desk` and `/demo` are answered by MSW. */
export async function startMock(): Promise<void> {
  const office = createOffice({ storage: createMemoryStorage(), files: createMemoryFiles() });
  const fetch = await shareOffice(async () => {
    await office.ensureLoaded('demo');
    return office.fetch;
  });
  const worker = setupWorker(...createHandlers({ ...office, fetch }, '/api'));
  await worker.start({ quiet: true, onUnhandledFrame: 'bypass' });
}
