import { json, Router } from 'express';
import { fault, type Fault, type Faults } from './faults/faults.ts';
import type { People } from './people.ts';
import { person } from './person.ts';
import { withBody } from './with-body.ts';

type Options = { people: People; faults: Faults; onFault: (fault: Fault) => void };

/** The routes with which tests and people change the simulated world: people and faults. */
export function createControl({ people, faults, onFault }: Options): Router {
  const router = Router();

  router.get('/people', (_request, response) => {
    response.json(listOf(people.all()));
  });
  router.post(
    '/people',
    json(),
    withBody(person, (added, response) => {
      people.add(added);
      response.status(201).json(added);
    }),
  );

  router.get('/faults', (_request, response) => {
    response.json(listOf(faults.list()));
  });
  router.post(
    '/faults',
    json(),
    withBody(fault, (added, response) => {
      faults.add(added);
      onFault(added);
      response.status(201).json(added);
    }),
  );
  router.delete('/faults', (_request, response) => {
    faults.clear();
    response.status(204).end();
  });
  return router;
}

function listOf<T>(items: T[]): { items: T[]; next: null } {
  return { items, next: null };
}
