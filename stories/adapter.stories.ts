import type { Meta, StoryObj } from '@storybook/web-components';
import { html } from 'lit';
import { userEvent } from 'storybook/test';
import type { CaseDetail } from '../src/domain/index.ts';
import { byRole } from './support/find.ts';
import { createPlainAdapter } from './support/plain-adapter.ts';
import { aCase } from './support/samples.ts';
import { onStage } from './support/stage.ts';

/** The fake of the page “Adapter”, with one case in it. */
const meta: Meta = {
  title: 'Guides/Adapter of your own',
  component: 'case-portal',
  tags: ['!autodocs'],
};
export default meta;

const asked: CaseDetail = {
  ...aCase({
    subject: 'Inbetalning på 18 400 kr utan fakturanummer',
    type: 'question',
    progress: { answered: 0, required: 1 },
    open: [{ kind: 'longText', count: 1 }],
  }),
  description: 'Hej! Vilken faktura gäller det?',
  attachments: [],
  items: [{ id: 'invoice', kind: 'text', label: 'Fakturanummer', required: true, locked: false }],
  entries: [],
  related: [],
  permissions: { answer: true, approve: true, comment: true, share: false },
};

/** Less than seventy lines of adapter, and the whole page works. */
export const PlainAdapter: StoryObj = {
  parameters: onStage({ adapter: () => createPlainAdapter([asked]) }),
  render: () => html`<case-portal base-path="#/arenden"></case-portal>`,
  play: async (scene) => {
    await userEvent.click(await byRole(scene, 'link', [/Inbetalning/, /Inbetalning/]));
    await userEvent.type(await byRole(scene, 'textbox', ['Fakturanummer', 'Fakturanummer']), '2041');
    await userEvent.click(await byRole(scene, 'button', ['Skicka svar', 'Send reply']));
    await byRole(scene, 'heading', [/skickat till Anna Berg/, /has been sent to Anna Berg/]);
  },
};
