import { execFile, spawnSync } from 'node:child_process';
import { describe } from '@jest/globals';

/** What the `openssl` command ends with, and all that it says. It may ask servers of this process. */
export function openssl(...args: string[]): Promise<{ code: number; said: string }> {
  return new Promise((resolve, reject) => {
    execFile('openssl', args, { timeout: 20_000 }, (error, stdout, stderr) => {
      const code = error === null ? 0 : error.code;
      if (typeof code === 'number') resolve({ code, said: stdout + stderr });
      else reject(error ?? new Error('openssl has not ended'));
    });
  });
}

/** Tests that need the command; where there is none they are skipped, and the output says why. */
export function describeWithOpenssl(name: string, tests: () => void): void {
  if (spawnSync('openssl', ['version']).status === 0) {
    describe(name, tests);
  } else {
    process.stderr.write(`Skipped: ${name}: there is no openssl command\n`);
    describe.skip(name, tests);
  }
}
