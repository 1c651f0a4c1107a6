/**
 * Does something at once, and again so long after each time has ended, until it is told to stop;
 * what it throws is told and changes nothing. Stopping waits for a time that is under way.
 */
export function runEvery(
  ms: number,
  work: () => Promise<unknown>,
  onError: (error: unknown) => void,
): () => Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;
  let underWay = once();

  async function once(): Promise<void> {
    await work().catch(onError);
    if (isStopped) return;
    timer = setTimeout(() => {
      underWay = once();
    }, ms);
  }

  return async () => {
    isStopped = true;
    clearTimeout(timer);
    await underWay;
  };
}
