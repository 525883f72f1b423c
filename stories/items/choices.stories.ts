import type { Meta } from '@storybook/web-components';
import { itemStories } from '../support/item-story.ts';

/** Yes or no, one of several, any of several. */
const meta: Meta = { title: 'Items/Choices', component: 'reply-form', globals: { width: '640' } };
export default meta;

const yesNo = itemStories('yesNo');
export const YesNoEmpty = yesNo('empty');
export const YesNoFilled = yesNo('filled');
export const YesNoError = yesNo('error');
export const YesNoLocked = yesNo('locked');
export const YesNoRejected = yesNo('rejected');
export const YesNoNeedsMore = yesNo('needsMore');
export const YesNoReadOnly = yesNo('readOnly');

const choice = itemStories('choice');
export const ChoiceEmpty = choice('empty');
export const ChoiceFilled = choice('filled');
export const ChoiceError = choice('error');
export const ChoiceLocked = choice('locked');
export const ChoiceRejected = choice('rejected');
export const ChoiceNeedsMore = choice('needsMore');
export const ChoiceReadOnly = choice('readOnly');

const choices = itemStories('choices');
export const ChoicesEmpty = choices('empty');
export const ChoicesFilled = choices('filled');
export const ChoicesError = choices('error');
export const ChoicesLocked = choices('locked');
export const ChoicesRejected = choices('rejected');
export const ChoicesNeedsMore = choices('needsMore');
export const ChoicesReadOnly = choices('readOnly');
