import { html, nothing, type TemplateResult } from 'lit';
import { parseMarkdown, type MarkdownBlock, type MarkdownInline } from '../domain/markdown.ts';

type Link = Extract<MarkdownInline, { type: 'link' }>;
type List = Extract<MarkdownBlock, { type: 'list' }>;

/** A text of the agency's: the Markdown subset as templates. No HTML string exists on the way. */
export function renderMarkdown(text: string): TemplateResult {
  return html`<div class="prose">${blocks(parseMarkdown(text))}</div>`;
}

/** A text without Markdown, its paragraphs and line breaks kept. */
export function renderPlainText(text: string): TemplateResult {
  const paragraphs = text.trim().split(/\n{2,}/);
  return html`<div class="prose plain">${paragraphs.map((paragraph) => html`<p>${paragraph}</p>`)}</div>`;
}

function blocks(list: readonly MarkdownBlock[]): readonly TemplateResult[] {
  return list.map(block);
}

function block(token: MarkdownBlock): TemplateResult {
  switch (token.type) {
    case 'paragraph':
      return html`<p>${inlines(token.content)}</p>`;
    case 'list':
      return renderList(token);
    case 'quote':
      return html`<blockquote>${blocks(token.blocks)}</blockquote>`;
    case 'code':
      return html`<pre><code>${token.text}</code></pre>`;
  }
}

function renderList({ ordered, start, items }: List): TemplateResult {
  const rows = items.map((item) => html`<li>${item.length === 1 ? tight(item[0]) : blocks(item)}</li>`);
  if (!ordered)
    return html`<ul>
      ${rows}
    </ul>`;
  return html`<ol start=${start === 1 ? nothing : start}>
    ${rows}
  </ol>`;
}

/** An item that is one paragraph needs no paragraph around it. */
function tight(only: MarkdownBlock | undefined): unknown {
  if (!only) return nothing;
  return only.type === 'paragraph' ? inlines(only.content) : block(only);
}

function inlines(list: readonly MarkdownInline[]): readonly unknown[] {
  return list.map(inline);
}

function inline(token: MarkdownInline): unknown {
  switch (token.type) {
    case 'text':
      return token.text;
    case 'strong':
      return html`<strong>${inlines(token.content)}</strong>`;
    case 'em':
      return html`<em>${inlines(token.content)}</em>`;
    case 'code':
      return html`<code>${token.text}</code>`;
    case 'break':
      return html`<br />`;
    case 'link':
      return link(token);
  }
}

/** Where it leads stands beside it, unless the text says so itself. The parser lets no other schemes through. */
function link({ href, host, namesHost, content }: Link): TemplateResult {
  const where = namesHost ? nothing : html` <span class="link-host">(${host})</span>`;
  if (!/^https:/i.test(href))
    return html`<a href=${href} rel="noopener noreferrer nofollow">${inlines(content)}</a>${where}`;
  return html`<a href=${href} rel="noopener noreferrer nofollow" target="_blank">${inlines(content)}</a>${where}`;
}
