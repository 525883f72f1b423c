import type { Meta } from '@storybook/web-components';
import { itemStories } from '../support/item-story.ts';

/** Any spacing, shown formatted; check digits are verified. */
const meta: Meta = { title: 'Items/Accounts', component: 'reply-form', globals: { width: '640' } };
export default meta;

const bankgiro = itemStories('bankgiro');
export const BankgiroEmpty = bankgiro('empty');
export const BankgiroFilled = bankgiro('filled');
export const BankgiroError = bankgiro('error');
export const BankgiroLocked = bankgiro('locked');
export const BankgiroRejected = bankgiro('rejected');
export const BankgiroNeedsMore = bankgiro('needsMore');
export const BankgiroReadOnly = bankgiro('readOnly');

const plusgiro = itemStories('plusgiro');
export const PlusgiroEmpty = plusgiro('empty');
export const PlusgiroFilled = plusgiro('filled');
export const PlusgiroError = plusgiro('error');
export const PlusgiroLocked = plusgiro('locked');
export const PlusgiroRejected = plusgiro('rejected');
export const PlusgiroNeedsMore = plusgiro('needsMore');
export const PlusgiroReadOnly = plusgiro('readOnly');

const iban = itemStories('iban');
export const IbanEmpty = iban('empty');
export const IbanFilled = iban('filled');
export const IbanError = iban('error');
export const IbanLocked = iban('locked');
export const IbanRejected = iban('rejected');
export const IbanNeedsMore = iban('needsMore');
export const IbanReadOnly = iban('readOnly');
