import '@fontsource-variable/figtree/wght.css';
import './preview.css';
import addonA11y from '@storybook/addon-a11y';
import addonDocs from '@storybook/addon-docs';
import { definePreview, setCustomElementsManifest } from '@storybook/web-components-vite';
import * as argTypesOfManifest from '@storybook/web-components/entry-preview-argtypes';
import { html } from 'lit';
import addonMsw from 'msw-storybook-addon';
import manifest from 'virtual:custom-elements-manifest';
import { globalTypes, initialGlobals } from './globals.ts';
import { networkReady } from './network.ts';

setCustomElementsManifest(manifest);

export default definePreview({
  // The first one is missing from the web components framework: without it the manifest's API table stays empty.
  addons: [argTypesOfManifest, addonDocs(), addonA11y(), addonMsw(networkReady)],
  tags: ['autodocs'],
  parameters: { a11y: { test: 'error' }, layout: 'padded' },
  globalTypes,
  initialGlobals,
  decorators: [
    (story, { globals }) => {
      document.documentElement.lang = String(globals['locale']);
      document.documentElement.dataset['theme'] = String(globals['theme']);
      return html`<div class="sb-frame" data-width=${String(globals['width'])}>${story()}</div>`;
    },
  ],
});
