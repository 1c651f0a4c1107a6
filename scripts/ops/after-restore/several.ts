const questionsAtOnce = 16;

/** Does something for each, some at a time. */
export async function several<T, R>(
  all: readonly T[],
  work: (each: T) => Promise<R>,
): Promise<R[]> {
  const done: R[] = [];
  const left = all.values();
  const one = async (): Promise<void> => {
    for (const each of left) done.push(await work(each));
  };
  await Promise.all(Array.from({ length: questionsAtOnce }, one));
  return done;
}
