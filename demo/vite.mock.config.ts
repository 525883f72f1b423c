import { msw } from 'msw/vite';
import { mergeConfig } from 'vite';
import config from './vite.config.ts';

/** The same pages on Vite's development server, with the agency office in the browser and no service. */
export default mergeConfig(config, {
  mode: 'mock',
  plugins: [msw({ mode: 'worker-only' })],
  server: { host: 'localhost', port: 5174 },
});
