import type { Meta, StoryObj } from '@storybook/web-components';
import { html } from 'lit';
import { expect, waitFor } from 'storybook/test';
import { createDemoAdapter, demoSession } from '../mocks/demo-adapter.ts';
import type { CaseProvider } from '../src/provider/case-provider.ts';
import { allByRole, PATIENCE } from './support/find.ts';
import { onStage } from './support/stage.ts';

type Args = Pick<CaseProvider, 'locale' | 'theme'>;

const adapters = { maria: createDemoAdapter('default'), karin: createDemoAdapter('default', { user: 'karin' }) };

const meta: Meta<Args> = {
  title: 'Elements/case-provider',
  component: 'case-provider',
  parameters: onStage({ alone: true }),
};
export default meta;

type Story = StoryObj<Args>;

/** One client for all that stands inside: entry, notices and list agree. */
export const Together: Story = {
  render: (_, { globals }) => html`
    <case-provider
      locale=${String(globals['locale'])}
      theme=${String(globals['theme'])}
      .adapter=${adapters.maria}
      .session=${demoSession('maria')}
    >
      <nav class="sb-menu" aria-label="Menu"><case-menu-item href="#/arenden"></case-menu-item></nav>
      <case-list base-path="#/arenden"></case-list>
    </case-provider>
  `,
  play: async (scene) => {
    await waitFor(() => expect(allByRole(scene, 'heading').length).toBeGreaterThan(1), PATIENCE);
  },
};

/** Another company, another language, another theme beside it. */
export const SideBySide: Story = {
  render: () => html`
    <div class="sb-columns">
      <case-provider locale="sv" theme="light" .adapter=${adapters.maria} .session=${demoSession('maria')}>
        <section class="sb-pane light" lang="sv"><case-list></case-list></section>
      </case-provider>
      <case-provider locale="en" theme="dark" .adapter=${adapters.karin} .session=${demoSession('karin')}>
        <section class="sb-pane dark" lang="en"><case-list></case-list></section>
      </case-provider>
    </div>
  `,
};
