export type Watchers = {
  /** Calls back at each change of what a name shows; returns how to stop it. */
  watch: (name: string, onChange: () => void) => () => void;
  /** Says that something has changed. */
  tell: (name: string) => void;
};

/** Those who want to know when something changes, by its name. */
export function createWatchers(): Watchers {
  const watchers = new Map<string, Set<() => void>>();
  return {
    tell(name) {
      watchers.get(name)?.forEach((onChange) => {
        onChange();
      });
    },
    watch(name, onChange) {
      const ofName = watchers.get(name) ?? new Set();
      watchers.set(name, ofName.add(onChange));
      return () => {
        ofName.delete(onChange);
        if (ofName.size === 0) watchers.delete(name);
      };
    },
  };
}
