import type { GlobalTypes } from 'storybook/internal/types';

/** The toolbar's choices; stories read them from `context.globals`. */
export const globalTypes: GlobalTypes = {
  locale: {
    description: 'Language',
    toolbar: {
      icon: 'globe',
      dynamicTitle: true,
      items: [
        { value: 'sv', title: 'Svenska' },
        { value: 'en', title: 'English' },
      ],
    },
  },
  theme: {
    description: 'Theme',
    toolbar: {
      icon: 'contrast',
      dynamicTitle: true,
      items: [
        { value: 'light', title: 'Light' },
        { value: 'dark', title: 'Dark' },
        { value: 'auto', title: 'As the system' },
      ],
    },
  },
  width: {
    description: 'Width',
    toolbar: {
      icon: 'grow',
      dynamicTitle: true,
      items: [
        { value: 'full', title: 'Full width' },
        { value: '360', title: '360 px' },
        { value: '640', title: '640 px' },
        { value: '960', title: '960 px' },
      ],
    },
  },
};

export const initialGlobals = { locale: 'sv', theme: 'light', width: 'full' };
