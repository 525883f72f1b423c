/**
 * Weighs what the budgets of performance.md §3 name, built as a host would; prints the table last and exits with 1 when
 * something is too heavy.
 *
 *     npm run check:size
 *     npm run check:size -- --why    also the heaviest modules of the list page and of an opened case
 */
import { brotliCompressSync, constants } from 'node:zlib';
import { build, type Rolldown } from 'vite';
import { budgets, listPage, openedCase, sharedByHost } from '../bench/size.ts';
import { shippedPackages } from './notices.ts';
import { root } from './run.ts';

type Chunk = Rolldown.OutputChunk;

const kB = (code: string): number =>
  brotliCompressSync(code, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length / 1000;
const weigh = (chunks: Iterable<Chunk>): number => [...chunks].reduce((sum, chunk) => sum + kB(chunk.code), 0);

/** Builds entries given as source texts; chunks by file name. */
async function bundle(
  entries: Readonly<Record<string, string>>,
  shared: readonly string[] = [],
): Promise<Map<string, Chunk>> {
  const name = (id: string): string => id.slice('\0size:'.length);
  const result = await build({
    configFile: false,
    root,
    logLevel: 'error',
    plugins: [
      {
        name: 'entries',
        // Vite makes a path below the root of what a library's entry is called.
        resolveId: (id) => /(?:^|\/)(size:\w+)$/.exec(id)?.[1]?.replace(/^/, '\0'),
        load: (id) =>
          id.startsWith('\0size:') ? { code: entries[name(id)] ?? '', moduleSideEffects: true } : undefined,
      },
    ],
    build: {
      write: false,
      target: 'es2022',
      // As a library: Vite's own loader of chunks is not ours to weigh.
      lib: {
        entry: Object.fromEntries(Object.keys(entries).map((entry) => [entry, `size:${entry}`])),
        formats: ['es'],
      },
      rolldownOptions: {
        external: (id) => shared.some((host) => id === host || id.startsWith(`${host}/`)),
        output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js', minify: true },
      },
    },
  });
  const { output } = Array.isArray(result)
    ? (result[0] ?? fail('no output'))
    : 'output' in result
      ? result
      : fail('a watcher');
  return new Map(output.filter((file) => file.type === 'chunk').map((chunk) => [chunk.fileName, chunk]));
}

function fail(what: string): never {
  throw new Error(`The build gave ${what}.`);
}

/** The chunks that a page gets when it loads an entry; with what is loaded later on demand, if asked for. */
function reach(chunks: ReadonlyMap<string, Chunk>, entry: string, later: 'later too' | 'at once'): Set<Chunk> {
  const found = new Set<Chunk>();
  const visit = (file: string): void => {
    const chunk = chunks.get(file);
    if (!chunk || found.has(chunk)) return;
    found.add(chunk);
    chunk.imports.forEach(visit);
    if (later === 'later too') chunk.dynamicImports.filter((next) => !isTexts(chunks.get(next))).forEach(visit);
  };
  visit(entry);
  return found;
}

const textsOf = (chunk: Chunk | undefined): string | undefined =>
  /\/locales\/([\w-]+)\.ts$/.exec(chunk?.facadeModuleId ?? '')?.[1];
const isTexts = (chunk: Chunk | undefined): boolean => textsOf(chunk) !== undefined;

interface Row {
  readonly what: string;
  readonly budget: number;
  readonly figure: number;
  readonly unit: string;
}

async function measure(): Promise<Row[]> {
  const shared = await bundle({ list: listPage }, sharedByHost);
  const whole = await bundle({ list: listPage, opened: openedCase });
  const oneFile = await oneFileBundle();
  const first = reach(whole, 'list.js', 'at once');
  const opened = [...reach(whole, 'opened.js', 'at once')].filter((chunk) => !first.has(chunk));
  const all = [...reach(whole, 'opened.js', 'later too')];
  const later = all.filter((chunk) => !first.has(chunk) && !opened.includes(chunk));
  const texts = [...whole.values()].filter(isTexts);
  if (process.argv.includes('--why')) {
    explain('list page', first);
    explain('an opened case', opened);
    explain('what only some cases need', later);
  }
  return [
    {
      what: 'list page, lit and i18next shared by the host',
      budget: budgets.listPageShared,
      figure: weigh(reach(shared, 'list.js', 'at once')),
      unit: 'kB br',
    },
    { what: 'list page, everything included', budget: budgets.listPage, figure: weigh(first), unit: 'kB br' },
    { what: 'opening a case adds', budget: budgets.openingACase, figure: weigh(opened), unit: 'kB br' },
    {
      what: 'bank lines, tables, drafts, codes: when needed',
      budget: budgets.later,
      figure: weigh(later),
      unit: 'kB br',
    },
    { what: 'one-file bundle', budget: budgets.oneFile, figure: weigh(oneFile), unit: 'kB br' },
    ...texts.map((chunk) => ({
      what: `texts, ${textsOf(chunk) ?? ''}`,
      budget: textsOf(chunk)?.endsWith('-case') ? budgets.textsOfACase : budgets.textsOfTheListPage,
      figure: weigh([chunk]),
      unit: 'kB br',
    })),
    {
      what: 'packages that an install brings',
      budget: budgets.installedPackages,
      figure: shippedPackages().length + 1,
      unit: '',
    },
  ];
}

async function oneFileBundle(): Promise<Chunk[]> {
  const result = await build({ configFile: `${root}vite.config.ts`, root, logLevel: 'error', build: { write: false } });
  const outputs = Array.isArray(result) ? result : 'output' in result ? [result] : fail('a watcher');
  return outputs.flatMap(({ output }) => output.filter((file) => file.type === 'chunk'));
}

/** The modules of a part by what they weigh before compression; what each costs compressed cannot be told apart. */
function explain(part: string, chunks: Iterable<Chunk>): void {
  const modules = [...chunks].flatMap((chunk) => Object.entries(chunk.modules));
  const bySize = modules.sort(([, a], [, b]) => b.renderedLength - a.renderedLength).slice(0, 40);
  console.log(`\n${part}, kB before minification:`);
  for (const [id, { renderedLength }] of bySize) {
    console.log(
      `${(renderedLength / 1000).toFixed(1).padStart(8)}  ${id.replace(root, '').replace(/^.*node_modules\//, '')}`,
    );
  }
}

const rows = await measure();
if (rows.filter(({ what }) => what.startsWith('texts')).length !== 4)
  fail('no chunk of its own for each language: both would be loaded at once');

const over = rows.filter(({ figure, budget }) => figure > budget);
console.log(`${''.padEnd(48)}${'budget'.padStart(8)}${'figure'.padStart(8)}`);
for (const { what, budget, figure, unit } of rows) {
  const digits = unit ? 1 : 0;
  console.log(
    `${what.padEnd(48)}${String(budget).padStart(8)}${figure.toFixed(digits).padStart(8)} ${unit}${figure > budget ? '  TOO HEAVY' : ''}`,
  );
}
if (over.length > 0) process.exitCode = 1;
