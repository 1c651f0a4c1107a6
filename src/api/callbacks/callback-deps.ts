import type { Queryable } from '../../db/database.ts';
import { flowsOfPostAccount, postLookup } from '../../db/proofs/post-sign-ins.ts';
import { endSimPrompt, findSimPrompt } from '../../db/proofs/sim-prompt-ends.ts';
import { keepUnmatched } from '../../db/proofs/unmatched-callbacks.ts';
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
      keep: ({ eventId, subject }) => {
        const about = postLookup(keys, subject).toString('hex');
        return keepUnmatched(db, { source: 'post', eventId, about });
      },
    },
    simNotifications: {
      read: readSimNotification,
      findPrompt: (apTransId) => findSimPrompt(db, apTransId),
      keep: ({ apTransId: about, transactionId: eventId }) =>
        keepUnmatched(db, { source: 'sim', eventId, about }),
      abandon: async (apTransId) => {
        await endSimPrompt(db, apTransId, 'abandoned');
      },
    },
  };
}
