import { execFile } from 'node:child_process';
import { projectFolder } from '../../scripts/runtime/node-part.ts';

export type Ran = { code: number; stdout: string; stderr: string };

/** Runs a script of the project with these settings alone, until it ends. */
export function runScript(file: string, settings: Record<string, string>): Promise<Ran> {
  const env = {
    PATH: process.env['PATH'],
    NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'],
    ...settings,
  };
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [file], { cwd: projectFolder, env }, (_, out, err) => {
      resolve({ code: child.exitCode ?? -1, stdout: out, stderr: err });
    });
  });
}
