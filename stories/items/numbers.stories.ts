import type { Meta } from '@storybook/web-components';
import { itemStories } from '../support/item-story.ts';

/** Written as people write them; the interpreted value is echoed. */
const meta: Meta = { title: 'Items/Numbers', component: 'reply-form', globals: { width: '640' } };
export default meta;

const number = itemStories('number');
export const NumberEmpty = number('empty');
export const NumberFilled = number('filled');
export const NumberError = number('error');
export const NumberLocked = number('locked');
export const NumberRejected = number('rejected');
export const NumberNeedsMore = number('needsMore');
export const NumberReadOnly = number('readOnly');

const amount = itemStories('amount');
export const AmountEmpty = amount('empty');
export const AmountFilled = amount('filled');
export const AmountError = amount('error');
export const AmountLocked = amount('locked');
export const AmountRejected = amount('rejected');
export const AmountNeedsMore = amount('needsMore');
export const AmountReadOnly = amount('readOnly');
