import { setTimeout as sleep } from 'node:timers/promises';
import express, {
  type ErrorRequestHandler,
  type Express,
  type RequestHandler,
  type Response,
} from 'express';
import { z } from 'zod';
import { answerRecord, problem, type SimulatedAnswer, type SimulatedInsured } from './record.ts';

/**
 * What can be wrong with the insurer: `down` cuts the connection, `slow` answers late, `wrongData`
 * answers from somebody else's record, `malformedAnswer` breaks off in the middle, `missingMembers`
 * leaves the papers out, `additionalMembers` says more than openapi.yaml has, `unreadableMembers` has
 * a birth date without month and day, as old records do, `clockSkew` shows a certificate that is not
 * valid yet.
 */
export const insurerFaults = [
  'down',
  'slow',
  'wrongData',
  'malformedAnswer',
  'missingMembers',
  'additionalMembers',
  'unreadableMembers',
  'clockSkew',
] as const;
export type InsurerFault = (typeof insurerFaults)[number];

export type RouteOptions = {
  /** By social insurance number, or by the personal number of somebody who has one. */
  findInsured: (number: string) => SimulatedInsured | undefined;
  /** The fault among those named that this call meets; `seconds` is how late `slow` is. */
  takeFault: (
    phone: string | undefined,
    among: readonly InsurerFault[],
  ) => { fault: InsurerFault; seconds: number } | undefined;
};

const duringAnswer = insurerFaults.filter((fault) => fault !== 'clockSkew');
/** Record of the wrong person, but for the numbers. */
const somebodyElse = { fullName: 'Mai Văn Khác', dateOfBirth: '1900-12-31' };
const search = z.strictObject({ number: z.string() });
const correlatorPattern = /^[\w.:;/<>{}-]{0,256}$/;

/** The insurer's side of openapi.yaml, without its TLS. */
export function createInsurerRoutes(options: RouteOptions): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.use(echoCorrelator);
  app.post('/insured-persons/search', express.json({ limit: '1kb' }), async (request, response) => {
    const asked = search.safeParse(request.body);
    const number = asked.data?.number ?? '';
    const found = options.findInsured(number);
    const met = options.takeFault(found?.phone, duringAnswer);
    if (met?.fault === 'slow') await sleep(met.seconds * 1000, undefined, { ref: false });
    const isWrong = met?.fault === 'wrongData' && found;
    const answer = answerRecord(number, isWrong ? { ...found, ...somebodyElse } : found);
    const spoil = met && spoilers[met.fault];
    if (spoil) spoil(response, answer);
    else send(response, answer);
  });
  app.use((_request, response) => {
    send(response, problem(404, 'NOT_FOUND'));
  });
  app.use(refuseBody);
  return app;
}

const echoCorrelator: RequestHandler = (request, response, next) => {
  const correlator = request.get('x-correlator') ?? '';
  if (correlatorPattern.test(correlator)) response.set('x-correlator', correlator);
  next();
};

/** A body that is no JSON. */
const refuseBody: ErrorRequestHandler = (_error, _request, response, next) => {
  if (response.headersSent) next();
  else send(response, problem(400, 'INVALID_NUMBER'));
};

/** The faults that take the place of an answer. */
const spoilers: Partial<
  Record<InsurerFault, (response: Response, answer: SimulatedAnswer) => void>
> = {
  down: (response) => {
    response.socket?.destroy();
  },
  malformedAnswer: (response) => {
    response.type('json').send('{"insuranceNumber":"01');
  },
  missingMembers: (response, { status, body }) => {
    send(response, { status, body: { ...body, papers: undefined } });
  },
  unreadableMembers: (response, { status, body }) => {
    send(response, { status, body: { ...body, birthDate: '1950-00-00', sex: 'X' } });
  },
  additionalMembers: (response, { status, body }) => {
    send(response, { status, body: { ...body, hospital: '01-061', household: [{ relation: 1 }] } });
  },
};

function send(response: Response, { status, body }: SimulatedAnswer): void {
  const type = status === 200 ? 'application/json' : 'application/problem+json';
  response.status(status).type(type).send(JSON.stringify(body));
}
