import { pathToFileURL } from 'node:url';
import path from 'node:path';

const preload = pathToFileURL(path.join(import.meta.dirname, 'shift-date.ts')).href;

/** What a program is told whose machine's clock is so far ahead, in milliseconds; behind, where it is negative. */
export function clockAhead(ms: number): NodeJS.ProcessEnv {
  return { CLOCK_AHEAD_MS: String(ms), NODE_OPTIONS: `--import=${preload}` };
}
