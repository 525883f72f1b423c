/** Finding by role and name through every open shadow root, in the language that the story is shown in. */
import type { StoryContext } from '@storybook/web-components';
import { expect, queryAllByRole, waitFor } from 'storybook/test';

/** Only what fails waits so long. */
export const PATIENCE = { timeout: 15_000 };

type Name = string | RegExp;
/** A name in each language. */
export type Names = readonly [sv: Name, en: Name];
type Scene = Pick<StoryContext, 'canvasElement' | 'globals'>;

function rootsIn(root: ParentNode): ParentNode[] {
  const inner = [...root.querySelectorAll('*')].flatMap(({ shadowRoot }) => (shadowRoot ? rootsIn(shadowRoot) : []));
  return [root, ...inner];
}

/** Which of the two the toolbar asks for. */
export const inLanguage = <T>({ globals }: Pick<Scene, 'globals'>, [sv, en]: readonly [sv: T, en: T]): T =>
  globals['locale'] === 'en' ? en : sv;

/** All that are there now and can be seen. */
export function allByRole(scene: Scene, role: string, names?: Names): HTMLElement[] {
  const name = names && inLanguage(scene, names);
  const found = rootsIn(scene.canvasElement).flatMap((root) =>
    queryAllByRole(root as HTMLElement, role, name === undefined ? {} : { name }),
  );
  // What is hidden around a shadow root hides what is in it, which the query cannot see.
  return found.filter((element) => element.checkVisibility());
}

/** Waits for exactly one. */
export const byRole = (scene: Scene, role: string, names?: Names): Promise<HTMLElement> =>
  waitFor(() => {
    const [found, ...others] = allByRole(scene, role, names);
    if (!found || others.length > 0) {
      throw new Error(
        `There are ${found ? others.length + 1 : 0} of ${role} “${String(names && inLanguage(scene, names))}”.`,
      );
    }
    return found;
  }, PATIENCE);

/** The element that has the focus, inside however many shadow roots. */
export function focused(): Element | null {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element;
}

/** Chooses a file as the browser's own dialog would. */
export async function chooseFile({ canvasElement }: Scene, ...files: readonly File[]): Promise<void> {
  const inputs = (): HTMLInputElement[] =>
    rootsIn(canvasElement).flatMap((root) => [
      ...root.querySelectorAll<HTMLInputElement>('input[type=file][multiple]'),
    ]);
  await waitFor(() => {
    if (inputs().length === 0) throw new Error('No file can be chosen here.');
  });
  const [input] = inputs();
  const chosen = new DataTransfer();
  for (const file of files) chosen.items.add(file);
  if (!input) return;
  input.files = chosen.files;
  input.dispatchEvent(new Event('change', { bubbles: true }));
}

/** All that the form says. */
export const formText = ({ canvasElement }: Scene): string =>
  rootsIn(canvasElement)
    .map((root) => root.querySelector('reply-form')?.shadowRoot?.textContent ?? '')
    .join('');

/** Waits until the form says so, in the language it is shown in. */
export async function says(scene: Scene, texts: readonly [sv: string, en: string]): Promise<void> {
  await waitFor(() => expect(plain(formText(scene))).toContain(inLanguage(scene, texts)), PATIENCE);
}

/** Spaces that do not break are spaces all the same. */
const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ');
