/** What the documentation pages tell, read from the sources themselves, so that it cannot grow old. */
import manifest from 'virtual:custom-elements-manifest';
import { FAILURE_KINDS } from '../../src/domain/index.ts';
import { tokens as tokenStyles } from '../../src/styles/tokens.ts';

type Tree = { readonly [key: string]: string | Tree };

function leaves(tree: Tree, path = ''): [key: string, text: string][] {
  return Object.entries(tree).flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' ? [[`${path}${name}`, value]] : leaves(value, `${path}${name}.`),
  );
}

/** All texts of one language; a file is a namespace of keys. */
const catalogue = (files: Record<string, Tree>): [key: string, text: string][] =>
  Object.entries(files).flatMap(([path, tree]) => leaves(tree, `${/(\w+)\.json$/.exec(path)?.[1] ?? ''}.`));

const swedish = catalogue(import.meta.glob<Tree>('../../locales/sv/*.json', { import: 'default', eager: true }));
const english = new Map(
  catalogue(import.meta.glob<Tree>('../../locales/en/*.json', { import: 'default', eager: true })),
);

/** Every text by key, in both languages. */
export const texts = swedish.map(([key, text]) => ({ key, sv: text, en: english.get(key) ?? '' }));

/** One text in both languages; an unknown key is a mistake of the page. */
export function text(key: string): { readonly sv: string; readonly en: string } {
  const found = texts.find((each) => each.key === key);
  if (!found) throw new Error(`No text has the key ${key}.`);
  return found;
}

/** Every way a call can fail, with what the user reads. */
export const failures = FAILURE_KINDS.map((kind) => ({ kind, ...text(`common.failure.${kind}`) }));

/** The public tokens with their values in light and dark; derived ones as they are derived. */
export const tokens = [...tokenStyles.cssText.matchAll(/--_[\w-]+: var\((--case-[\w-]+), (.+)\);/g)].map(
  ([, name = '', value = '']) => {
    const [, light = value, dark = value] = /^light-dark\(([^,]+), ([^)]+)\)$/.exec(value) ?? [];
    return { name, light, dark, isColour: !/px|shadow/.test(`${value}${name}`) };
  },
);

interface Declaration {
  readonly name: string;
  readonly description?: string;
  readonly superclass?: { readonly name: string };
  readonly members?: readonly {
    readonly name: string;
    readonly static?: boolean;
    readonly default?: string;
    readonly type?: { readonly text: string };
  }[];
}

const { modules } = manifest as { modules: readonly { readonly declarations?: readonly Declaration[] }[] };

/** The public events: type, when, and what they carry. */
export const events = modules
  .flatMap(({ declarations }) => declarations ?? [])
  .filter(({ superclass }) => superclass?.name === 'Event')
  .map(({ name, description = '', members = [] }) => ({
    name,
    description,
    type: members.find((member) => member.static && member.name === 'type')?.default?.replace(/'/g, '') ?? '',
    fields: members
      .filter((member) => !member.static && member.type)
      .map((member) => `${member.name}: ${member.type?.text}`.replace(/^(\w+)(: .+) \| undefined$/, '$1?$2')),
  }));

const pages = import.meta.glob<string>('./decisions/*.md', { query: '?raw', import: 'default', eager: true });

/** The decision records in order. */
export const decisions = Object.entries(pages)
  .sort(([a], [b]) => a.localeCompare(b))
  .map(([path, page]) => {
    const [, number = '', title = path] = /^# (\d+) (.+)$/m.exec(page) ?? [];
    return { id: /(\d{4}-[\w-]+)\.md$/.exec(path)?.[1] ?? path, number, title, body: page.replace(/^# .+\n+/, '') };
  });

/** A table in Markdown; a cell may hold Markdown, and no bar. */
export const table = (head: readonly string[], ...rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
