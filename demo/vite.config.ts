import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The demo's pages as files for the demo service. */
export default defineConfig({
  root: here('.'),
  base: '/',
  // Its own publicDir only; no source maps, so that what people try is what they would ship.
  build: {
    outDir: here('../dist-demo'),
    emptyOutDir: true,
    target: 'es2022',
    // Fonts as files: the service's content security policy has no data: addresses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { input: [here('./index.html'), here('./desk.html')] },
  },
});
