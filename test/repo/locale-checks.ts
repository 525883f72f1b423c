export type Tree = { readonly [key: string]: string | Tree };
/** Dotted path → text; plural forms keep their suffix. */
export type Texts = ReadonlyMap<string, string>;

const PLURAL = /_(zero|one|two|few|many|other)$/;

export function flattenTexts(tree: Tree, prefix = ''): Map<string, string> {
  const flat = new Map<string, string>();
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === 'string') flat.set(prefix + key, value);
    else for (const entry of flattenTexts(value, `${prefix}${key}.`)) flat.set(...entry);
  }
  return flat;
}

/** The key that code uses. */
export const withoutPlural = (key: string): string => key.replace(PLURAL, '');

const placeholders = (text: string): string =>
  [...text.matchAll(/\{\{\s*([^},]+?)\s*(?:,[^}]*)?\}\}/g)]
    .map((match) => match[1])
    .sort()
    .join(', ');

/** Every way in which two languages are not at parity, one sentence each. */
export function compareTexts(source: Texts, other: Texts): string[] {
  const missing = [...source.keys()].filter((key) => !other.has(key)).map((key) => `${key} is missing`);
  const surplus = [...other.keys()]
    .filter((key) => !source.has(key))
    .map((key) => `${key} is not in the source language`);
  const differing = [...source]
    .filter(([key, text]) => other.has(key) && placeholders(text) !== placeholders(other.get(key) ?? ''))
    .map(([key]) => `${key} has other placeholders`);
  return [...missing, ...surplus, ...differing];
}

/** What is wrong with one language by itself. */
export function checkTexts(texts: Texts, categories: readonly string[]): string[] {
  const problems: string[] = [];
  for (const [key, text] of texts) {
    if (text.trim() === '') problems.push(`${key} is empty`);
    if (text !== text.trim()) problems.push(`${key} begins or ends with a space`);
    if (/\{(?!\{)[^{}]*\}(?!\})|\{\{[^{}]*\}(?!\})/.test(text)) problems.push(`${key} has a broken placeholder`);
    if (/<\/?[a-z]/i.test(text)) problems.push(`${key} holds markup`);
    if (!PLURAL.test(key)) continue;
    const absent = categories.filter((category) => !texts.has(`${withoutPlural(key)}_${category}`));
    if (absent.length > 0) problems.push(`${key} lacks the form ${absent.join(', ')}`);
  }
  return problems;
}

/** Keys that no source names. A key counts as named where its path stands as a string literal. */
export const unusedKeys = (texts: Texts, sources: string): string[] =>
  [...new Set([...texts.keys()].map(withoutPlural))].filter(
    (key) => !["'", '"', '`'].some((quote) => sources.includes(quote + key + quote)),
  );

/** String literals in the sources that look like one of our keys and are none. */
export function unknownKeys(texts: Texts, sources: string): string[] {
  const known = new Set([...texts.keys()].map(withoutPlural));
  const areas = [...new Set([...texts.keys()].map((key) => key.split('.')[0]))].join('|');
  const literals = [...sources.matchAll(new RegExp(`(['"\`])((?:${areas})(?:\\.[A-Za-z][A-Za-z0-9]*)+)\\1`, 'g'))].map(
    (match) => match[2] ?? '',
  );
  return [...new Set(literals)].filter((key) => !known.has(key));
}
