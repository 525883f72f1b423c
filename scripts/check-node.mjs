// Runs on any Node, hence no syntax younger than Node 12. npm scripts find the pinned Node first on PATH; this says what is wrong when they do not.
import { existsSync } from 'node:fs';

const NEEDED = 24;
const found = Number(process.versions.node.split('.')[0]);

if (found < NEEDED) {
  const pinned = new URL('../node_modules/node/bin/node', import.meta.url);
  console.error(
    existsSync(pinned)
      ? `This needs Node ${NEEDED} and runs on ${process.version}: start it with "npm run …", which uses the Node in node_modules.`
      : `This needs Node ${NEEDED} and runs on ${process.version}; the Node that comes with the project is not installed (npm ci was skipped or ran with --ignore-scripts): run "npm ci", or "npm rebuild node --ignore-scripts=false".`,
  );
  process.exit(1);
}
