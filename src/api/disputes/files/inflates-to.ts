import { once } from 'node:events';
import { createInflate } from 'node:zlib';

/** `whole`: it inflates to its end, within the bound; `over`: there is more; `broken`: damaged or cut short. */
export type Inflated = 'whole' | 'over' | 'broken';

/** What zlib data comes to, inflated off the event loop a piece at a time, and nothing of it kept. */
export async function inflatesTo(parts: readonly Buffer[], mostBytes: number): Promise<Inflated> {
  const inflate = createInflate();
  const left = { bytes: mostBytes };
  const over = new Promise<'over'>((resolve) => {
    inflate.on('data', ({ length }: Buffer) => {
      left.bytes -= length;
      if (left.bytes < 0) resolve('over');
    });
  });
  const ended = once(inflate, 'end').then(
    () => 'whole' as const,
    () => 'broken' as const,
  );
  inflate.end(Buffer.concat(parts));
  try {
    return await Promise.race([over, ended]);
  } finally {
    inflate.destroy();
  }
}
