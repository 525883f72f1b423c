import type { Meta, StoryObj } from '@storybook/web-components';
import { html } from 'lit';
import { expect, waitFor } from 'storybook/test';
import type { CaseToday } from '../src/components/case-today/case-today.ts';
import { failing, silent } from './support/adapters.ts';
import { allByRole, byRole } from './support/find.ts';
import { inOffice, onStage } from './support/stage.ts';

type Args = Pick<CaseToday, 'href' | 'headingLevel'>;

const meta: Meta<Args> = {
  title: 'Elements/case-today',
  component: 'case-today',
  args: { href: '#/arenden', headingLevel: 2 },
  parameters: inOffice('default'),
  globals: { width: '360' },
  render: ({ href, headingLevel }) => html`
    <case-today href=${href ?? ''} heading-level=${headingLevel}></case-today>
  `,
};
export default meta;

type Story = StoryObj<Args>;

/** How much waits, and the first date. */
export const Waiting: Story = {
  play: async (scene) => {
    const tile = await byRole(scene, 'link', [/3 saker väntar på dig/, /3 things are waiting for you/]);
    await expect(tile).toHaveAttribute('href', '#/arenden');
  },
};

/** One thing waits. */
export const One: Story = { parameters: inOffice('oneCase') };

/** Nothing waits: quiet, and still the way in. */
export const NothingWaits: Story = { parameters: inOffice('clear') };

/** Without consent there is nothing to read, and the tile takes no room. */
export const Absent: Story = {
  parameters: inOffice('invited'),
  play: async (scene) => {
    await waitFor(() => expect(scene.canvasElement.querySelector('case-today')).toHaveProperty('offsetHeight', 0));
    await expect(allByRole(scene, 'link')).toHaveLength(0);
  },
};

/** A start page does not jump: nothing is shown until it is known. */
export const Loading: Story = { parameters: onStage({ adapter: silent }) };

/** Nor does it complain of what is said elsewhere. */
export const Failed: Story = { parameters: onStage({ adapter: failing('offline') }) };

/** Without an address it is a button. */
export const AsButton: Story = { render: (_args) => html`<case-today></case-today>` };
