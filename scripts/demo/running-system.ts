import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { answers, projectFolder } from '../runtime/node-part.ts';

/**
 * Makes sure that a system runs: the one that answers at `api`, else one that is started now.
 * Answers with what ends it again, which does nothing to a system that ran before.
 */
export async function ensureRunning(
  api: string,
  say: (line: string) => void,
): Promise<() => Promise<void>> {
  if (await answers(`${api}/readyz`).catch(() => false)) return () => Promise.resolve();
  say(`Nothing answers at ${api}: starting the system for this once …`);
  const child = spawn(process.execPath, ['scripts/start.ts'], {
    cwd: projectFolder,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const said: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    if (line === 'ready') {
      child.stdout.resume();
      return async () => {
        say('\nThe system stops again; npm start keeps one running.');
        child.kill('SIGTERM');
        if (child.exitCode === null) await once(child, 'exit');
      };
    }
    said.push(line);
  }
  throw new Error(`The system did not start. ${said.join('\n')}`);
}
