/** Works through a list, so many at a time; the results are in its order. */
export async function atOnce<T, R>(
  count: number,
  items: readonly T[],
  work: (item: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  const waiting = items.map((item, index) => ({ item, index }));
  const next = async (): Promise<void> => {
    for (let one = waiting.shift(); one; one = waiting.shift()) {
      results[one.index] = await work(one.item);
    }
  };
  await Promise.all(Array.from({ length: count }, next));
  return results;
}
