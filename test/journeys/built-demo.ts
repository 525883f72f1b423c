import { buildDemo } from '../../demo/service/build-demo.ts';

/** The pages are built before any journey begins: two of them must not build at once. */
export default async function setup(): Promise<void> {
  await buildDemo();
}
