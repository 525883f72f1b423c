declare module '@storybook/web-components/entry-preview-argtypes' {
  import type { ArgTypesEnhancer, Parameters } from 'storybook/internal/types';

  export const argTypesEnhancers: ArgTypesEnhancer[];
  export const parameters: Parameters;
}

declare module 'virtual:custom-elements-manifest' {
  const manifest: object;
  export default manifest;
}
