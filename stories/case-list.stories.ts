import type { Meta, StoryObj } from '@storybook/web-components';
import { html } from 'lit';
import { expect, userEvent, waitFor } from 'storybook/test';
import { createDemoAdapter, createDemoOffice } from '../mocks/demo-adapter.ts';
import { many } from '../mocks/office/seed/index.ts';
import type { CaseList } from '../src/components/case-list/case-list.ts';
import { failing, silent } from './support/adapters.ts';
import { allByRole, byRole, focused, inLanguage, PATIENCE } from './support/find.ts';
import { inOffice, onStage } from './support/stage.ts';

type Args = Pick<CaseList, 'query' | 'basePath' | 'headingLevel'>;

const meta: Meta<Args> = {
  title: 'Elements/case-list',
  component: 'case-list',
  args: { query: {}, basePath: '#/arenden', headingLevel: 2 },
  parameters: inOffice('default'),
  render: ({ query, basePath, headingLevel }) => html`
    <case-list base-path=${basePath ?? ''} heading-level=${headingLevel} .query=${query}></case-list>
  `,
};
export default meta;

type Story = StoryObj<Args>;

/** Grouped by whose turn it is; what waits for you comes first. */
export const Data: Story = {
  play: async (scene) => {
    await byRole(scene, 'heading', [/^Väntar på dig/, /^Waiting for you/]);
    await byRole(scene, 'link', [/^Avslutade \d+$/, /^Closed \d+$/]);
  },
};

/** One column, as on a phone. */
export const Narrow: Story = { globals: { width: '360' } };

/** Found while one types; cleared with one press. */
export const Search: Story = {
  play: async (scene) => {
    const box = await byRole(scene, 'searchbox');
    await userEvent.type(box, 'moms{Enter}');
    await byRole(scene, 'link', [/^(Oläst )?Momsdeklaration/, /^(Unread )?Momsdeklaration/]);
  },
};

/** A reading list of what is over. */
export const Closed: Story = {
  args: { query: { status: ['closed'] } },
  play: async (scene) => {
    await byRole(scene, 'heading', [/^Avslutade ärenden/, /^Closed cases/]);
  },
};

/** The page has not given an adapter: a kind sentence after a second of patience. */
export const NoClient: Story = {
  parameters: onStage({ alone: true }),
  play: (scene) =>
    waitFor(
      () =>
        expect(
          allByRole(scene, 'status')
            .map(({ textContent }) => textContent)
            .join(),
        ).toContain(inLanguage(scene, ['Ärendena kan inte visas här än', "Your cases can't be shown here yet"])),
      { timeout: 3000 },
    ),
};

export const SignedOut: Story = { parameters: onStage({ adapter: failing('signedOut') }) };

/** The role gives no access. */
export const NoAccess: Story = { parameters: inOffice('noAccess') };

const hiddenByPause: Story['play'] = async (scene) => {
  await byRole(scene, 'heading', ['Inget att svara på just nu', 'Nothing to answer right now']);
};

/** Every agency pauses: open cases are out of sight, closed ones can be read. */
export const Paused: Story = { parameters: inOffice('paused'), play: hiddenByPause };

/** One agency of two pauses: nobody says that all is done. */
export const OneAgencyPaused: Story = {
  parameters: onStage({
    adapter: () => {
      const office = createDemoOffice('default');
      void office.desk.pause('lindqvist');
      return office.adapter();
    },
  }),
  play: hiddenByPause,
};

export const Loading: Story = {
  parameters: onStage({ adapter: silent }),
  play: async (scene) => {
    await byRole(scene, 'status');
  },
};

/** One sentence, one button, and the focus where the cases come. */
export const Failed: Story = {
  parameters: onStage({ adapter: failing('server', { calls: ['listCases'], times: 4 }), impatient: true }),
};

/** The same, after the button. */
export const Retried: Story = {
  ...Failed,
  play: async (scene) => {
    await userEvent.click(await byRole(scene, 'button', ['Försök igen', 'Try again']));
    await byRole(scene, 'heading', [/^Väntar på dig/, /^Waiting for you/]);
    await waitFor(() => expect(focused()?.closest('h2, h3')).not.toBeNull());
  },
};

