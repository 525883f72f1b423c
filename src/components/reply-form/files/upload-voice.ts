import type { ChosenFile } from '../../../controllers/index.ts';

/**
 * When to say that uploads are done: once for all that were under way together, and not for each of them. That they
 * have begun is said where they are chosen, and what has failed says so itself.
 */
export class UploadVoice {
  readonly #going = new Set<string>();

  /** How many have come up of those that were under way; 0 while some still are, or where there is nothing to say. */
  next(files: readonly ChosenFile[]): number {
    const uploading = files.filter(({ phase }) => phase === 'uploading');
    for (const { key } of uploading) this.#going.add(key);
    if (uploading.length > 0) return 0;
    const up = files.filter(({ key, phase }) => phase === 'uploaded' && this.#going.has(key)).length;
    this.#going.clear();
    return up;
  }
}
