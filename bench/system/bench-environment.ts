import { freePort } from '../../scripts/runtime/ports.ts';
import type { BenchOptions } from '../options.ts';

const taskQueue = 'dinhdanh-bench';
/** All of the load comes from one address. */
const nobodyIsThrottled = { THROTTLE_NETWORK_STARTS_PER_HOUR: '1000000000' };

/**
 * The settings of the system that is measured: those of the environment, but with ports and a data
 * folder of its own, so that it runs beside any other.
 */
export async function benchEnvironment(
  given: NodeJS.ProcessEnv,
  dataDir: string,
  { oneProcess }: Pick<BenchOptions, 'oneProcess'>,
): Promise<NodeJS.ProcessEnv> {
  const names = [
    'API_PORT',
    'SIMULATORS_PORT',
    'SMPP_PORT',
    'INSURER_PORT',
    'SIM_PROVIDER_PORT',
    'SMTP_PORT',
    'TEMPORAL_PORT',
    'TEMPORAL_UI_PORT',
  ];
  const ports = await Promise.all(
    names.map(async (name) => [name, String(await freePort())] as const),
  );
  return {
    ...given,
    ...nobodyIsThrottled,
    ...Object.fromEntries(ports),
    ...(oneProcess === undefined ? {} : { API_HOSTS_WORKER: String(oneProcess) }),
    NODE_ENV: 'development', // simulators and known keys
    BOT_CHECK: 'false',
    WORKER_METRICS_PORT: '0',
    DATA_DIR: dataDir,
    TEMPORAL_TASK_QUEUE: taskQueue,
  };
}
