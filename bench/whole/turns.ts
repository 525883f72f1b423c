/** Waiting in the page: for a frame, or only for the next task. */

export const frame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));

/** The next task: sooner than a timer. */
export function turn(): Promise<unknown> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = resolve;
    port2.postMessage(null);
  });
}

/** The next frame has been made. */
export async function painted(): Promise<void> {
  await frame();
  await turn();
}

export async function until(holds: () => boolean, wait: () => Promise<unknown> = frame): Promise<void> {
  for (let tries = 5000; tries > 0; tries--) {
    if (holds()) return;
    await wait();
  }
  throw new Error('It does not come.');
}
