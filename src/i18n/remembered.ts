/** More than a screen needs; what is not asked for again goes with the rest. */
const MOST = 500;

/** Makes each text once per key. */
export function remembered(): (key: string, make: () => string) => string {
  const texts = new Map<string, string>();
  return (key, make) => {
    const known = texts.get(key);
    if (known !== undefined) return known;
    if (texts.size === MOST) texts.clear();
    const text = make();
    texts.set(key, text);
    return text;
  };
}
