import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { cli } from '@custom-elements-manifest/analyzer/cli.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const moduleName = 'virtual:custom-elements-manifest';

/** The custom elements manifest of the sources as they are now; its configuration lies at the repository's root. */
export const createManifest = (): Promise<object> => cli({ argv: ['analyze', '--quiet'], cwd: root, noWrite: true });

/** Writes `custom-elements.json`, which the package ships. */
export async function writeManifest(): Promise<void> {
  writeFileSync(`${root}custom-elements.json`, `${JSON.stringify(await createManifest(), null, 2)}\n`);
}

/** Vite plugin: the manifest as a module, so that Storybook needs no generated file. */
export const manifestModule = () => ({
  name: 'custom-elements-manifest',
  resolveId: { filter: { id: /^virtual:custom-elements-manifest$/ }, handler: () => `\0${moduleName}` },
  load: {
    filter: { id: /^\0virtual:custom-elements-manifest$/ },
    handler: async () => `export default ${JSON.stringify(await createManifest())}`,
  },
});
