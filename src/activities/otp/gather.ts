import { setTimeout as pause } from 'node:timers/promises';

/**
 * Has done at once, by `work`, what comes in within `ms` of the first; each caller gets what came of
 * all, or the error.
 */
export function gather<Item, Result>(
  ms: number,
  work: (items: readonly Item[]) => Promise<Result>,
): (item: Item) => Promise<Result> {
  let open: { items: Item[]; result: Promise<Result> } | null = null;

  async function workLater(items: readonly Item[]): Promise<Result> {
    await pause(ms);
    open = null;
    return work(items);
  }

  return (item) => {
    if (!open) {
      const items: Item[] = [];
      open = { items, result: workLater(items) };
    }
    open.items.push(item);
    return open.result;
  };
}
