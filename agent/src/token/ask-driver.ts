import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { z } from 'zod';
import { Refusal } from '../refusal.ts';
import { driverFailure, type DriverRequest } from './wire.ts';

const program = fileURLToPath(new URL('driver-process.ts', import.meta.url));
/** Some drivers wait for a reader; some show a window of their own. */
const patienceMs = 60_000;

/**
 * Asks a driver in a process of its own and ends that. Throws the driver's refusal as a `Refusal`;
 * a driver that crashes, hangs or says something else is `DriverFailed`.
 */
export async function askDriver<T>(
  request: DriverRequest,
  shape: z.ZodType<T>,
  signal: AbortSignal,
): Promise<T> {
  const answer = await exchange(
    request,
    AbortSignal.any([signal, AbortSignal.timeout(patienceMs)]),
  );
  const failed = driverFailure.safeParse(answer);
  if (failed.success) {
    const { failure, reason, pinTries } = failed.data;
    throw new Refusal(failure, { reason, pinTries });
  }
  const parsed = shape.safeParse(answer);
  if (parsed.success) return parsed.data;
  throw new Refusal('DriverFailed', { reason: 'an answer of another shape' });
}

/** The PIN goes over the channel: arguments and environment are open to other programs. */
async function exchange(request: DriverRequest, signal: AbortSignal): Promise<unknown> {
  if (signal.aborted) throw refusalOf(signal.reason);
  const child = fork(program, { stdio: ['ignore', 'ignore', 'pipe', 'ipc'], execArgv: [] });
  let complaint = '';
  child.stderr?.on('data', (chunk: Buffer) => (complaint += chunk.toString()));
  try {
    return await new Promise<unknown>((resolve, reject) => {
      child.once('message', resolve);
      child.once('error', reject);
      child.once('close', (code, killedBy) => {
        reject(new Refusal('DriverFailed', { reason: lastWords(complaint, killedBy ?? code) }));
      });
      signal.addEventListener('abort', () => {
        reject(refusalOf(signal.reason));
      });
      child.send(request);
    });
  } finally {
    child.kill('SIGKILL');
  }
}

function refusalOf(reason: unknown): Refusal {
  return reason instanceof Refusal ? reason : new Refusal('DriverFailed', { reason: 'it hangs' });
}

function lastWords(complaint: string, end: string | number | null): string {
  const error = /^\w*Error.*$/m.exec(complaint)?.[0];
  return error ?? `its process ended with ${String(end)}`;
}
