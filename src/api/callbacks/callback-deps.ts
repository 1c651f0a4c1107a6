import type { Queryable } from '../../db/database.ts';
import { flowsOfPostAccount } from '../../db/proofs/post-sign-ins.ts';
import { endSimPrompt, findSimPrompt } from '../../db/proofs/sim-prompt-ends.ts';
import type { Keys } from '../../platform/keys.ts';
import type { ReadSimNotification, SimSignatureDeps } from './sim-signature.ts';
import type { ReadPostNotice, VietnamPostDeps } from './vietnam-post.ts';

/** What reads the messages of other systems; adapters are the affair of whoever wires. */
export type CallbackReaders = {
  readPostNotice: ReadPostNotice;
  readSimNotification: ReadSimNotification;
};

/** What the callbacks of other systems work with. */
export function callbackDeps(
  { readPostNotice, readSimNotification }: CallbackReaders,
  db: Queryable,
  keys: Keys,
): Pick<SimSignatureDeps, 'simNotifications'> & Pick<VietnamPostDeps, 'postNotices'> {
  return {
    postNotices: {
      read: readPostNotice,
      flowsOf: (subject) => flowsOfPostAccount(db, keys, subject),
    },
    simNotifications: {
      read: readSimNotification,
      findPrompt: (apTransId) => findSimPrompt(db, apTransId),
      abandon: async (apTransId) => {
        await endSimPrompt(db, apTransId, 'abandoned');
      },
    },
  };
}
