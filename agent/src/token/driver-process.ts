import { existsSync } from 'node:fs';
import graphene, { type Module } from 'graphene-pk11';
import { failureOf, TokenFailure } from './failure.ts';
import { sign } from './sign.ts';
import { certificatesIn, inSession, pinTriesOf, quietly, slotsInUse } from './tokens.ts';
import { driverRequest, type DriverAnswer, type DriverRequest } from './wire.ts';

/**
 * A process for one request to one driver. A driver blocks, and may crash or hang when its token is
 * pulled out: here it takes nobody with it.
 */
process.once('message', (message) => {
  const answer = answerRequest(driverRequest.parse(message));
  process.send?.(answer, () => {
    process.exit();
  });
});
// The agent is gone: nobody hears.
process.once('disconnect', () => {
  process.exit();
});

function answerRequest(request: DriverRequest): DriverAnswer {
  try {
    const module = load(request.module);
    module.initialize();
    try {
      if (request.command === 'list') return { tokens: slotsInUse(module).map(contentOf) };
      return { signature: sign(module, request).toString('base64') };
    } finally {
      quietly(() => {
        module.finalize();
      });
    }
  } catch (error) {
    return failureOf(error);
  }
}

function load(file: string): Module {
  try {
    return graphene.Module.load(file);
  } catch (error) {
    const reason = existsSync(file) ? String(error) : `there is no ${file}`;
    throw new TokenFailure({ failure: 'DriverMissing', reason });
  }
}

function contentOf(slot: ReturnType<typeof slotsInUse>[number]) {
  const token = slot.getToken();
  const certificates = inSession(slot, certificatesIn).map(({ label, der }) => ({
    label,
    certificate: der.toString('base64'),
  }));
  return { label: token.label, pinTries: pinTriesOf(token), certificates };
}
