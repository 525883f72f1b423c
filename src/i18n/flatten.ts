import type { ResourceTree } from './types.ts';

/** Dotted key → text. */
export type FlatTexts = ReadonlyMap<string, string>;

/**
 * Flattens a tree of our keys or a host's flat dictionary. A node `{ "message": "text" }` counts as the text of its
 * own key too, so both host shapes and our tree come out alike.
 */
export function flatten(tree: ResourceTree | undefined): FlatTexts {
  const flat = new Map<string, string>();
  if (tree) collect(tree, '', flat, 0);
  return flat;
}

function collect(node: ResourceTree, prefix: string, flat: Map<string, string>, depth: number): void {
  // A host's dictionary may hold anything; nobody nests texts deeper than this.
  if (depth > 12) return;
  for (const [key, value] of Object.entries(node)) {
    const path = prefix + key;
    if (typeof value === 'string') flat.set(path, value);
    else if (value !== null && typeof value === 'object') {
      if (typeof value['message'] === 'string') flat.set(path, value['message']);
      collect(value, `${path}.`, flat, depth + 1);
    }
  }
}

/** Looks a key up without regard to case, with or without a trailing `.message`. */
export function lookUp(flat: FlatTexts, key: string): string | undefined {
  const wanted = bare(key);
  for (const [candidate, text] of flat) if (text !== '' && bare(candidate) === wanted) return text;
  return undefined;
}

function bare(key: string): string {
  return key.toLowerCase().replace(/\.message$/, '');
}
