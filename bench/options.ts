import { parseArgs } from 'node:util';

export type BenchOptions = {
  /** Which Temporal: the development server, one built and started here, or one that is there. */
  temporal: 'development' | 'built' | 'given';
  /** How many registrations are in flight, one measurement each. */
  levels: number[];
  /** About how long a measurement takes. */
  seconds: number;
};

const usage = 'npm run bench -- [--server] [--levels 1,4,8,16,32] [--seconds 15]';

/** Reads the command line; throws one sentence when it is not understood. */
export function readOptions(args: readonly string[], environment: NodeJS.ProcessEnv): BenchOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      server: { type: 'boolean', default: false },
      levels: { type: 'string', default: '1,4,8,16,32' },
      seconds: { type: 'string', default: '15' },
    },
  });
  const isGiven = (environment['TEMPORAL_ADDRESS'] ?? '') !== '';
  if (isGiven && values.server) throw new Error('TEMPORAL_ADDRESS is set: leave --server out.');
  return {
    temporal: values.server ? 'built' : isGiven ? 'given' : 'development',
    levels: values.levels.split(',').map((level) => positive(level, '--levels')),
    seconds: positive(values.seconds, '--seconds'),
  };
}

function positive(text: string, option: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number > 0) return number;
  throw new Error(`${option} takes whole numbers above 0, not ${text}. ${usage}`);
}
