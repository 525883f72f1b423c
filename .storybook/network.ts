import { isCommonAssetRequest } from 'msw';
import { setupWorker, type SetupWorker } from 'msw/browser';
import { HttpNetworkFrame } from 'msw/experimental';

const ofStorybook = /\.stories\.|\.mdx|@vite|sb-|\/virtual:|\/node_modules\//;

async function startWorker(): Promise<SetupWorker> {
  const worker = setupWorker();
  await worker.start({
    quiet: true,
    serviceWorker: { url: './mockServiceWorker.js' },
    onUnhandledFrame({ frame, defaults }) {
      const request = frame instanceof HttpNetworkFrame ? frame.data.request : undefined;
      if (!request || !(isCommonAssetRequest(request) || ofStorybook.test(request.url))) defaults.warn();
    },
  });
  return worker;
}

let worker: Promise<SetupWorker> | undefined;

/** One worker however many stories ask at once: a docs page with several stories would start several and crash. */
export const networkReady = (): Promise<SetupWorker> => (worker ??= startWorker());
