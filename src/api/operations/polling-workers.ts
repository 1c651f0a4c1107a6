/** What Temporal says of who asks for work, as far as it matters here. */
export type Poller = {
  identity?: string | null;
  lastAccessTime?: { seconds?: { toString: () => string } | null; nanos?: number | null } | null;
};

/** A worker's poll lasts a minute: one that has begun no other for longer is gone. */
const pollMs = 70_000;

/**
 * Tells, of the pollers that Temporal names, which ones go on asking for work: those whose last poll was not known
 * yet, or not for so long. Temporal's times are held against each other alone, never against our clock, which may
 * be apart from its own. One that is met for the first time is taken to poll.
 */
export function createPollingWorkers(
  now: () => number = () => performance.now(),
): (pollers: readonly Poller[]) => string[] {
  let known = new Map<string, { poll: string; since: number }>();
  return (pollers) => {
    const at = now();
    const seen = pollers.map(({ identity, lastAccessTime }) => {
      const poll = `${String(lastAccessTime?.seconds)}.${String(lastAccessTime?.nanos)}`;
      const name = identity ?? '';
      const before = known.get(name);
      return [name, before?.poll === poll ? before : { poll, since: at }] as const;
    });
    known = new Map(seen);
    return seen.filter(([, { since }]) => at - since < pollMs).map(([name]) => name);
  };
}
