import { linkOf, merged, unlinked, type MarkdownInline } from './markdown-tree.ts';
import { safeHref, type SafeLink } from './safe-link.ts';

/** Reads the text of one paragraph. Its work grows with the length of the text only. */
export function parseInline(text: string): readonly MarkdownInline[] {
  return new InlineParser(text).parse();
}

type OpenerType = '*' | '**' | '_' | '__' | '[';

/** A mark that may turn out to begin something; until then its piece is text. */
interface Opener {
  readonly type: OpenerType;
  /** Of its piece. */
  readonly index: number;
  /** How deep nested what stands after it is. */
  depth: number;
}

// A renderer walks the tree by recursion; nobody writes deeper than this.
const MAX_DEPTH = 8;
const MAX_TARGET = 2048;
const SPECIAL = '\\\n`*_[]!';
const PUNCTUATION = /^[!-/:-@[-`{-~]$/;
const URL_END = /[\s<>"`[\]]/;
const TRAILING = ".,;:!?'*_~";

class InlineParser {
  readonly #text: string;
  readonly #pieces: MarkdownInline[] = [];
  readonly #openers: Opener[] = [];
  readonly #open: Record<OpenerType, number> = { '*': 0, '**': 0, _: 0, __: 0, '[': 0 };
  /** Openers below this height are outside a finished link; their brackets make no link around it. */
  #linkFloor = 0;
  #at = 0;
  #runs: Map<number, number[]> | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  parse(): readonly MarkdownInline[] {
    while (this.#at < this.#text.length) this.#step();
    return merged(this.#pieces);
  }

  #step(): void {
    switch (this.#text.charAt(this.#at)) {
      case '\\':
        return this.#escape();
      case '\n':
        this.#at++;
        return this.#push({ type: 'break' });
      case '`':
        return this.#code();
      case '*':
      case '_':
        return this.#emphasis();
      case '[':
        return this.#bracket(1);
      case '!':
        // An image is never fetched: it becomes a link.
        return this.#text.charAt(this.#at + 1) === '[' ? this.#bracket(2) : this.#literal(1);
      case ']':
        return this.#closeBracket();
      default:
        return this.#isUrl(this.#at) ? this.#url() : this.#plain();
    }
  }

  #plain(): void {
    let end = this.#at + 1;
    while (end < this.#text.length && !SPECIAL.includes(this.#text.charAt(end)) && !this.#isUrl(end)) end++;
    this.#literal(end - this.#at);
  }

  /** Takes so many signs as they stand. */
  #literal(length: number): void {
    this.#push({ type: 'text', text: this.#text.slice(this.#at, this.#at + length) });
    this.#at += length;
  }

  #push(piece: MarkdownInline, depth = 0): void {
    this.#pieces.push(piece);
    const top = this.#openers.at(-1);
    if (top) top.depth = Math.max(top.depth, depth);
  }

  #escape(): void {
    if (!PUNCTUATION.test(this.#text.charAt(this.#at + 1))) return this.#literal(1);
    this.#at++;
    this.#literal(1);
  }

  #code(): void {
    const length = this.#runLength();
    const end = this.#nextRun(length, this.#at + length);
    if (end === undefined) return this.#literal(length);
    const text = this.#text.slice(this.#at + length, end).replaceAll('\n', ' ');
    const isPadded = text.startsWith(' ') && text.endsWith(' ') && text.trim() !== '';
    this.#push({ type: 'code', text: isPadded ? text.slice(1, -1) : text });
    this.#at = end + length;
  }

  /** Where the next run of so many backticks begins; all runs are looked up once. */
  #nextRun(length: number, from: number): number | undefined {
    this.#runs ??= backtickRuns(this.#text);
    const starts = this.#runs.get(length);
    // Latest first, so that what lies behind is dropped for good.
    while (starts && (starts.at(-1) ?? from) < from) starts.pop();
    return starts?.at(-1);
  }

  #runLength(): number {
    const sign = this.#text.charAt(this.#at);
    let end = this.#at + 1;
    while (this.#text.charAt(end) === sign) end++;
    return end - this.#at;
  }

  /** A run of one to three `*` or `_` at the edge of a word. Inside words, as in `2*3*4`, they are text. */
  #emphasis(): void {
    const sign = this.#text.charAt(this.#at) === '*' ? '*' : '_';
    const length = this.#runLength();
    const [before, after] = [this.#text.charAt(this.#at - 1), this.#text.charAt(this.#at + length)];
    const closes = isInk(before) && !isWord(after);
    const opens = isInk(after) && !isWord(before);
    let rest = length;
    for (let taken = 1; length <= 3 && closes && taken > 0; rest -= taken) taken = this.#closeEmphasis(sign, rest);
    this.#at += length - rest;
    if (rest === 0) return;
    if (length > 3 || !opens) return this.#literal(rest);
    if (rest >= 2) this.#opener(sign === '*' ? '**' : '__', 2);
    if (rest % 2 === 1) this.#opener(sign, 1);
  }

  /** Ends the innermost emphasis that so many signs can end. Returns how many it took, 0 where there is none. */
  #closeEmphasis(sign: '*' | '_', available: number): number {
    const double = sign === '*' ? '**' : '__';
    const single = available > 0 ? this.#open[sign] : 0;
    if (single + (available > 1 ? this.#open[double] : 0) === 0) return 0;
    let opener = this.#pop();
    while (opener && opener.type !== sign && !(opener.type === double && available > 1)) opener = this.#pop();
    if (!opener || opener.depth >= MAX_DEPTH || opener.index === this.#pieces.length - 1) return 0;
    const content = merged(this.#pieces.splice(opener.index + 1));
    this.#pieces.pop();
    this.#push({ type: opener.type === sign ? 'em' : 'strong', content }, opener.depth + 1);
    return opener.type.length;
  }

  #opener(type: OpenerType, length: number): void {
    this.#literal(length);
    this.#openers.push({ type, index: this.#pieces.length - 1, depth: 0 });
    this.#open[type]++;
  }

  #pop(): Opener | undefined {
    const opener = this.#openers.pop();
    if (!opener) return undefined;
    const height = this.#openers.length;
    if (opener.type !== '[' || height >= this.#linkFloor) this.#open[opener.type]--;
    this.#linkFloor = Math.min(this.#linkFloor, height);
    const top = this.#openers.at(-1);
    if (top) top.depth = Math.max(top.depth, opener.depth);
    return opener;
  }

  #bracket(length: number): void {
    this.#opener('[', length);
  }

  #closeBracket(): void {
    if (this.#open['['] === 0) return this.#literal(1);
    let opener = this.#pop();
    while (opener && opener.type !== '[') opener = this.#pop();
    const target = this.#text.charAt(this.#at + 1) === '(' ? this.#target(this.#at + 2) : null;
    if (!opener || !target || opener.depth >= MAX_DEPTH || opener.index === this.#pieces.length - 1)
      return this.#literal(1);
    const content = merged(unlinked(this.#pieces.splice(opener.index + 1)));
    this.#pieces.pop();
    this.#push(linkOf(target.link, content), opener.depth + 1);
    this.#at = target.end;
    this.#linkFloor = this.#openers.length;
    this.#open['['] = 0;
  }

  /** `https://… "title")`; the title is not used. Ends at brackets, so that no text is walked twice. */
  #target(from: number): { readonly link: SafeLink; readonly end: number } | null {
    let nested = 0;
    let end = from;
    for (; end < this.#text.length && end - from <= MAX_TARGET; end++) {
      const sign = this.#text.charAt(end);
      if (sign === '(') nested++;
      if (sign === ')' && --nested < 0) break;
      if (sign === '[' || sign === ']' || sign === ' ' || sign === '\n') break;
    }
    const link = safeHref(this.#text.slice(from, end));
    const quote = this.#text.startsWith(' "', end) ? this.#text.indexOf('"', end + 2) : end - 1;
    const close = Math.max(end, quote + 1);
    return link && this.#text.charAt(close) === ')' ? { link, end: close + 1 } : null;
  }

  #isUrl(at: number): boolean {
    const sign = this.#text.charAt(at);
    if ((sign !== 'h' && sign !== 'H') || isWord(this.#text.charAt(at - 1))) return false;
    return this.#text.slice(at, at + 8).toLowerCase() === 'https://';
  }

  #url(): void {
    let end = this.#at;
    let [opened, closed] = [0, 0];
    for (; end < this.#text.length && !URL_END.test(this.#text.charAt(end)); end++) {
      if (this.#text.charAt(end) === '(') opened++;
      if (this.#text.charAt(end) === ')') closed++;
    }
    // What ends the sentence is not of the address, nor is a bracket that was opened before it.
    for (; end > this.#at; end--) {
      const last = this.#text.charAt(end - 1);
      if (last === ')' && closed > opened) closed--;
      else if (!TRAILING.includes(last)) break;
    }
    const label = this.#text.slice(this.#at, end);
    const link = safeHref(label);
    if (!link) return this.#literal(Math.max(1, label.length));
    this.#push(linkOf(link, [{ type: 'text', text: label }]), 1);
    this.#at = end;
  }
}

function backtickRuns(text: string): Map<number, number[]> {
  const runs = new Map<number, number[]>();
  for (let at = text.indexOf('`'); at >= 0;) {
    let end = at + 1;
    while (text.charAt(end) === '`') end++;
    const starts = runs.get(end - at) ?? [];
    runs.set(end - at, starts);
    starts.push(at);
    at = text.indexOf('`', end);
  }
  for (const starts of runs.values()) starts.reverse();
  return runs;
}

function isWord(sign: string): boolean {
  return /^[\p{L}\p{N}]$/u.test(sign);
}

/** Neither nothing nor a space. */
function isInk(sign: string): boolean {
  return sign.trim() !== '';
}
