import { z } from 'zod';
import type { Change } from '../../domain/flows/flows.ts';
import { beginChange, type StartChangeDeps } from '../flows/start-change.ts';
import { declaredStart } from '../flows/begin-flow.ts';
import { askingSession } from '../http/access/fresh-session.ts';
import { Refused } from '../http/refused.ts';
import { route, type Route } from '../http/route.ts';

const methodId = z.uuid();
type ByMethodId = Extract<Change, 'removal' | 'unlock'>;

/**
 * `DELETE /v1/account/methods/{id}` and `POST /v1/account/methods/{id}/unlock`: the changes `removal` and
 * `unlock` of the method that is named there.
 */
export function changeMethod(deps: StartChangeDeps): Route[] {
  const path = '/v1/account/methods/{id}';
  return [
    at(deps, 'removal', { method: 'delete', path }),
    at(deps, 'unlock', { method: 'post', path: `${path}/unlock` }),
  ];
}

function at(
  deps: StartChangeDeps,
  change: ByMethodId,
  place: { method: 'delete' | 'post'; path: string },
): Route {
  const declared = declaredStart({ kind: 'change', method: change }, change, deps.startPlaces);
  return route({
    ...declared,
    ...place,
    access: askingSession(deps),
    handle: (request) => {
      const { data, success } = methodId.safeParse(request.params['id']);
      if (!success) throw new Refused('MethodNotFound');
      return beginChange(deps, change, { step: change, data: { methodId: data } }, request);
    },
  });
}
