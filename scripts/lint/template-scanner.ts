/** Where in the markup something stands. */
export type Position =
  | { readonly in: 'text' }
  | { readonly in: 'value'; readonly name: string }
  | { readonly in: 'tag' | 'comment' | 'raw' };

export interface Scan {
  /** Static pieces of text and of attribute values, with the index of the template's string they lie in; entities are taken out. */
  readonly words: readonly { readonly quasi: number; readonly text: string; readonly at: Position }[];
  readonly attributes: readonly { readonly quasi: number; readonly name: string }[];
  /** Where each expression stands. */
  readonly holes: readonly Position[];
}

interface State {
  position: Position;
  /** The open tag's name, while inside a tag. */
  tag: string;
  quote: '"' | "'" | '';
}

const RAW = new Set(['style', 'script']);
const withoutEntities = (text: string): string => text.replace(/&(?:#\d+|#x[\da-f]+|[a-z]\w*);/gi, ' ');

/** Reads the strings of one template as HTML, across its expressions. */
export function scanTemplate(strings: readonly string[]): Scan {
  const words: { quasi: number; text: string; at: Position }[] = [];
  const attributes: { quasi: number; name: string }[] = [];
  const holes: Position[] = [];
  const state: State = { position: { in: 'text' }, tag: '', quote: '' };
  strings.forEach((source, quasi) => {
    let rest = source;
    while (rest) {
      const step = STEPS[state.position.in](rest, state);
      const text = withoutEntities(step.text ?? '').trim();
      if (text) words.push({ quasi, text, at: step.at ?? state.position });
      if (step.attribute) attributes.push({ quasi, name: step.attribute });
      rest = rest.slice(step.length);
    }
    if (quasi < strings.length - 1) holes.push(state.position);
    // An unquoted value is over with its expression unless more of it follows at once.
    if (state.position.in === 'value' && !state.quote && /^(?:\s|\/?>|$)/.test(strings[quasi + 1] ?? ''))
      state.position = { in: 'tag' };
  });
  return { words, attributes, holes };
}

interface Step {
  readonly length: number;
  readonly text?: string;
  readonly at?: Position;
  readonly attribute?: string;
}

type Reader = (rest: string, state: State) => Step;

const readText: Reader = (rest, state) => {
  if (rest.startsWith('<!--')) {
    state.position = { in: 'comment' };
    return { length: 4 };
  }
  const open = /^<\/?([a-zA-Z][^\s/>]*)?/.exec(rest);
  if (open) {
    state.position = { in: 'tag' };
    state.tag = rest.startsWith('</') ? '' : (open[1] ?? '').toLowerCase();
    return { length: open[0].length };
  }
  const text = /^[^<]+/.exec(rest)?.[0] ?? rest;
  return { length: text.length, text };
};

const readTag: Reader = (rest, state) => {
  const close = /^\/?>/.exec(rest)?.[0];
  if (close) {
    state.position = close === '>' && RAW.has(state.tag) ? { in: 'raw' } : { in: 'text' };
    return { length: close.length };
  }
  const attribute = /^([^\s=/>"']+)(\s*=\s*(["']?))?/.exec(rest);
  if (!attribute?.[1]) return { length: /^\s+/.exec(rest)?.[0].length ?? 1 };
  const name = attribute[1].toLowerCase();
  if (attribute[2]) {
    state.position = { in: 'value', name: name.replace(/^\./, '') };
    state.quote = attribute[3] === '"' || attribute[3] === "'" ? attribute[3] : '';
  }
  return { length: attribute[0].length, attribute: name };
};

const readValue: Reader = (rest, state) => {
  const at = state.position;
  const end = state.quote ? rest.indexOf(state.quote) : rest.search(/[\s>]/);
  if (end < 0) return { length: rest.length, text: rest, at };
  state.position = { in: 'tag' };
  return { length: end + (state.quote ? 1 : 0), text: rest.slice(0, end), at };
};

const readComment: Reader = (rest, state) => {
  const end = rest.indexOf('-->');
  if (end < 0) return { length: rest.length };
  state.position = { in: 'text' };
  return { length: end + 3 };
};

const readRaw: Reader = (rest, state) => {
  const end = rest.indexOf(`</${state.tag}`);
  if (end < 0) return { length: rest.length };
  state.position = { in: 'text' };
  return { length: end };
};

const STEPS: Record<Position['in'], Reader> = {
  text: readText,
  tag: readTag,
  value: readValue,
  comment: readComment,
  raw: readRaw,
};
