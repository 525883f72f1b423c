/**
 * Formatting, lint rules and types, each told by name; exits with 1 when one falls short.
 *
 *     npm run lint
 */
import { reportLine, runTool } from './run.ts';

const steps = [
  { name: 'prettier', args: ['--check', '--log-level', 'warn', '.'] },
  { name: 'eslint', args: ['--max-warnings', '0', '.'] },
  { name: 'tsc', args: ['-p', '.'] },
];

const lines = steps.map(({ name, args }) => {
  console.log(`\n— ${name}`);
  const { ok, seconds } = runTool(name, args);
  if (!ok) process.exitCode = 1;
  return reportLine(name, ok ? 'ok' : 'FALLS SHORT', seconds);
});

console.log(`\n${lines.join('\n')}`);
