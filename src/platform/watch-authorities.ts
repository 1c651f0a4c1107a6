import { readPemCertificates } from '../adapters/ca/client.ts';
import { watchFile, type WatchOptions } from '../adapters/watch-file.ts';
import { readAuthorities, type Authorities } from '../certificates/authorities.ts';
import type { CaSettings } from './config/ca.ts';

type Files = Pick<CaSettings, 'rootsFile' | 'intermediatesFile' | 'statusKeptMs'>;

/**
 * The CAs that are configured, read once for each state of their files: with the next one all that
 * was verified and heard of them is forgotten. A file that is of no use leaves the last good state in
 * force.
 * @throws where a file was never good.
 */
export function watchAuthorities(
  { rootsFile, intermediatesFile, statusKeptMs }: Files,
  watching: WatchOptions,
): () => Authorities {
  const rootsNow = watchFile(rootsFile, readRoots, watching);
  const intermediatesNow = watchFile(intermediatesFile, readPemCertificates, watching);
  let held: { roots: Uint8Array[]; intermediates: Uint8Array[]; read: Authorities } | undefined;
  return () => {
    const [roots, intermediates] = [rootsNow(), intermediatesNow()];
    if (held?.roots !== roots || held.intermediates !== intermediates) {
      const read = readAuthorities({ roots, intermediates, statusKeptMs });
      held = { roots, intermediates, read };
    }
    return held.read;
  };
}

/** Without a root nobody could register: a file that was emptied is one that is being written. */
function readRoots(pem: string): Uint8Array[] {
  const roots = readPemCertificates(pem);
  if (roots.length === 0) throw new Error('no root is in the file');
  return roots;
}
