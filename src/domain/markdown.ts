/**
 * A subset of Markdown as data: paragraphs, lists, quotes, code; strong, emphasis, code, line breaks, links. Headings
 * are bold paragraphs. Everything else, HTML and images included, is text. No HTML string exists anywhere on the way,
 * and the work grows with the length of the text only, whatever stands in it.
 */
import { parseInline } from './markdown-inline.ts';
import type { MarkdownInline } from './markdown-tree.ts';

export type { MarkdownInline } from './markdown-tree.ts';

export type MarkdownBlock =
  | { readonly type: 'paragraph'; readonly content: readonly MarkdownInline[] }
  | {
      readonly type: 'list';
      readonly ordered: boolean;
      /** The first number of an ordered list. */
      readonly start: number;
      readonly items: readonly (readonly MarkdownBlock[])[];
    }
  | { readonly type: 'quote'; readonly blocks: readonly MarkdownBlock[] }
  | { readonly type: 'code'; readonly text: string };

/** Deeper quotes and lists are text: nobody reads them, and every level walks its lines again. */
const MAX_DEPTH = 5;

/** Reads a text. Never throws; a text without any Markdown is paragraphs with its line breaks. */
export function parseMarkdown(text: string): readonly MarkdownBlock[] {
  return parseBlocks(text.replace(/\r\n?/g, '\n').replace(/\t/g, '    ').split('\n'), 0);
}

/** What was read, and the line after it. */
interface Read {
  readonly block: MarkdownBlock;
  readonly next: number;
}

interface Marker {
  /** The bullet, or `.`/`)` for numbers: another one begins another list. */
  readonly kind: string;
  readonly number: number;
  /** Signs up to the content. */
  readonly width: number;
}

interface Fence {
  readonly sign: string;
  readonly length: number;
}

function parseBlocks(lines: readonly string[], depth: number): readonly MarkdownBlock[] {
  const blocks: MarkdownBlock[] = [];
  for (let at = 0; at < lines.length;) {
    if (isBlank(lines[at])) {
      at++;
      continue;
    }
    const { block, next } = readBlock(lines, at, depth);
    blocks.push(block);
    at = next;
  }
  return blocks;
}

function readBlock(lines: readonly string[], at: number, depth: number): Read {
  const line = lines[at] ?? '';
  const fence = fenceOf(line);
  if (fence) return readCode(lines, at, fence);
  const heading = headingOf(line);
  if (heading !== null) {
    return { block: { type: 'paragraph', content: [{ type: 'strong', content: parseInline(heading) }] }, next: at + 1 };
  }
  if (depth < MAX_DEPTH && isQuote(line)) return readQuote(lines, at, depth);
  const marker = depth < MAX_DEPTH ? markerOf(line) : null;
  return marker ? readList(lines, at, marker, depth) : readParagraph(lines, at, depth);
}

function readCode(lines: readonly string[], at: number, fence: Fence): Read {
  let end = at + 1;
  while (end < lines.length && !closes(lines[end] ?? '', fence)) end++;
  return { block: { type: 'code', text: lines.slice(at + 1, end).join('\n') }, next: end + 1 };
}

function readQuote(lines: readonly string[], at: number, depth: number): Read {
  let end = at;
  const inner: string[] = [];
  for (; end < lines.length && isQuote(lines[end] ?? ''); end++)
    inner.push((lines[end] ?? '').replace(/^ {0,3}> ?/, ''));
  return { block: { type: 'quote', blocks: parseBlocks(inner, depth + 1) }, next: end };
}

function readList(lines: readonly string[], at: number, first: Marker, depth: number): Read {
  const items: (readonly MarkdownBlock[])[] = [];
  let next = at;
  for (let marker: Marker | null = first; marker?.kind === first.kind; marker = markerOf(lines[next] ?? '')) {
    const item = readItem(lines, next, marker, depth);
    items.push(parseBlocks(item.lines, depth + 1));
    next = item.next;
    // Blank lines between items do not end the list; before anything else they do no harm.
    while (next < lines.length && isBlank(lines[next])) next++;
  }
  const ordered = first.kind === '.' || first.kind === ')';
  return { block: { type: 'list', ordered, start: first.number, items }, next };
}

/** An item's own lines: its first, what is indented under it, and a paragraph that runs on without indent. */
function readItem(
  lines: readonly string[],
  at: number,
  marker: Marker,
  depth: number,
): { readonly lines: readonly string[]; readonly next: number } {
  const own = [(lines[at] ?? '').slice(marker.width)];
  let next = at + 1;
  while (next < lines.length) {
    const text = nextText(lines, next);
    const line = lines[text] ?? '';
    const indent = indentOf(line);
    const runsOn = text === next && !startsBlock(line, depth) && !markerOf(line) && !isBlank(own.at(-1));
    if (isBlank(line) || (indent < 2 && !runsOn)) break;
    for (; next < text; next++) own.push('');
    own.push(line.slice(Math.min(indent, marker.width)));
    next++;
  }
  return { lines: own, next };
}

function readParagraph(lines: readonly string[], at: number, depth: number): Read {
  let end = at + 1;
  while (end < lines.length && !isBlank(lines[end]) && !startsBlock(lines[end] ?? '', depth)) end++;
  const text = lines
    .slice(at, end)
    .map((line) => line.trim())
    .join('\n');
  return { block: { type: 'paragraph', content: parseInline(text) }, next: end };
}

/** Whether a line ends the paragraph before it. A number does so only as `1.`: "2025. Vi …" is a sentence. */
function startsBlock(line: string, depth: number): boolean {
  if (fenceOf(line) || headingOf(line) !== null) return true;
  if (depth >= MAX_DEPTH) return false;
  return isQuote(line) || markerOf(line)?.number === 1;
}

/** The index of the first line from `at` on that is not blank; the number of lines where there is none. */
function nextText(lines: readonly string[], at: number): number {
  let index = at;
  while (index < lines.length && isBlank(lines[index])) index++;
  return index;
}

function markerOf(line: string): Marker | null {
  const match = /^( {0,3}(?:([-*+])|(\d{1,9})([.)])))(?: |$)/.exec(line);
  if (!match) return null;
  const kind = match[2] ?? match[4] ?? '';
  return { kind, number: match[3] === undefined ? 1 : Number(match[3]), width: (match[1] ?? '').length + 1 };
}

function fenceOf(line: string): Fence | null {
  const indent = indentOf(line);
  const sign = line.charAt(indent);
  if (indent > 3 || (sign !== '`' && sign !== '~')) return null;
  let end = indent;
  while (line.charAt(end) === sign) end++;
  const length = end - indent;
  // Backticks behind it make it a code span.
  return length < 3 || (sign === '`' && line.includes('`', end)) ? null : { sign, length };
}

function closes(line: string, fence: Fence): boolean {
  const mark = line.trim();
  return mark.length >= fence.length && mark === fence.sign.repeat(mark.length) && indentOf(line) < 4;
}

function headingOf(line: string): string | null {
  const match = /^ {0,3}#{1,6} (.*)$/.exec(line);
  if (match?.[1] === undefined) return null;
  const text = match[1].trim();
  let end = text.length;
  while (end > 0 && text.charAt(end - 1) === '#') end--;
  return end === 0 || text.charAt(end - 1) === ' ' ? text.slice(0, end).trimEnd() : text;
}

function isQuote(line: string): boolean {
  return /^ {0,3}>/.test(line);
}

function isBlank(line: string | undefined): boolean {
  return line === undefined || line.trim() === '';
}

function indentOf(line: string): number {
  let indent = 0;
  while (line.charAt(indent) === ' ') indent++;
  return indent;
}
