import type { SafeLink } from './safe-link.ts';

export type MarkdownInline =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'strong' | 'em'; readonly content: readonly MarkdownInline[] }
  | { readonly type: 'code'; readonly text: string }
  | { readonly type: 'break' }
  | {
      readonly type: 'link';
      readonly href: string;
      /** Where it really leads. */
      readonly host: string;
      /** Whether the content says so already; otherwise the host is to be shown beside it. */
      readonly namesHost: boolean;
      readonly content: readonly MarkdownInline[];
    };

/** A link with what is written on it. */
export function linkOf(link: SafeLink, content: readonly MarkdownInline[]): MarkdownInline {
  const label = plainText(content).trim().toLowerCase();
  const bare = label.replace(/^https:\/\//, '');
  const isNamed = bare === link.host || (bare.startsWith(link.host) && '/?#'.includes(bare.charAt(link.host.length)));
  return { type: 'link', ...link, namesHost: isNamed, content };
}

/** The words of some content, without its marks. */
function plainText(content: readonly MarkdownInline[]): string {
  return content
    .map((piece) => ('text' in piece ? piece.text : 'content' in piece ? plainText(piece.content) : ' '))
    .join('');
}

/** The same content without links in it: a link may not stand in another one. */
export function unlinked(content: readonly MarkdownInline[]): MarkdownInline[] {
  return content.flatMap((piece): readonly MarkdownInline[] => {
    if (piece.type === 'link') return piece.content;
    return 'content' in piece ? [{ ...piece, content: unlinked(piece.content) }] : [piece];
  });
}

/** Neighbouring texts as one. */
export function merged(pieces: readonly MarkdownInline[]): readonly MarkdownInline[] {
  const result: MarkdownInline[] = [];
  let words: string[] = [];
  const flush = (): void => {
    if (words.length > 0) result.push({ type: 'text', text: words.join('') });
    words = [];
  };
  for (const piece of pieces) {
    if (piece.type === 'text') words.push(piece.text);
    else {
      flush();
      result.push(piece);
    }
  }
  flush();
  return result;
}
