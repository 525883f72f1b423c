import type { Meta } from '@storybook/web-components';
import { itemStories } from '../support/item-story.ts';

/** Checked gently: what cannot be reached is told. */
const meta: Meta = { title: 'Items/Contact', component: 'reply-form', globals: { width: '640' } };
export default meta;

const email = itemStories('email');
export const EmailEmpty = email('empty');
export const EmailFilled = email('filled');
export const EmailError = email('error');
export const EmailLocked = email('locked');
export const EmailRejected = email('rejected');
export const EmailNeedsMore = email('needsMore');
export const EmailReadOnly = email('readOnly');

const phone = itemStories('phone');
export const PhoneEmpty = phone('empty');
export const PhoneFilled = phone('filled');
export const PhoneError = phone('error');
export const PhoneLocked = phone('locked');
export const PhoneRejected = phone('rejected');
export const PhoneNeedsMore = phone('needsMore');
export const PhoneReadOnly = phone('readOnly');
