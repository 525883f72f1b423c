import type { Meta } from '@storybook/web-components';
import { itemStories } from '../support/item-story.ts';

/** Any spacing; check digits are verified. A personal number covers itself. */
const meta: Meta = { title: 'Items/Identity', component: 'reply-form', globals: { width: '640' } };
export default meta;

const organisationNumber = itemStories('organisationNumber');
export const OrganisationNumberEmpty = organisationNumber('empty');
export const OrganisationNumberFilled = organisationNumber('filled');
export const OrganisationNumberError = organisationNumber('error');
export const OrganisationNumberLocked = organisationNumber('locked');
export const OrganisationNumberRejected = organisationNumber('rejected');
export const OrganisationNumberNeedsMore = organisationNumber('needsMore');
export const OrganisationNumberReadOnly = organisationNumber('readOnly');

const personalNumber = itemStories('personalNumber');
export const PersonalNumberEmpty = personalNumber('empty');
export const PersonalNumberFilled = personalNumber('filled');
export const PersonalNumberError = personalNumber('error');
export const PersonalNumberLocked = personalNumber('locked');
export const PersonalNumberRejected = personalNumber('rejected');
export const PersonalNumberNeedsMore = personalNumber('needsMore');
export const PersonalNumberReadOnly = personalNumber('readOnly');

const vatNumber = itemStories('vatNumber');
export const VatNumberEmpty = vatNumber('empty');
export const VatNumberFilled = vatNumber('filled');
export const VatNumberError = vatNumber('error');
export const VatNumberLocked = vatNumber('locked');
export const VatNumberRejected = vatNumber('rejected');
export const VatNumberNeedsMore = vatNumber('needsMore');
export const VatNumberReadOnly = vatNumber('readOnly');
