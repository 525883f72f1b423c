import type { Meta, StoryObj } from '@storybook/web-components';
import { html } from 'lit';
import { aCase, MARIA, withAgency } from './support/samples.ts';

const meta: Meta = { title: 'Guides/Themes', component: 'case-card', tags: ['!autodocs'] };
export default meta;

const cards = html`
  <div class="sb-columns">
    <case-card .viewer=${MARIA} .summary=${aCase({ unread: true })} href="#1"></case-card>
    <case-card
      .viewer=${MARIA}
      .summary=${aCase({ subject: 'Kvitto från Bauhaus', toCorrect: 1, ball: { ...aCase().ball, reason: 'redo' } })}
      href="#2"
    ></case-card>
    <case-card .viewer=${MARIA} .summary=${aCase({ subject: 'Hyran för lagret', ...withAgency })} href="#3"></case-card>
  </div>
`;

/** Accent, ink and surface of another host; the rest follows. */
export const ThreeTokens: StoryObj = { render: (_args) => html`<div class="sb-plum">${cards}</div>` };

/** The same page in both schemes at once. */
export const LightAndDark: StoryObj = {
  render: (_args) => html`
    <div class="sb-columns">
      <case-provider theme="light"><section class="sb-pane light">${cards}</section></case-provider>
      <case-provider theme="dark"><section class="sb-pane dark">${cards}</section></case-provider>
    </div>
  `,
};
