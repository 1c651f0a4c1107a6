import { parseArgs } from 'node:util';
import { flowKinds } from '../../src/domain/flows/flow-kind.ts';
import { type Fault, faults, processes, type ProcessName } from './faults.ts';

const usage = `npm run test:matrix -- [--process ${processes.join('|')}] [--fault ${faults.join('|')}|none]
    [--kind ${flowKinds.join('|')}] [--seconds 20] [--again]
process and fault as often as you like; --again: also what has been run; of one kind nothing is kept`;

export type MatrixOptions = {
  processes: readonly ProcessName[];
  faults: readonly Fault[];
  kind: string | undefined;
  /** How long a fault lasts that does not end by itself. */
  faultMs: number;
  /** Whether rounds are run whose results are there. */
  again: boolean;
};

/** What the command is told. Throws with its usage. */
export function readOptions(args: readonly string[]): MatrixOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      process: { type: 'string', multiple: true },
      fault: { type: 'string', multiple: true },
      kind: { type: 'string' },
      seconds: { type: 'string', default: '20' },
      again: { type: 'boolean', default: false },
    },
  });
  const { kind, again } = values;
  const seconds = Number(values.seconds);
  if (!(seconds >= 1 && seconds <= 120)) throw new Error(usage);
  if (kind !== undefined && !flowKinds.some((one) => one === kind)) throw new Error(usage);
  return {
    processes: named(processes, values.process) ?? processes,
    faults: named([...faults, 'none'] as const, values.fault) ?? faults,
    kind,
    faultMs: seconds * 1000,
    again,
  };
}

function named<Name extends string>(
  all: readonly Name[],
  given: readonly string[] | undefined,
): readonly Name[] | undefined {
  return given?.map((name) => {
    const found = all.find((one) => one === name);
    if (found === undefined) throw new Error(usage);
    return found;
  });
}
