import axeCore, { type ContextSpec, type NodeResult, type Result } from 'axe-core';

const WCAG_22_AA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Rules about a whole page; a component on its own cannot fulfil them. */
const ABOUT_PAGES = [
  'region',
  'page-has-heading-one',
  'landmark-one-main',
  'bypass',
  'document-title',
  'html-has-lang',
];

export interface AxeOptions {
  /** Rules to leave out, each of which needs its reason beside the call. */
  readonly without?: readonly string[];
}

/** Fails, telling rule, element and remedy, where the target breaks WCAG 2.2 AA or axe's best practices; follows open shadow roots. */
export async function axe(target: Element | Document = document, options: AxeOptions = {}): Promise<void> {
  await settled(target);
  const left = [...(target instanceof Document ? [] : ABOUT_PAGES), ...(options.without ?? [])];
  const { violations } = await axeCore.run(target as ContextSpec, {
    runOnly: { type: 'tag', values: [...WCAG_22_AA, 'best-practice'] },
    rules: Object.fromEntries(left.map((rule) => [rule, { enabled: false }])),
    resultTypes: ['violations'],
  });
  if (violations.length > 0)
    throw new Error(`axe: ${violations.length} rule(s) broken\n${violations.map(report).join('\n')}`);
}

/** A running fade would be measured half-way, with a contrast that nobody gets to see. */
async function settled(target: Element | Document): Promise<void> {
  const animations = target.getAnimations(target instanceof Element ? { subtree: true } : undefined);
  const ending = animations.filter((animation) => animation.effect?.getComputedTiming().endTime !== Infinity);
  await Promise.allSettled(ending.map((animation) => animation.finished));
}

const report = (violation: Result): string =>
  [`• ${violation.id} (${violation.impact ?? 'minor'}): ${violation.help}`, ...violation.nodes.map(reportNode)].join(
    '\n',
  );

function reportNode(node: NodeResult): string {
  const path = node.target.flat().join(' ⟩ ');
  const remedy = (node.failureSummary ?? '').split('\n').slice(1).join('; ').replace(/\s+/g, ' ').trim();
  return `    ${path}\n      ${node.html.slice(0, 160)}\n      ${remedy}`;
}
