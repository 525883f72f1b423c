import type { ArgTypesEnhancer, StrictInputType } from 'storybook/internal/types';

/** What a host writes in CSS or markup, or listens to: to be read in the table, not to be set there. */
const READ_ONLY = ['events', 'slots', 'css custom properties', 'css shadow parts'];

const categoryOf = ({ table }: StrictInputType): string => String(table?.category ?? '');
const toProperty = (attribute: string): string =>
  attribute.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

/** Which control fits a TypeScript type as the manifest writes it; objects are given by code, so they have none. */
function controlOf(type: string): Pick<StrictInputType, 'control' | 'options'> {
  const plain = type.replace(/ \| undefined$/, '');
  if (plain === 'string') return { control: { type: 'text' } };
  if (plain === 'number') return { control: { type: 'number' } };
  if (plain === 'boolean') return { control: { type: 'boolean' } };
  if (!/^'[^']*'( \| '[^']*')*$/.test(plain)) return { control: { disable: true } };
  return { control: { type: 'select' }, options: plain.split(' | ').map((option) => option.slice(1, -1)) };
}

function shown(argType: StrictInputType, attribute: string | undefined): StrictInputType {
  if (READ_ONLY.includes(categoryOf(argType))) return { ...argType, control: { disable: true } };
  const { table, description } = argType;
  const written = attribute === undefined ? '' : ` Attribute \`${attribute}\`.`;
  return {
    ...argType,
    ...controlOf(table?.type?.summary ?? ''),
    description: `${description ?? ''}${written}`,
    table: { ...table, category: 'properties' },
  };
}

/** One row for a property and its attribute, and a control only where it can do something. */
export const tidyArgTypes: ArgTypesEnhancer = ({ argTypes }) => {
  const attributes = new Map(
    Object.entries(argTypes)
      .filter(([, argType]) => categoryOf(argType) === 'attributes')
      .map(([name]) => [toProperty(name), name]),
  );
  const doubled = ([name, argType]: [string, StrictInputType]): boolean =>
    categoryOf(argType) === 'attributes' && toProperty(name) !== name && toProperty(name) in argTypes;
  const rows = Object.entries(argTypes).filter((row) => !doubled(row));
  return Object.fromEntries(
    rows.map(([name, argType]) => [name, categoryOf(argType) === '' ? argType : shown(argType, attributes.get(name))]),
  );
};
