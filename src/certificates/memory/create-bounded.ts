/** A map of at most so many entries: the one that was used least recently goes first. */
export type Bounded<Key, Value> = {
  get: (key: Key) => Value | undefined;
  set: (key: Key, value: Value) => void;
  delete: (key: Key) => void;
};

export function createBounded<Key, Value>(most: number): Bounded<Key, Value> {
  // A map goes through its entries in the order in which they were put there.
  const entries = new Map<Key, Value>();
  const put = (key: Key, value: Value): void => {
    entries.delete(key);
    entries.set(key, value);
  };
  return {
    get(key) {
      const value = entries.get(key);
      if (value !== undefined) put(key, value);
      return value;
    },
    set(key, value) {
      put(key, value);
      for (const first of entries.keys()) {
        if (entries.size <= most) return;
        entries.delete(first);
      }
    },
    delete: (key) => void entries.delete(key),
  };
}
