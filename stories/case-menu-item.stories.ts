import type { Meta, StoryObj } from '@storybook/web-components';
import { html } from 'lit';
import { expect } from 'storybook/test';
import { createDemoAdapter } from '../mocks/demo-adapter.ts';
import type { CaseAdapter } from '../src/adapter/case-adapter.ts';
import type { CaseMenuItem } from '../src/components/case-menu-item/case-menu-item.ts';
import { silent } from './support/adapters.ts';
import { allByRole, byRole } from './support/find.ts';
import { inOffice, onStage } from './support/stage.ts';

type Args = Pick<CaseMenuItem, 'href' | 'current'>;

const meta: Meta<Args> = {
  title: 'Elements/case-menu-item',
  component: 'case-menu-item',
  args: { href: '#/arenden', current: false },
  parameters: inOffice('default'),
  render: ({ href, current }) => html`
    <nav class="sb-menu" aria-label="Menu">
      <a href="#/forsaljning">Försäljning</a>
      <case-menu-item href=${href ?? ''} ?current=${current}></case-menu-item>
      <a href="#/lon">Lön</a>
    </nav>
  `,
};
export default meta;

type Story = StoryObj<Args>;

/** Three cases wait: the figure for the eye, the sentence for the ear. */
export const Waiting: Story = {
  play: async (scene) => {
    await byRole(scene, 'link', [/Byråärenden.*ärenden väntar på dig/, /My accountant.*cases are waiting for you/]);
  },
};

/** The page behind the entry is on screen. */
export const Current: Story = { args: { current: true } };

/** More than a menu has room for: "99+" for the eye, all of it for the ear. */
export const Many: Story = {
  parameters: onStage({
    adapter: (): CaseAdapter => {
      const adapter = createDemoAdapter('default');
      const facts = { total: 2000, unread: 140, actionRequired: 1234, visible: true };
      return { ...adapter, getAccess: async (o) => ({ ...(await adapter.getAccess(o)), facts }) };
    },
  }),
  play: async (scene) => {
    await byRole(scene, 'link', [/1.?234 ärenden väntar på dig/, /1.?234 cases are waiting for you/]);
  },
};

/** The co-operation has ended: the entry stays for the history. */
export const History: Story = {
  parameters: inOffice('ended'),
  play: async (scene) => {
    await byRole(scene, 'link', ['Byråärenden', 'My accountant']);
  },
};

/** Nothing waits: no badge. */
export const NothingWaits: Story = { parameters: inOffice('clear') };

/** No consent yet: the entry is not there and takes no room. */
export const Absent: Story = {
  parameters: inOffice('invited'),
  play: async (scene) => {
    await expect(allByRole(scene, 'link')).toHaveLength(2);
  },
};

/** Nothing is shown until it is known that there is something to show. */
export const Loading: Story = { parameters: onStage({ adapter: silent }) };

/** The host's own resource names the entry. */
export const HostLabel: Story = {
  render: () => html`
    <nav class="sb-menu" aria-label="Menu">
      <case-menu-item
        href="#/arenden"
        .resources=${{
          sv: { common_menu_navbar_li_MyPortal: { message: 'Min byrå' } },
          en: { common_menu_navbar_li_MyPortal: { message: 'My firm' } },
        }}
      ></case-menu-item>
    </nav>
  `,
  play: async (scene) => {
    await byRole(scene, 'link', [/Min byrå/, /My firm/]);
  },
};
