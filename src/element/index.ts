export { CaseElement } from './case-element.ts';
export { child, createChild, fullName } from './child.ts';
export { ConnectedElement } from './connected-element.ts';
export { icon, type IconName } from './icons.ts';
export {
  FAILURE_TEXT,
  failureText,
  renderFailure,
  renderNoClient,
  renderSignedOut,
  renderSkeleton,
  titleOf,
} from './states.ts';
export { toFailure } from '../adapter/adapter-error.ts';
export { addressOf, pageOf } from './address.ts';
export { containsDeep, deepActive } from './deep-active.ts';
export { handDown, handDownLanguage } from './hand-down.ts';
export { needLazy, provideLazy } from './lazy.ts';
export { markEmpty } from './mark-empty.ts';
export { isPlainClick } from './plain-click.ts';
export { linkOrButton, type LinkOptions } from './link-or-button.ts';
