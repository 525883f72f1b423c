import type { GlobalTypes } from 'storybook/internal/types';

const viewport = (name: string, width: number, height: number, type: 'mobile' | 'tablet' | 'desktop') => ({
  name,
  type,
  styles: { width: `${width}px`, height: `${height}px` },
});

/** The widths that the drawing is made for. */
export const viewports = {
  phone: viewport('Phone, 360 px', 360, 740, 'mobile'),
  tablet: viewport('Tablet, 768 px', 768, 1024, 'tablet'),
  desktop: viewport('Desktop, 1280 px', 1280, 860, 'desktop'),
};

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
