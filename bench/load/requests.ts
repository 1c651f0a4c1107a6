import type { Level } from './measure-levels.ts';

/** The names of the requests of a registration, in their order. */
export function namesOf({ done }: Pick<Level, 'done'>): string[] {
  return [...new Set(done.flatMap(({ requests }) => requests.map(({ name }) => name)))];
}

/** How long the requests of a name took, each. */
export function msOf({ done }: Pick<Level, 'done'>, name: string): number[] {
  return done.flatMap(({ requests }) =>
    requests.filter((request) => request.name === name).map(({ ms }) => ms),
  );
}
