import { setTimeout as sleep } from 'node:timers/promises';
import {
  json,
  Router,
  urlencoded,
  type ErrorRequestHandler,
  type RequestHandler,
  type Response,
} from 'express';
import { z } from 'zod';
import {
  answerMatch,
  errorInfo,
  type CarrierSubscriber,
  type SimulatedAnswer,
} from './simulator-match.ts';
import { createTokenServer } from './simulator-tokens.ts';
import { matchPath } from './wire.ts';

/**
 * What can be wrong with the carrier: `down` cuts the connection, `slow` answers late, `wrongData`
 * answers from somebody else's record, `malformedAnswer` breaks off in the middle, `refused` gives us
 * no right to ask, `throttled` asks us to come later, `expiredToken` ends all tokens.
 */
export const carrierFaults = [
  'down',
  'slow',
  'wrongData',
  'malformedAnswer',
  'refused',
  'throttled',
  'expiredToken',
] as const;
type FaultName = (typeof carrierFaults)[number];

type Options = {
  clientId: string;
  clientSecret: string;
  findSubscriber: (phone: string) => CarrierSubscriber | undefined;
  /** The fault among those named that this call meets; `seconds` is how late `slow` is. */
  takeFault: (
    phone: string | undefined,
    among: readonly FaultName[],
  ) => { fault: FaultName; seconds: number } | undefined;
};

const retryAfterSeconds = 1;
const correlatorPattern = /^[a-zA-Z0-9-_:;./<>{}]{0,256}$/;
const anyBody = z.object({ phoneNumber: z.string().optional() }).catch({});
const invalidArgument = errorInfo(400, 'INVALID_ARGUMENT');
const unauthenticated = errorInfo(401, 'UNAUTHENTICATED');
/** Record of the wrong subscriber, but for the document number, which is checked before the rest. */
const somebodyElse = { fullName: 'Mai Văn Khác', dateOfBirth: '1900-12-31' };

/** The carrier's side of the wire: CAMARA KYC Match 0.4 and its token endpoint, as one router. */
export function createCarrierSimulator(options: Options): Router {
  const tokens = createTokenServer(options);
  const router = Router({ caseSensitive: true });
  const findSomebodyElse: Options['findSubscriber'] = (phone) => {
    const subscriber = options.findSubscriber(phone);
    return subscriber && { ...subscriber, ...somebodyElse };
  };

  router.post('/oauth2/token', urlencoded({ extended: false }), (request, response) => {
    if (options.takeFault(undefined, ['down'])) {
      cut(response);
      return;
    }
    const form: unknown = request.body;
    response.set('cache-control', 'no-store');
    send(response, tokens.answer(request.get('authorization'), form));
  });

  router.post(`/kyc-match/v0.4${matchPath}`, echoCorrelator, json(), async (request, response) => {
    const body: unknown = request.body;
    const met = options.takeFault(anyBody.parse(body).phoneNumber, carrierFaults);
    if (met?.fault === 'slow') await sleep(met.seconds * 1000, undefined, { ref: false });
    if (met?.fault === 'expiredToken') tokens.revokeAll();
    const spoil = met && spoilers[met.fault];
    if (spoil) {
      spoil(response);
      return;
    }
    const isKnown = tokens.isGood(request.get('authorization'));
    const find = met?.fault === 'wrongData' ? findSomebodyElse : options.findSubscriber;
    send(response, isKnown ? answerMatch(body, find) : unauthenticated);
  });

  router.use(refuseBody);
  return router;
}

const echoCorrelator: RequestHandler = (request, response, next) => {
  const correlator = request.get('x-correlator') ?? '';
  if (!correlatorPattern.test(correlator)) {
    send(response, invalidArgument);
    return;
  }
  response.set('x-correlator', correlator);
  next();
};

/** The faults that take the place of an answer. */
const spoilers: Partial<Record<FaultName, (response: Response) => void>> = {
  down: cut,
  malformedAnswer: (response) => {
    response.type('json').send('{"idDocumentMatch":"tr');
  },
  refused: (response) => {
    send(response, errorInfo(403, 'PERMISSION_DENIED'));
  },
  throttled: (response) => {
    response.set('retry-after', String(retryAfterSeconds));
    send(response, errorInfo(429, 'TOO_MANY_REQUESTS'));
  },
};

function cut(response: Response): void {
  response.socket?.destroy();
}

function send(response: Response, { status, body }: SimulatedAnswer): void {
  response.status(status).json(body);
}

/** For a body that is no JSON; Express knows an error handler by its four parameters. */
const refuseBody: ErrorRequestHandler = (_error, _request, response, next) => {
  if (response.headersSent) next();
  else send(response, invalidArgument);
};
