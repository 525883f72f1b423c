import type { Meta } from '@storybook/web-components';
import { itemStories } from '../support/item-story.ts';

/** One day, or a month, a quarter, a year, two dates. */
const meta: Meta = { title: 'Items/Dates', component: 'reply-form', globals: { width: '640' } };
export default meta;

const date = itemStories('date');
export const DateEmpty = date('empty');
export const DateFilled = date('filled');
export const DateError = date('error');
export const DateLocked = date('locked');
export const DateRejected = date('rejected');
export const DateNeedsMore = date('needsMore');
export const DateReadOnly = date('readOnly');

const period = itemStories('period');
export const PeriodEmpty = period('empty');
export const PeriodFilled = period('filled');
export const PeriodError = period('error');
export const PeriodLocked = period('locked');
export const PeriodRejected = period('rejected');
export const PeriodNeedsMore = period('needsMore');
export const PeriodReadOnly = period('readOnly');
