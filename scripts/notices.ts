import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { root } from './run.ts';

interface Entry {
  readonly dependencies?: Readonly<Record<string, string>>;
}

/** Folders of the packages that an install of the library brings: its dependencies and theirs, as locked. */
export function shippedPackages(): string[] {
  const lock = JSON.parse(readFileSync(`${root}package-lock.json`, 'utf8')) as { packages: Record<string, Entry> };
  const found = new Set<string>();
  const visit = (folder: string): void => {
    for (const name of Object.keys(lock.packages[folder]?.dependencies ?? {})) {
      const resolved = resolveFrom(folder, name, lock.packages);
      if (!resolved || found.has(resolved)) continue;
      found.add(resolved);
      visit(resolved);
    }
  };
  visit('');
  return [...found].sort();
}

/** Where Node finds a package that is asked for in a folder. */
function resolveFrom(folder: string, name: string, packages: Readonly<Record<string, Entry>>): string | undefined {
  const candidate = `${folder}${folder ? '/' : ''}node_modules/${name}`;
  if (packages[candidate]) return candidate;
  return folder ? resolveFrom(folder.replace(/\/?node_modules\/(?:@[^/]+\/)?[^/]+$/, ''), name, packages) : undefined;
}

/** Writes the licences of what a bundle holds beside it, as they ask for. */
export function writeNotices(file: string, folders: readonly string[]): void {
  writeFileSync(root + file, `${folders.map(notice).join(`\n${'-'.repeat(80)}\n\n`)}`);
}

function notice(folder: string): string {
  const { name, version, license } = JSON.parse(readFileSync(`${root}${folder}/package.json`, 'utf8')) as Record<
    string,
    string
  >;
  const [file] = globSync(`${folder}/{LICENSE,LICENCE,license}{,.md,.txt}`, { cwd: root });
  const text = file ? readFileSync(root + file, 'utf8').trim() : `Licensed under ${license}.`;
  return `${name} ${version}\n\n${text}\n`;
}
