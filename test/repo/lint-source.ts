import { ESLint } from 'eslint';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));
const eslint = new ESLint({ cwd: root });

/** What the project's own lint says about a text, taken for the content of an existing file (typed rules need one). */
export async function lintAs(file: string, text: string): Promise<{ rule: string | null; message: string }[]> {
  const [result] = await eslint.lintText(text, { filePath: `${root}${file}` });
  return (result?.messages ?? []).map(({ ruleId, message }) => ({ rule: ruleId, message }));
}

export const rulesOf = (found: readonly { rule: string | null }[]): (string | null)[] => found.map(({ rule }) => rule);
