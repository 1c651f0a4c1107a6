import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { projectFolder } from '../runtime/node-part.ts';

/** Runs `npm run review` of a system, as its staff do; answers with what it prints. */
export function reviewOf(environment: NodeJS.ProcessEnv) {
  return async (args: readonly string[]): Promise<string> => {
    const { stdout } = await promisify(execFile)(process.execPath, ['scripts/review.ts', ...args], {
      cwd: projectFolder,
      env: environment,
    });
    return stdout;
  };
}
