import type { Tools } from '../methods/registration.ts';

const atOnce = 8;

/** So many registrations by one method, ready to be measured. */
export async function prepareMany<T>(
  tools: Tools,
  prepare: (tools: Tools) => Promise<T>,
  count: number,
): Promise<T[]> {
  const ready: T[] = [];
  let begun = 0;
  const lane = async (): Promise<void> => {
    while (begun < count) {
      begun += 1;
      ready.push(await prepare(tools));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  return ready;
}
