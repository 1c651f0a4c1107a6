import { json, Router, type Request, type RequestHandler, type Response } from 'express';
import type { z } from 'zod';
import { parseBody } from '../domain/field-refusals.ts';
import { fault, type Fault, type Faults } from './faults.ts';
import type { People } from './people.ts';
import { person } from './person.ts';

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

/** Hands on a body that the schema accepts; answers any other with a problem (RFC 9457). */
function withBody<T>(
  schema: z.ZodType<T>,
  handle: (body: T, response: Response) => void,
): RequestHandler {
  return (request: Request, response) => {
    const parsed = parseBody(schema, request.body);
    if (parsed.ok) {
      handle(parsed.value, response);
      return;
    }
    const title = 'The body was not understood.';
    const problem = { title, status: 400, code: 'ValidationFailed', errors: parsed.errors };
    response.status(400).type('application/problem+json').json(problem);
  };
}
