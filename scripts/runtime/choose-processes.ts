import { availableParallelism } from 'node:os';

/**
 * Measured (`npm run bench -- --one-process`) on so many cores: a registration takes a sixth less CPU of
 * ours, and more are done in a second. Beyond them the one thread that both share comes to its end.
 */
const mostCoresForOne = 2;

/** The settings, with API_HOSTS_WORKER as suits this machine where nobody has set it. */
export function chooseProcesses(
  environment: NodeJS.ProcessEnv,
  cores: number = availableParallelism(),
): NodeJS.ProcessEnv {
  const given = environment['API_HOSTS_WORKER']?.trim() ?? '';
  if (given !== '') return environment;
  return { ...environment, API_HOSTS_WORKER: String(cores <= mostCoresForOne) };
}
