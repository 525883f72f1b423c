import type { Meta } from '@storybook/web-components';
import { itemStories } from '../support/item-story.ts';

/** Photographed, chosen, dragged or pasted; sent as they are. */
const meta: Meta = { title: 'Items/Documents', component: 'reply-form', globals: { width: '640' } };
export default meta;

const documents = itemStories('documents');
export const DocumentsEmpty = documents('empty');
export const DocumentsFilled = documents('filled');
export const DocumentsError = documents('error');
export const DocumentsLocked = documents('locked');
export const DocumentsRejected = documents('rejected');
export const DocumentsNeedsMore = documents('needsMore');
export const DocumentsReadOnly = documents('readOnly');
