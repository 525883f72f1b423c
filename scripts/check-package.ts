/**
 * Packs the package and looks at it as a host would: every promised file is there, every entry loads in plain Node
 * without a DOM, types compile for both kinds of resolution, unused elements cost nothing, nothing foreign is in it.
 *
 *     npm run build && npm run check:package
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { build } from 'vite';
import { askTool, root } from './run.ts';

type Target = string | { readonly types?: string; readonly default: string };
interface Manifest {
  readonly name: string;
  readonly exports: Readonly<Record<string, Target>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly customElements: string;
}

// Inside node_modules, so that the packed files find their dependencies where they are installed.
const sandbox = `${root}node_modules/.cache/check-package/`;
const manifest = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as Manifest;
const packed = `${sandbox}node_modules/${manifest.name}/`;

const problems: string[] = [];
let checks = 0;
async function check(what: string, look: () => readonly string[] | Promise<readonly string[]>): Promise<void> {
  checks += 1;
  const found = await Promise.resolve()
    .then(look)
    .catch((error: unknown) => [String(error).slice(0, 300)]);
  console.log(`${found.length === 0 ? '✓' : '✗'} ${what}`);
  problems.push(...found.map((problem) => `${what}: ${problem}`));
}

function pack(): void {
  rmSync(sandbox, { recursive: true, force: true });
  mkdirSync(packed, { recursive: true });
  // A package of its own: without it Node would take our name for the repository around it.
  writeFileSync(`${sandbox}package.json`, JSON.stringify({ name: 'check-package', private: true, type: 'module' }));
  const out = execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', sandbox], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [file] = Object.values(JSON.parse(out) as Record<string, { filename: string }>);
  if (!file) throw new Error('npm pack gave no file.');
  execFileSync('tar', ['-xzf', `${sandbox}${file.filename}`, '-C', packed, '--strip-components', '1']);
}

/** Every entry with its files; a pattern is filled with each file that it can mean. */
function entries(): { specifier: string; file: string; types?: string }[] {
  return Object.entries(manifest.exports).flatMap(([path, target]) => {
    const { default: file, types } = typeof target === 'string' ? { default: target, types: undefined } : target;
    const fills = file.includes('*') ? globSync(file, { cwd: packed }).map((found) => fillOf(found, file)) : [''];
    return fills.map((fill) => ({
      specifier: manifest.name + path.slice(1).replace('*', fill),
      file: file.replace('*', fill),
      ...(types ? { types: types.replace('*', fill) } : {}),
    }));
  });
}

function fillOf(found: string, pattern: string): string {
  const [before = '', after = ''] = pattern.replace(/^\.\//, '').split('*');
  return found.slice(before.length, found.length - after.length);
}

const missingFiles = (): string[] =>
  entries()
    .flatMap(({ file, types }) => [file, ...(types ? [types] : [])])
    .filter((file) => !existsSync(packed + file));

const inNode = (code: string): string | undefined => {
  const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', code], {
    cwd: sandbox,
    encoding: 'utf8',
  });
  return status === 0 ? undefined : (stderr.split('\n').find((line) => /Error/.test(line)) ?? stderr.slice(0, 200));
};

/** The MSW door asks for msw, which a host brings; it is installed here. */
const modules = (): string[] =>
  entries()
    .filter(({ file }) => file.endsWith('.js'))
    .map(({ specifier }) => specifier);

const failingImports = (): string[] =>
  modules().flatMap((specifier) => {
    const error = inNode(`await import('${specifier}')`);
    return error ? [`${specifier}: ${error}`] : [];
  });

function sideEffectsOfImport(): string[] {
  const code = `
    import '${manifest.name}/define/case-card.js';
    if (!customElements.get('case-card')) throw new Error('Error: define/case-card.js defines nothing');
    if (customElements.get('case-list')) throw new Error('Error: define/case-card.js defines case-list too');`;
  const registersNothing = `
    await import('${manifest.name}');
    if (globalThis.customElements?.get('case-card')) throw new Error('Error: importing the package registers elements');`;
  return [inNode(code), inNode(registersNothing)].filter((error) => error !== undefined);
}

