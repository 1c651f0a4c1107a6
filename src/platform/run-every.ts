/**
 * Does something at once, and again so long after each time has ended, until it is told to stop;
 * what it throws is told and changes nothing. Stopping waits for a time that is under way, which is
 * handed the signal to begin nothing more.
 */
export function runEvery(
  ms: number,
  work: (stopping: AbortSignal) => Promise<unknown>,
  onError: (error: unknown) => void,
): () => Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const stopping = new AbortController();
  let underWay = once();

  async function once(): Promise<void> {
    await work(stopping.signal).catch(onError);
    if (stopping.signal.aborted) return;
    timer = setTimeout(() => {
      underWay = once();
    }, ms);
  }

  return async () => {
    stopping.abort();
    clearTimeout(timer);
    await underWay;
  };
}
