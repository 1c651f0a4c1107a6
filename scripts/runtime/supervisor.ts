import { setTimeout as sleep } from 'node:timers/promises';
import { bringUp, type Plan } from './bring-up.ts';
import type { Part } from './part.ts';

export type Supervisor = {
  /** Starts a part and waits until it is ready; from then on it is started again when it ends. */
  add: (plan: Plan) => Promise<void>;
  /** Ends all parts one after the other, the one added last first. */
  stop: (onStopped: (name: string) => void) => Promise<void>;
  /** Ends all parts at once, by force. */
  kill: () => void;
};

export type SupervisorEvents = {
  /** One line for people. */
  say: (line: string) => void;
  /** Told of each process when it is launched, and once more when it is ready. */
  onProcess: (name: string, part: Part) => void;
};

const askEveryMs = 5_000;
const firstPauseMs = 200;
const longestPauseMs = 10_000;
/** A part that lived this long is started again soon; one that keeps dying, more and more slowly. */
const longLifeMs = 30_000;

/** Keeps the parts of a system running, and says so when one had to be started again. */
export function createSupervisor(events: SupervisorEvents): Supervisor {
  const stopping = new AbortController();
  const kept: KeptPart[] = [];
  return {
    add: async (plan) => {
      const part = keepPart(plan, stopping.signal, events);
      kept.push(part);
      await part.started;
    },
    stop: async (onStopped) => {
      stopping.abort();
      for (const part of kept.toReversed()) {
        await part.stop();
        onStopped(part.name);
      }
    },
    kill: () => {
      stopping.abort();
      for (const part of kept) part.kill();
    },
  };
}

type KeptPart = {
  name: string;
  started: Promise<void>;
  stop: () => Promise<void>;
  kill: () => void;
};

function keepPart(plan: Plan, signal: AbortSignal, events: SupervisorEvents): KeptPart {
  let current: Part | undefined;
  const start = async (): Promise<Part> => {
    const part = await bringUp(plan, signal, (launched) => {
      current = launched;
      events.onProcess(plan.name, launched);
    });
    // A program may have put another one in its place meanwhile, under the same process id.
    events.onProcess(plan.name, part);
    return part;
  };
  const first = start();
  const keeping = first.then(
    (part) => keepUp(plan, part, { start, signal, say: events.say }),
    () => undefined, // whoever waits for `started` is told why
  );
  return {
    name: plan.name,
    started: first.then(() => undefined),
    stop: async () => {
      await current?.stop();
      await keeping;
    },
    kill: () => current?.kill(),
  };
}

type Keeping = { start: () => Promise<Part>; signal: AbortSignal; say: (line: string) => void };

async function keepUp(plan: Plan, firstPart: Part, keeping: Keeping): Promise<void> {
  let part: Part | undefined = firstPart;
  let pauseMs = firstPauseMs;
  while (part !== undefined) {
    const since = Date.now();
    const reason = await endOf(plan, part);
    pauseMs = Date.now() - since > longLifeMs ? firstPauseMs : longer(pauseMs);
    part = await startAgain(plan, reason, pauseMs, keeping);
  }
}

/** Waits for the end of a part, and brings it about when the part is stuck. */
async function endOf(plan: Plan, part: Part): Promise<string> {
  const watch = setInterval(() => {
    void plan.isStuck?.().then(async (isStuck) => {
      if (isStuck) await part.stop();
    });
  }, askEveryMs);
  const reason = await part.ended;
  clearInterval(watch);
  return reason;
}

/** Tries until it is ready again; undefined when everything is being stopped. */
async function startAgain(
  plan: Plan,
  reason: string,
  firstPause: number,
  { start, signal, say }: Keeping,
): Promise<Part | undefined> {
  const isOver = (): boolean => signal.aborted;
  let pauseMs = firstPause;
  for (;;) {
    await sleep(pauseMs, undefined, { signal }).catch(() => undefined);
    if (isOver()) return undefined;
    try {
      const part = await start();
      say(`${plan.name} stopped (${reason}), started again`);
      return part;
    } catch (error) {
      if (isOver()) return undefined;
      say(`${plan.name} stopped (${reason}), trying to start it again: ${String(error)}`);
      pauseMs = longer(pauseMs);
    }
  }
}

function longer(pauseMs: number): number {
  return Math.min(pauseMs * 2, longestPauseMs);
}
