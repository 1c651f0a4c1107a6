import { ConfigError } from './config.ts';

/**
 * Runs a process's main function. What a person can put right is one sentence on standard error,
 * anything else its own words; either way the exit code is 1.
 */
export async function runMain(main: () => Promise<void>): Promise<void> {
  try {
    await main();
  } catch (error) {
    const isOurs = error instanceof ConfigError;
    process.stderr.write(`${isOurs ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}
