const windowMs = 60_000;

type Base = { windowEnds: number; current: number; previous: number };

/** How long each kind of work takes when nobody is in its way. */
export type BaseDelays = {
  /** What such a work has taken above its base, which it may set itself; in milliseconds. */
  excess: (name: string, ms: number) => number;
};

/**
 * The base is the least of the last one to two minutes, as LEDBAT keeps it (RFC 6817, section 3.4.2):
 * an outside system that is slow for all makes work long, and does not make it wait for others of ours.
 */
export function createBaseDelays(now: () => number): BaseDelays {
  const bases = new Map<string, Base>();
  return {
    excess: (name, ms) => {
      const at = now();
      const known = bases.get(name) ?? freshBase(at);
      const base = at < known.windowEnds ? known : { ...freshBase(at), previous: known.current };
      base.current = Math.min(base.current, ms);
      bases.set(name, base);
      return ms - Math.min(base.current, base.previous);
    },
  };
}

function freshBase(at: number): Base {
  return { windowEnds: at + windowMs, current: Infinity, previous: Infinity };
}
