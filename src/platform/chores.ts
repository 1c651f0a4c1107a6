import type { Logger } from './log.ts';

/** What a process does now and then, beside its work. */
export type Chore = { name: string; everyMs: number; run: () => Promise<unknown> };

/** Has each chore done again and again, never twice at a time; answers with the way to stop. */
export function startChores(log: Logger, chores: readonly Chore[]): () => void {
  const timers = chores.map((chore) => start(log, chore));
  return () => {
    for (const timer of timers) clearInterval(timer);
  };
}

function start(log: Logger, { name, everyMs, run }: Chore): NodeJS.Timeout {
  let isRunning = false;
  return setInterval(() => {
    if (isRunning) return;
    isRunning = true;
    run()
      .catch((error: unknown) => {
        log.error({ error }, `${name} failed`);
      })
      .finally(() => {
        isRunning = false;
      });
  }, everyMs);
}
