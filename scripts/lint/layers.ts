/**
 * Who may import whom (design.md "Layout"; with the refinements of decision record 0003). The lint rules, the repo tests and the
 * documentation read this one table. A folder may always import itself; nothing in `src` imports what lies outside it.
 */
interface Layer {
  /** Folders of `src` that it may import. */
  readonly uses: readonly string[];
  /** Packages that it may import, by bare specifier (`lit` includes `lit/…`). */
  readonly packages: readonly string[];
}

const lit = ['lit', '@lit/context'];

export const layers: Readonly<Record<string, Layer>> = {
  domain: { uses: [], packages: ['organisationsnummer', 'personnummer'] },
  styles: { uses: [], packages: ['lit'] },
  adapter: { uses: ['domain'], packages: ['eventsource-parser', 'tus-js-client', 'valibot'] },
  events: { uses: ['domain'], packages: [] },
  i18n: { uses: ['domain'], packages: ['i18next'] },
  client: { uses: ['domain', 'adapter', 'events'], packages: ['@tanstack/query-core', 'idb-keyval'] },
  context: { uses: ['client', 'i18n'], packages: lit },
  controllers: { uses: ['domain', 'client', 'i18n', 'context'], packages: lit },
  element: {
    uses: ['styles', 'domain', 'adapter', 'client', 'i18n', 'context', 'controllers'],
    packages: [...lit, 'i18next'],
  },
  components: {
    uses: ['domain', 'events', 'styles', 'element', 'controllers'],
    packages: [...lit, '@tanstack/lit-virtual', 'uqr'],
  },
  provider: {
    uses: ['domain', 'adapter', 'client', 'i18n', 'context', 'element', 'events'],
    packages: [...lit, 'i18next'],
  },
  define: { uses: ['components', 'provider', 'element'], packages: [] },
  // define: what a menu entry and a single-spa parcel load when they are first opened.
  host: { uses: ['domain', 'client', 'i18n', 'events', 'define'], packages: ['i18next'] },
  testing: { uses: ['domain', 'adapter'], packages: [] },
};

/** Folders of the repository that `src` must not know. */
export const outside = ['mocks', 'demo', 'stories', 'test', 'scripts', 'bench'];

/** Where network and storage may be touched. */
export const doors = ['src/adapter/rest/**/*.ts', 'src/adapter/rest.ts', 'src/client/draft-store/**/*.ts'];

interface Zone {
  target: string;
  from: string;
  except?: string[];
  message: string;
}

const layerZone = ([name, { uses }]: [string, Layer]): Zone => ({
  target: `./src/${name}`,
  from: './src',
  except: [name, ...uses].map((folder) => `./${folder}`),
  message: `${name} may import ${uses.length > 0 ? uses.join(', ') : 'no other layer'} (scripts/lint/layers.ts).`,
});

/** The table as zones of `import-x/no-restricted-paths`. */
export const zones: Zone[] = [
  ...Object.entries(layers).map(layerZone),
  ...outside.map((folder) => ({ target: './src', from: `./${folder}`, message: `src knows nothing of ${folder}.` })),
  ...Object.keys(layers)
    .filter((name) => name !== 'i18n')
    .map((name) => ({ target: `./src/${name}`, from: './locales', message: 'Only i18n reads locales.' })),
  {
    target: './src/index.ts',
    from: './src/define',
    except: ['./define-all.ts', './register.ts'],
    message: 'Importing the package registers nothing.',
  },
  ...['demo', 'stories', 'test'].map((from) => ({
    target: './mocks',
    from: `./${from}`,
    message: `mocks know nothing of ${from}.`,
  })),
  { target: './demo', from: './stories', message: 'The demo stands alone.' },
  { target: './demo', from: './test', message: 'The demo stands alone.' },
];

/** What a layer may not import by bare specifier, as one pattern of `no-restricted-imports`. */
export function foreignPackages(name: string): { regex: string; message: string } {
  const allowed = (layers[name]?.packages ?? []).map((entry) => `${entry.replace(/[/.]/g, '\\$&')}(?:/|$)`).join('|');
  return {
    regex: allowed ? `^(?![./])(?!${allowed})` : '^(?![./])',
    message: `${name} may import these packages only: ${layers[name]?.packages.join(', ') || 'none'} (scripts/lint/layers.ts).`,
  };
}
