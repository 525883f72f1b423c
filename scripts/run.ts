import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root, with a slash at its end. */
export const root = fileURLToPath(new URL('..', import.meta.url));

export interface Outcome {
  readonly ok: boolean;
  readonly seconds: number;
}

/** Runs a program with its output on this terminal. */
export function run(command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Outcome {
  const started = performance.now();
  const { status } = spawnSync(command, args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env },
  });
  return { ok: status === 0, seconds: (performance.now() - started) / 1000 };
}

/** Runs a tool of `node_modules` on the Node that runs this, whatever the PATH says. */
export function runTool(name: string, args: readonly string[], env?: NodeJS.ProcessEnv): Outcome {
  return run(process.execPath, [toolFile(name), ...args], env);
}

/** Runs a tool of `node_modules` and gives what it prints. */
export function askTool(name: string, args: readonly string[]): string {
  const { stdout, stderr } = spawnSync(process.execPath, [toolFile(name), ...args], { cwd: root, encoding: 'utf8' });
  return stdout + stderr;
}

const PACKAGE_OF: Readonly<Record<string, string>> = { tsc: '@typescript/native' };

function toolFile(name: string): string {
  const manifestFile = createRequire(import.meta.url).resolve(`${PACKAGE_OF[name] ?? name}/package.json`);
  const { bin } = createRequire(import.meta.url)(manifestFile) as { bin: string | Record<string, string> };
  const file = typeof bin === 'string' ? bin : bin[name];
  if (!file) throw new Error(`The package of ${name} has no program of that name.`);
  return resolve(dirname(manifestFile), file);
}

/** A line of a report: what, how it went, how long it took. */
export const reportLine = (what: string, result: string, seconds: number): string =>
  `${what.padEnd(16)} ${result.padEnd(28)} ${seconds.toFixed(0).padStart(4)} s`;
