import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/**
 * The one-file bundle for a script tag: every element, both languages, every dependency. The npm files are built by
 * `tsc` (scripts/build.ts); demo, Storybook and tests have configurations of their own.
 */
export default defineConfig({
  plugins: [
    {
      name: 'without-tus',
      enforce: 'pre',
      // An optional peer: the adapter then sends large files whole, as it does where a host has not installed it.
      load: (id) =>
        id.endsWith('/src/adapter/rest/tus.ts') ? "throw new Error('No tus in this bundle'); export {};" : undefined,
    },
  ],
  build: {
    target: 'es2022',
    outDir: here('dist-cdn'),
    emptyOutDir: true,
    sourcemap: false,
    lib: { entry: here('scripts/cdn-entry.ts'), formats: ['es'], fileName: () => 'case-widgets.js' },
    // One file, since `integrity` on a script tag covers that file only.
    rolldownOptions: { output: { minify: true, codeSplitting: false } },
  },
});
