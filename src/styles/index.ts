export { badgeStyles } from './badge.ts';
export { base } from './base.ts';
export { tokens } from './tokens.ts';
