import type { Meta } from '@storybook/web-components';
import { itemStories } from '../support/item-story.ts';

/** A recorded yes or a wish for changes, never a signature. */
const meta: Meta = { title: 'Items/Approval', component: 'reply-form', globals: { width: '640' } };
export default meta;

const approval = itemStories('approval');
export const ApprovalEmpty = approval('empty');
export const ApprovalFilled = approval('filled');
export const ApprovalError = approval('error');
export const ApprovalLocked = approval('locked');
export const ApprovalRejected = approval('rejected');
export const ApprovalNeedsMore = approval('needsMore');
export const ApprovalReadOnly = approval('readOnly');
