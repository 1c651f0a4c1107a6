import type { IncomingHttpHeaders } from 'node:http';
import type { RequestHandler } from 'express';
import { contextOf } from '../api/http/context.ts';
import { Refused } from '../api/http/refused.ts';
import type { CodecDeps } from './codec-deps.ts';
import { letIn } from './let-in.ts';
import { openPayloads } from './open-payloads.ts';
import { readPayloads } from './read-payloads.ts';

/** As Temporal's server takes names of namespaces. */
const namespacePattern = /^[A-Za-z0-9][A-Za-z0-9._-]{0,254}$/;

/**
 * `POST /decode`: opens payloads for an operator, who does what is noted in the audit trail before anything
 * is answered. All of them or none.
 */
export function decode(deps: CodecDeps): RequestHandler {
  return async (request, response) => {
    const { enter, finish } = contextOf(request);
    try {
      const { id: by } = await letIn(deps, request);
      const namespace = namespaceOf(request.headers);
      const sent = await readPayloads(request, response);
      enter();
      const { payloads, ofFlows } = openPayloads(deps.keys, namespace, sent);
      await deps.noteDecoded({ by, namespace, payloads: ofFlows });
      deps.log.info({ by, namespace, payloads: payloads.length, flows: ofFlows.size }, 'decoded');
      response.json({ payloads });
    } finally {
      finish();
    }
  };
}

/**
 * `POST /encode`: gives back what an operator has typed as it is. What is sealed counts as the API's own, so
 * nobody has anything sealed here; workflows know that what comes in clear was typed by an operator.
 */
export function encode(deps: CodecDeps): RequestHandler {
  return async (request, response) => {
    const { enter, finish } = contextOf(request);
    try {
      await letIn(deps, request);
      const payloads = await readPayloads(request, response);
      enter();
      response.json({ payloads });
    } finally {
      finish();
    }
  };
}

function namespaceOf(headers: IncomingHttpHeaders): string {
  const namespace = headers['x-namespace'];
  if (typeof namespace !== 'string' || !namespacePattern.test(namespace)) {
    throw new Refused('HeaderInvalid');
  }
  return namespace;
}
