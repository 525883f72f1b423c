import '@fontsource-variable/figtree/wght.css';
import './preview.css';
import '../src/define/all.ts';
import addonA11y from '@storybook/addon-a11y';
import addonDocs from '@storybook/addon-docs';
import { definePreview, setCustomElementsManifest } from '@storybook/web-components-vite';
import * as argTypesOfManifest from '@storybook/web-components/entry-preview-argtypes';
import addonMsw from 'msw-storybook-addon';
import manifest from 'virtual:custom-elements-manifest';
import { clearOthers } from '../src/client/vault.ts';
import { stageDecorator } from '../stories/support/stage.ts';
import { tidyArgTypes } from './arg-types.ts';
import { startStoryClock } from './clock.ts';
import { listenToEvents } from './events.ts';
import { globalTypes, initialGlobals, viewports } from './globals.ts';
import { networkReady } from './network.ts';
import { docsTheme } from './theme.ts';

startStoryClock();
setCustomElementsManifest(manifest);

export default definePreview({
  // The first one is missing from the web components framework: without it the manifest's API table stays empty.
  addons: [argTypesOfManifest, addonDocs(), addonA11y(), addonMsw(networkReady)],
  tags: ['autodocs'],
  parameters: {
    a11y: { test: 'error' },
    layout: 'fullscreen',
    viewport: { options: viewports },
    docs: {
      theme: docsTheme,
      toc: { headingSelector: 'h2, h3', title: 'On this page' },
      // The code shown is what a host writes; what stands around the story is Storybook's.
      source: { excludeDecorators: true },
    },
    options: {
      storySort: {
        order: [
          'Welcome',
          'Guides',
          ['Getting started', 'Adapter', 'Events', 'Theming', 'Languages', '*'],
          'Elements',
          '*',
        ],
      },
    },
  },
  argTypesEnhancers: [tidyArgTypes],
  globalTypes,
  initialGlobals,
  decorators: [stageDecorator],
  beforeEach: ({ canvasElement }) => {
    // What was typed in another story would be kept for this one: it is the same user.
    clearOthers(() => false);
    return listenToEvents(canvasElement);
  },
});
