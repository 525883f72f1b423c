import type { Rule } from 'eslint';
import type { Expression, PrivateIdentifier, TaggedTemplateExpression } from 'estree';
import { scanTemplate, type Position } from './template-scanner.ts';

const READ_ALOUD = new Set([
  'aria-label',
  'aria-description',
  'aria-roledescription',
  'aria-valuetext',
  'aria-placeholder',
  'title',
  'placeholder',
  'alt',
  'label',
]);
const WORD = /\p{L}+/u;

/** The text that a user gets to see comes from the locale files; a template holds markup, values and symbols. */
export const noTemplateWords: Rule.RuleModule = {
  meta: {
    type: 'problem',
    docs: { description: 'No words in the static text or the spoken attributes of html`…` templates' },
    schema: [],
    messages: {
      text: 'The word “{{word}}” stands in a template: take the text from the locale files.',
      attribute: 'The word “{{word}}” stands in the attribute {{name}}: take the text from the locale files.',
      style: 'No style attributes: a strict content security policy drops them.',
      property: 'No HTML strings: {{name}} is never set.',
    },
  },
  create: (context) => ({
    TaggedTemplateExpression(node) {
      if (isTemplate(node)) check(context, node);
    },
  }),
};

const isTemplate = ({ tag }: TaggedTemplateExpression): boolean =>
  tag.type === 'Identifier' && (tag.name === 'html' || tag.name === 'svg');

function check(context: Rule.RuleContext, node: TaggedTemplateExpression): void {
  const { quasis, expressions } = node.quasi;
  const scan = scanTemplate(quasis.map((quasi) => quasi.value.raw));
  for (const { quasi, text, at } of scan.words) report(context, quasis[quasi] ?? node, text, at);
  for (const { quasi, name } of scan.attributes) {
    const place = quasis[quasi] ?? node;
    if (name === 'style') context.report({ node: place, messageId: 'style' });
    if (/^\.(inner|outer)html$/i.test(name)) context.report({ node: place, messageId: 'property', data: { name } });
  }
  expressions.forEach((expression, index) => {
    const at = scan.holes[index];
    if (at) for (const text of literalsOf(expression)) report(context, expression, text, at);
  });
}

function report(
  context: Rule.RuleContext,
  node: Rule.Node | TaggedTemplateExpression['quasi']['quasis'][number] | Expression,
  text: string,
  at: Position,
): void {
  const word = WORD.exec(text)?.[0];
  if (!word) return;
  if (at.in === 'text') context.report({ node, messageId: 'text', data: { word } });
  else if (at.in === 'value' && READ_ALOUD.has(at.name))
    context.report({ node, messageId: 'attribute', data: { word, name: at.name } });
}

/** The strings that an expression shows as they are: literals, also as branches of a condition. */
function literalsOf(expression: Expression | PrivateIdentifier): string[] {
  switch (expression.type) {
    case 'Literal':
      return typeof expression.value === 'string' ? [expression.value] : [];
    case 'TemplateLiteral':
      return [...expression.quasis.map((quasi) => quasi.value.raw), ...expression.expressions.flatMap(literalsOf)];
    case 'ConditionalExpression':
      return [...literalsOf(expression.consequent), ...literalsOf(expression.alternate)];
    case 'LogicalExpression':
      return [...literalsOf(expression.left), ...literalsOf(expression.right)];
    case 'BinaryExpression':
      return expression.operator === '+' ? [...literalsOf(expression.left), ...literalsOf(expression.right)] : [];
    default:
      return [];
  }
}