/** Names in import statements that are neither relative nor installed with the package. */
function foreignImports(): string[] {
  const known = [...Object.keys(manifest.dependencies), ...Object.keys(manifest.peerDependencies ?? {}), 'msw'];
  return globSync('dist/**/*.js', { cwd: packed }).flatMap((file) => {
    const code = readFileSync(packed + file, 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');
    const named = [
      ...code.matchAll(
        /^\s*(?:import|export)\b[^'"`;]*?from\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]|^\s*import\s*['"]([^'"]+)['"]/gm,
      ),
    ];
    return named
      .map((match) => match[1] ?? match[2] ?? match[3] ?? '')
      .filter((name) => !name.startsWith('.') && !known.some((own) => name === own || name.startsWith(`${own}/`)))
      .map((name) => `${file} imports ${name}`);
  });
}

function foreignFiles(): string[] {
  const files = globSync('**/*', { cwd: packed, exclude: (name) => name === 'node_modules' }).filter((file) =>
    /\.\w+$/.test(file),
  );
  const wanted =
    /^(dist|dist-cdn)\/.*\.(js|js\.map|d\.ts|txt)$|^(package\.json|custom-elements\.json|openapi\.yaml|README\.md|LICENSE)$/;
  const raw = globSync('{dist,dist-cdn}/**/*.js', { cwd: packed }).filter((file) =>
    /^\s*@(?:property|state|query|customElement)\(|\baccessor\s+\w+\s*[=;]/m.test(readFileSync(packed + file, 'utf8')),
  );
  return [...files.filter((file) => !wanted.test(file)), ...raw.map((file) => `${file} holds a raw decorator`)];
}

function typeErrors(): string[] {
  const typed = entries().filter(({ types }) => types);
  writeFileSync(
    `${sandbox}consumer.ts`,
    typed
      .map(({ specifier }, index) => `import * as entry${index} from '${specifier}';\nexport { entry${index} };`)
      .join('\n'),
  );
  return ['nodenext', 'bundler'].flatMap((resolution) => {
    const module = resolution === 'nodenext' ? 'nodenext' : 'esnext';
    writeFileSync(
      `${sandbox}tsconfig.json`,
      JSON.stringify({
        compilerOptions: {
          target: 'es2022',
          lib: ['es2023', 'dom', 'dom.iterable'],
          module,
          moduleResolution: resolution,
          strict: true,
          noEmit: true,
          types: [],
        },
        files: ['consumer.ts'],
      }),
    );
    // Other packages' declarations are their business.
    const errors = askTool('tsc', ['-p', sandbox, '--pretty', 'false']).split('\n');
    return errors.filter(
      (line) => /error TS/.test(line) && (line.includes(manifest.name) || line.includes('consumer.ts')),
    );
  });
}

/** A page that imports the package and uses nothing of it must carry nothing; one that defines a card must carry the card. */
async function treeShaking(): Promise<string[]> {
  const weigh = async (code: string): Promise<string> => {
    writeFileSync(`${sandbox}entry.js`, code);
    const result = await build({
      configFile: false,
      root: sandbox,
      logLevel: 'silent',
      build: { write: false, modulePreload: false, rolldownOptions: { input: `${sandbox}entry.js` } },
    });
    const outputs = Array.isArray(result) ? result : 'output' in result ? [result] : [];
    return outputs.flatMap(({ output }) => output.map((file) => (file.type === 'chunk' ? file.code : ''))).join('');
  };
  const unused = await weigh(`import { CaseCard } from '${manifest.name}';`);
  const defined = await weigh(`import '${manifest.name}/define/case-card.js';`);
  return [
    ...(unused.trim() === '' ? [] : [`an unused import leaves ${unused.length} bytes`]),
    ...(defined.includes('case-card') ? [] : ['the bundler drops define/case-card.js']),
    ...(defined.includes('reply-form') ? ['define/case-card.js drags the form in'] : []),
  ];
}

interface Declared {
  readonly modules: readonly {
    readonly path: string;
    readonly declarations?: readonly { readonly tagName?: string; readonly summary?: string }[];
  }[];
}

function manifestProblems(): string[] {
  const { modules } = JSON.parse(readFileSync(packed + manifest.customElements, 'utf8')) as Declared;
  const tags = modules.flatMap(({ declarations = [] }) =>
    declarations.flatMap(({ tagName, summary }) => (tagName ? [{ tagName, summary }] : [])),
  );
  const defined = globSync('dist/src/define/{case-*,reply-form}.js', { cwd: packed }).map((file) =>
    file.replace(/^.*\/|\.js$/g, ''),
  );
  return [
    ...modules.filter(({ path }) => !existsSync(packed + path)).map(({ path }) => `${path} is not in the package`),
    ...defined.filter((tag) => !tags.some(({ tagName }) => tagName === tag)).map((tag) => `${tag} is not described`),
    ...tags.filter(({ summary }) => !summary).map(({ tagName }) => `${tagName} has no @summary`),
  ];
}

if (!existsSync(`${root}dist/src/index.js`)) {
  console.error('There is no build to check: run "npm run build" first.');
  process.exit(1);
}
pack();
await check('every file that package.json promises is packed', missingFiles);
await check('every entry loads in Node without a DOM', failingImports);
await check('importing registers only what it says', sideEffectsOfImport);
await check('only declared dependencies are imported', foreignImports);
await check('nothing else is packed', foreignFiles);
await check('the declarations compile for nodenext and bundler', typeErrors);
await check('what is not used is not bundled', treeShaking);
await check('custom-elements.json describes every element where it ships', manifestProblems);
for (const problem of problems) console.log(`  ${problem}`);
console.log(`${checks} checks, ${problems.length} problems`);
if (problems.length > 0) process.exitCode = 1;