/** Never any case yet. */
export const EmptyNever: Story = { name: 'Empty: never any case', parameters: inOffice('empty') };

/** Nothing waits: the face that people come for. */
export const EmptyClear: Story = { name: 'Empty: done for now', parameters: inOffice('clear') };

/** The search found nothing. */
export const EmptyNoMatch: Story = { name: 'Empty: no match', args: { query: { text: 'xyzzy' } } };

/** No case is over yet. */
export const EmptyNoHistory: Story = {
  name: 'Empty: no history',
  args: { query: { status: ['closed'] } },
  parameters: inOffice('single'),
};

/** The host's own words where there never was any case. */
export const EmptySlotted: Story = {
  name: 'Empty: the host’s words',
  parameters: inOffice('empty'),
  render: () => html`<case-list><p slot="empty">Ring oss på 08-555 010 20.</p></case-list>`,
};

export const LongText: Story = { parameters: inOffice('longText') };
export const LongTextNarrow: Story = { parameters: inOffice('longText'), globals: { width: '360' } };

/** Nothing waits for who may only read. */
export const ReadOnly: Story = { parameters: inOffice('readOnly') };

/** One malformed case harms its own card only; unknown types and statuses are named. */
export const Odd: Story = { name: 'Malformed and unknown', parameters: inOffice('odd') };

/** Pages of five. */
export const Paged: Story = {
  parameters: onStage({
    adapter: () => {
      const adapter = createDemoAdapter('default');
      return { ...adapter, listCases: (query, options) => adapter.listCases(query, { ...options, limit: 5 }) };
    },
  }),
  play: async (scene) => {
    await userEvent.click(await byRole(scene, 'button', ['Visa fler', 'Show more']));
    await waitFor(() =>
      expect(allByRole(scene, 'article').length + allByRole(scene, 'listitem').length).toBeGreaterThan(5),
    );
  },
};

/** Every filter takes effect at once; those that are applied can be taken away one by one. */
export const Filters: Story = {
  args: { query: { unread: true, type: ['documents', 'approval'] } },
  play: async (scene) => {
    await userEvent.click(await byRole(scene, 'button', ['Filtrera', 'Filter']));
    await byRole(scene, 'checkbox', ['Olästa', 'Unread']);
    await byRole(scene, 'button', ['Ta bort filtret Olästa', 'Remove filter Unread']);
  },
};

/** Search and filters behind one button. */
export const FiltersNarrow: Story = {
  globals: { width: '360' },
  play: async (scene) => {
    await userEvent.click(await byRole(scene, 'button', ['Filtrera', 'Filter']));
    await byRole(scene, 'checkbox', ['Olästa', 'Unread']);
  },
};

/** Without groups: what has changed last comes first. */
export const LastUpdated: Story = { name: 'Order: last updated', args: { query: { sort: 'updated' } } };

/** Ten thousand cases behind it; the list loads them page by page. */
export const Many: Story = {
  parameters: inOffice('many'),
  play: async (scene) => {
    await byRole(scene, 'heading', [/^Väntar på dig/, /^Waiting for you/]);
  },
};

/** More than two hundred cards: only the rows near the viewport exist. */
export const Virtualised: Story = {
  args: { query: { status: ['closed'] } },
  parameters: onStage({
    adapter: () => {
      const adapter = createDemoAdapter(many(500)(new Date()));
      const whole: typeof adapter.listCases = async (query, options) => {
        const pages = [];
        let cursor = options.cursor;
        do {
          const page = await adapter.listCases(query, { ...options, cursor, limit: 100 });
          pages.push(page);
          cursor = page.next;
        } while (cursor !== null && pages.length < 4);
        const last = pages.at(-1);
        if (!last) throw new Error('There is no page.');
        return { ...last, items: pages.flatMap(({ items }) => items) };
      };
      return { ...adapter, listCases: whole };
    },
  }),
  play: async (scene) => {
    await byRole(scene, 'heading', [/^Avslutade ärenden/, /^Closed cases/]);
    await waitFor(() => expect(allByRole(scene, 'listitem')[0]?.getAttribute('aria-setsize')).toBeTruthy(), PATIENCE);
  },
};
