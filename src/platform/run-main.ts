import { ConfigError } from './config.ts';

/**
 * Runs a process's main function, and ends the process with it. What a person can put right is one
 * sentence on standard error, anything else its own words; either way the exit code is 1. Whatever
 * is left then must not go on: a listening simulator would keep the process, a timer of Temporal's
 * client would call into a connection that is closed.
 */
export async function runMain(main: () => Promise<void>): Promise<never> {
  try {
    await main();
    process.exit();
  } catch (error) {
    const isOurs = error instanceof ConfigError;
    process.stderr.write(`${isOurs ? error.message : String(error)}\n`);
    process.exit(1);
  }
}
