import type { Measured } from '../growth/measure-growth.ts';
import { quantile } from '../load/quantiles.ts';
import { msOf, namesOf } from '../load/requests.ts';
import { processes } from '../processes.ts';
import { perRegistration, rateOf } from './load-report.ts';
import { table } from './table.ts';

const mostTimesEmpty = 1.2;

/**
 * What has changed by the rows that are there. The line of the hash is the machine's own drift between
 * the two, which is in all the others, too.
 */
export function growthReport(empty: Measured, grown: Measured): string {
  const figure = (name: string, of: (one: Measured) => number, isRate = false): string[] => {
    const [before, after] = [of(empty), of(grown)];
    const ratio = isRate ? before / after : after / before;
    return [name, before.toFixed(1), after.toFixed(1), ratio.toFixed(2), bar(name)];
  };
  const all = ({ level }: Measured): number => perRegistration(level, Object.keys(level.cpu));
  const steps = namesOf(empty.level).map((name) =>
    figure(`${name}, ms p50`, ({ level }) => quantile(msOf(level, name), 0.5)),
  );
  return table(
    [`${empty.level.inFlight} in flight`, 'empty', 'grown', 'times', 'at most'],
    [
      figure(hash, ({ hashMs }) => hashMs),
      figure('registrations/s', ({ level }) => rateOf(level), true),
      figure('CPU ms, all', all),
      figure('CPU ms, our SQL', ({ level }) => perRegistration(level, [processes.sql])),
      ...steps,
    ],
  );
}

const hash = 'CPU ms, a hash beside it';

function bar(name: string): string {
  return name === hash ? '' : mostTimesEmpty.toFixed(1);
}
