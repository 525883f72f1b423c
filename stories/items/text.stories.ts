import type { Meta } from '@storybook/web-components';
import { itemStories } from '../support/item-story.ts';

/** Words, on one line and on several. */
const meta: Meta = { title: 'Items/Text', component: 'reply-form', globals: { width: '640' } };
export default meta;

const text = itemStories('text');
export const TextEmpty = text('empty');
export const TextFilled = text('filled');
export const TextError = text('error');
export const TextLocked = text('locked');
export const TextRejected = text('rejected');
export const TextNeedsMore = text('needsMore');
export const TextReadOnly = text('readOnly');

const longText = itemStories('longText');
export const LongTextEmpty = longText('empty');
export const LongTextFilled = longText('filled');
export const LongTextError = longText('error');
export const LongTextLocked = longText('locked');
export const LongTextRejected = longText('rejected');
export const LongTextNeedsMore = longText('needsMore');
export const LongTextReadOnly = longText('readOnly');
