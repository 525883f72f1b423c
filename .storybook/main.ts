import { defineMain } from '@storybook/web-components-vite/node';
import { msw } from 'msw/vite';
import { manifestModule } from '../scripts/manifest.ts';

export default defineMain({
  framework: {
    name: '@storybook/web-components-vite',
    // Its own, since the one at the root builds the one-file bundle.
    options: { builder: { viteConfigPath: '.storybook/vite.config.ts' } },
  },
  stories: ['../stories/**/*.mdx', '../stories/**/*.stories.ts'],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y', '@storybook/addon-vitest'],
  core: { disableTelemetry: true },
  viteFinal: (config) => ({
    ...config,
    plugins: [...(config.plugins ?? []), msw({ mode: 'worker-only' }), manifestModule()],
  }),
});
