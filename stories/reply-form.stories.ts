import type { Meta, StoryObj } from '@storybook/web-components';
import { html } from 'lit';
import { expect, userEvent, waitFor } from 'storybook/test';
import type { ReplyForm } from '../src/components/reply-form/reply-form.ts';
import { failing, silent } from './support/adapters.ts';
import { allByRole, byRole, focused, inLanguage, PATIENCE } from './support/find.ts';
import { inOffice, onStage } from './support/stage.ts';

type Args = Pick<ReplyForm, 'caseId' | 'headingLevel' | 'basePath'>;

const meta: Meta<Args> = {
  title: 'Elements/reply-form',
  component: 'reply-form',
  args: { caseId: 'one', headingLevel: 3, basePath: '#/arenden' },
  parameters: inOffice('oneCase'),
  globals: { width: '640' },
  render: ({ caseId, headingLevel, basePath }) => html`
    <reply-form case-id=${caseId ?? ''} heading-level=${headingLevel} base-path=${basePath ?? ''}></reply-form>
  `,
};
export default meta;

type Story = StoryObj<Args>;

/** One question, one button. */
export const Question: Story = {
  play: async (scene) => {
    await byRole(scene, 'textbox', [/Vad gäller inbetalningen/, /Vad gäller inbetalningen/]);
  },
};

/** Two receipts and a question; some can be sent now and some later. */
export const Documents: Story = { args: { caseId: 'single' }, parameters: inOffice('single') };
export const DocumentsNarrow: Story = { ...Documents, globals: { width: '360' } };

/** A yes to figures and files. */
export const Approval: Story = { args: { caseId: 'lindqvist-moms' }, parameters: inOffice('default') };

/** The agency asks to have one answer done again. */
export const ToCorrect: Story = { args: { caseId: 'lindqvist-kortkop' }, parameters: inOffice('default') };

/** Sent with nothing in it: the summary has the focus, and leads to the field. */
export const Errors: Story = {
  play: async (scene) => {
    await userEvent.click(await byRole(scene, 'button', ['Skicka svar', 'Send reply']));
    const summary = await byRole(scene, 'alert');
    await waitFor(() => expect(focused()).toBe(summary));
  },
};

/** From the first key to the receipt, by keyboard only. */
export const Sent: Story = {
  play: async (scene) => {
    const field = await byRole(scene, 'textbox', [/Vad gäller inbetalningen/, /Vad gäller inbetalningen/]);
    field.focus();
    await userEvent.type(field, 'Faktura 2041, köket på Ringvägen.');
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    const sent = inLanguage(scene, [/skickat/, /has been sent/]);
    await waitFor(
      () => expect(allByRole(scene, 'heading').some(({ textContent }) => sent.test(textContent ?? ''))).toBe(true),
      PATIENCE,
    );
  },
};

/** Who may only read. */
export const ReadOnly: Story = { args: { caseId: 'lindqvist-kortkop' }, parameters: inOffice('readOnly') };

/** Answered, and with the agency. */
export const WithTheAgency: Story = { args: { caseId: 'lindqvist-lon' }, parameters: inOffice('default') };

/** Over: the answers as they were. */
export const Closed: Story = { args: { caseId: 'lindqvist-julbord' }, parameters: inOffice('default') };

/** 23 bank lines: one at a time where it is narrow, a table where it is wide. */
export const BankLines: Story = { args: { caseId: 'lists-bank' }, parameters: inOffice('lists') };
export const BankLinesNarrow: Story = { ...BankLines, globals: { width: '360' } };

/** A line that is open in its table, with something to say about it. */
export const BankLineOpen: Story = {
  ...BankLines,
  play: async (scene) => {
    await userEvent.click(await byRole(scene, 'button', [/^Clas Ohlson/, /^Clas Ohlson/]));
    await userEvent.type(await byRole(scene, 'textbox', [/^Kommentar/, /^Comment/]), 'Skruv');
  },
};

/** 200 of them. */
export const ManyBankLines: Story = { args: { caseId: 'lists-many' }, parameters: inOffice('lists') };

/** Typed columns: cards where it is narrow, lines of a table where it is wide. */
export const Payroll: Story = { args: { caseId: 'lists-payroll' }, parameters: inOffice('lists') };
export const PayrollNarrow: Story = { ...Payroll, globals: { width: '360' } };
export const MileageLog: Story = { args: { caseId: 'lists-mileage' }, parameters: inOffice('lists') };

/** A sum that does not come out. */
export const StockCount: Story = {
  args: { caseId: 'lists-stock' },
  parameters: inOffice('lists'),
  play: async (scene) => {
    await userEvent.type(await byRole(scene, 'textbox', [/^Vara/, /^Vara/]), 'Kolv');
    await userEvent.type(await byRole(scene, 'textbox', [/^Värde/, /^Värde/]), '188 780');
  },
};

export const LongText: Story = { args: { caseId: 'long-form' }, parameters: inOffice('longText') };
export const LongTextNarrow: Story = { ...LongText, globals: { width: '360' } };

/** A kind of item that is newer than we are. */
export const UnknownKind: Story = { args: { caseId: 'odd-item' }, parameters: inOffice('odd') };

export const NotFound: Story = { args: { caseId: 'finns-inte' } };

export const Loading: Story = { parameters: onStage({ adapter: silent }) };

export const Failed: Story = {
  parameters: onStage({ adapter: failing('server', { calls: ['getCase'], scenario: 'oneCase' }), impatient: true }),
  play: async (scene) => {
    await byRole(scene, 'button', ['Försök igen', 'Try again']);
  },
};

export const SignedOut: Story = { parameters: onStage({ adapter: failing('signedOut') }) };

/** The page has given no adapter. */
export const NoClient: Story = { parameters: onStage({ alone: true }) };
