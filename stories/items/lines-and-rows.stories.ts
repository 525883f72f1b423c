import type { Meta } from '@storybook/web-components';
import { itemStories } from '../support/item-story.ts';

/** Bank lines without receipts, and tables whose columns the agency defines. */
const meta: Meta = { title: 'Items/Lines and rows', component: 'reply-form', globals: { width: '640' } };
export default meta;

const transactions = itemStories('transactions');
export const TransactionsEmpty = transactions('empty');
export const TransactionsFilled = transactions('filled');
export const TransactionsError = transactions('error');
export const TransactionsLocked = transactions('locked');
export const TransactionsRejected = transactions('rejected');
export const TransactionsNeedsMore = transactions('needsMore');
export const TransactionsReadOnly = transactions('readOnly');

const rows = itemStories('rows');
export const RowsEmpty = rows('empty');
export const RowsFilled = rows('filled');
export const RowsError = rows('error');
export const RowsLocked = rows('locked');
export const RowsRejected = rows('rejected');
export const RowsNeedsMore = rows('needsMore');
export const RowsReadOnly = rows('readOnly');
