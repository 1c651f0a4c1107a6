import { readFileSync } from 'node:fs';
import type { Part } from '../../scripts/runtime/part.ts';

/** What may become of the processes of a system. */
export type Power<Name extends string> = {
  /** kill -9, with every process that it has started. */
  kill: (name: Name) => Promise<void>;
  /** Ends a part in order; answers with how it ended: "code 0". */
  end: (name: Name) => Promise<string>;
  /** Stops a process where it is, with those that it has started, and lets it go on again. */
  freeze: (name: Name) => void;
  thaw: (name: Name) => void;
};

/** Power over the parts that run, by name. */
export function powerOver<Name extends string>(parts: Map<Name, Part>): Power<Name> {
  const partOf = (name: Name): Part => {
    const part = parts.get(name);
    if (!part) throw new Error(`${name} does not run`);
    return part;
  };
  return {
    freeze: (name) => {
      signalAll(partOf(name).pid, 'SIGSTOP');
    },
    thaw: (name) => {
      signalAll(partOf(name).pid, 'SIGCONT');
    },
    end: async (name) => {
      const part = partOf(name);
      await part.stop();
      parts.delete(name);
      return part.ended;
    },
    kill: async (name) => {
      const part = partOf(name);
      signalAll(part.pid, 'SIGKILL');
      await part.ended;
      parts.delete(name);
    },
  };
}

/** The parent first, so that it starts nobody meanwhile; PostgreSQL has a process for each connection. */
function signalAll(pid: number, signal: NodeJS.Signals): void {
  const children = childrenOf(pid);
  process.kill(pid, signal);
  for (const child of new Set([...children, ...childrenOf(pid)])) {
    try {
      process.kill(child, signal);
    } catch {
      // It has ended by itself.
    }
  }
}

/** Of Linux; elsewhere a process counts as having none. */
function childrenOf(pid: number): number[] {
  try {
    const text = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim();
    return text === '' ? [] : text.split(' ').map(Number);
  } catch {
    return [];
  }
}
