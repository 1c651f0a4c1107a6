import { setTimeout as sleep } from 'node:timers/promises';
import type { Part } from './part.ts';

/** A part of the system as its supervisor starts it, again and again. */
export type Plan = {
  /** As people know it: "API". */
  name: string;
  launch: () => Promise<Part>;
  /** Asked until it is true; what it throws means: not yet. */
  isReady: (part: Part) => Promise<boolean>;
  /** Asked now and then while it runs: whether it will not serve again, and must be ended. */
  isStuck?: () => Promise<boolean>;
};

const readyWithinMs = 120_000;
const askEveryMs = 50;

/**
 * Launches a part and waits until it is ready. When it ends before, or the wait is called off, it
 * leaves nothing running and throws one sentence with the part's last words.
 */
export async function bringUp(
  plan: Plan,
  signal: AbortSignal,
  onLaunch: (part: Part) => void,
): Promise<Part> {
  signal.throwIfAborted();
  const part = await plan.launch();
  onLaunch(part);
  try {
    await untilReady(plan, part, signal);
    return part;
  } catch (error) {
    await part.stop();
    throw error;
  }
}

async function untilReady(plan: Plan, part: Part, signal: AbortSignal): Promise<void> {
  const deadline = Date.now() + readyWithinMs;
  while (Date.now() < deadline) {
    signal.throwIfAborted();
    const reason = await Promise.race([part.ended, Promise.resolve(undefined)]);
    if (reason !== undefined) {
      throw new Error(`${plan.name} did not start (${reason}): ${lastWords(part.output())}`);
    }
    if (await plan.isReady(part).catch(() => false)) return;
    await sleep(askEveryMs);
  }
  throw new Error(`${plan.name} did not answer: ${lastWords(part.output())}`);
}

/** The last error that a program told, without the machine-readable rest of a log entry. */
function lastWords(output: string): string {
  const lines = output.trim().split('\n');
  const line = lines.findLast((it) => /error|fatal/i.test(it)) ?? lines.at(-1) ?? '';
  return /"msg":"((?:[^"\\]|\\.)*)"/.exec(line)?.[1] ?? line;
}
