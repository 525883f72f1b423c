/**
 * Builds the package: dist/ (one module per source, the texts of a language as one module, the demo's and MSW's doors
 * with the office's router bundled in), custom-elements.json, and dist-cdn/ (one file).
 *
 *     npm run build
 */
import { globSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { build, type Plugin } from 'vite';
import { writeManifest } from './manifest.ts';
import { shippedPackages, writeNotices } from './notices.ts';
import { root, runTool } from './run.ts';

/** The doors of the agency office that ship, as entries of the package. */
const DOORS = ['demo-adapter', 'handlers'];

function compile(): void {
  for (const folder of ['dist', 'dist-cdn']) rmSync(root + folder, { recursive: true, force: true });
  const { ok } = runTool('tsc', ['-p', 'tsconfig.build.json']);
  if (!ok) throw new Error('The sources do not compile.');
}

/** `tsc` leaves `.ts` in the specifiers of declarations, which not every reader of types follows. */
function finishDeclarations(): void {
  for (const file of globSync('dist/**/*.d.ts', { cwd: root })) {
    const text = readFileSync(root + file, 'utf8');
    const finished = text.replace(/((?:from|import)\s*\(?\s*(['"])\.{1,2}\/[^'"\n]*)\.ts\2/g, '$1.js$2');
    if (finished !== text) writeFileSync(root + file, finished);
  }
}

/** Two modules per language instead of a request per file; JSON modules are not yet everywhere. */
async function bundleTexts(): Promise<void> {
  for (const name of ['sv', 'sv-case', 'en', 'en-case']) {
    const { catalogue } = (await import(`${root}locales/${name}.ts`)) as { catalogue: object };
    writeFileSync(`${root}dist/locales/${name}.js`, `export const catalogue = ${JSON.stringify(catalogue)};\n`);
    rmSync(`${root}dist/locales/${name}.js.map`, { force: true });
    rmSync(`${root}dist/locales/${name}`, { recursive: true, force: true });
  }
}

/** The library's own modules stay where they are in dist/src: two copies of an adapter would be two kinds of errors. */
const besideTheLibrary: Plugin = {
  name: 'beside-the-library',
  enforce: 'pre',
  async resolveId(source, importer) {
    if (!importer || !source.startsWith('.')) return null;
    const resolved = await this.resolve(source, importer, { skipSelf: true });
    if (!resolved?.id.startsWith(`${root}src/`)) return null;
    const shipped = relative(`${root}mocks`, resolved.id).replace(/\.ts$/, '.js');
    return { id: shipped, external: true };
  },
};

async function bundleDoors(): Promise<void> {
  for (const file of globSync('dist/mocks/**/*.js{,.map}', { cwd: root })) rmSync(root + file);
  await build({
    configFile: false,
    root,
    logLevel: 'warn',
    plugins: [besideTheLibrary],
    build: {
      target: 'es2022',
      outDir: 'dist/mocks',
      emptyOutDir: false,
      minify: false,
      lib: { entry: Object.fromEntries(DOORS.map((door) => [door, `${root}mocks/${door}.ts`])), formats: ['es'] },
      rolldownOptions: {
        external: (id) => id === 'msw' || id.startsWith('msw/'),
        output: { entryFileNames: '[name].js', chunkFileNames: '[name].js' },
      },
    },
  });
}

async function bundleForScriptTag(): Promise<void> {
  await build({ configFile: `${root}vite.config.ts`, root, logLevel: 'warn' });
}

const brotliKb = (file: string): string => (brotliCompressSync(readFileSync(root + file)).length / 1000).toFixed(1);

try {
  compile();
  finishDeclarations();
  await bundleTexts();
  await bundleDoors();
  await writeManifest();
  await bundleForScriptTag();
  writeNotices('dist/mocks/LICENCES.txt', ['node_modules/hono']);
  writeNotices('dist-cdn/LICENCES.txt', shippedPackages());
  console.log(`dist ${globSync('dist/**/*.js', { cwd: root }).length} modules, custom-elements.json written`);
  console.log(`dist-cdn/case-widgets.js ${brotliKb('dist-cdn/case-widgets.js')} kB br`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
