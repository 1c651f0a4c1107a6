import type { Adapter, AdapterPayload } from 'oidc-provider';

/** What a simulated provider remembers of sign-ins, codes and tokens: as long as the process lives. */
export function createStore(): (model: string) => Adapter {
  const entries = new Map<string, { payload: AdapterPayload; until: number }>();

  function find(isWanted: (key: string, payload: AdapterPayload) => boolean) {
    const now = Date.now();
    for (const [key, { until }] of entries) if (until <= now) entries.delete(key);
    const found = [...entries].find(([key, { payload }]) => isWanted(key, payload));
    return Promise.resolve(found?.[1].payload);
  }

  return (model) => ({
    upsert(id, payload, expiresIn = Infinity) {
      entries.set(`${model}:${id}`, { payload, until: Date.now() + expiresIn * 1000 });
      return Promise.resolve();
    },
    find: (id) => find((key) => key === `${model}:${id}`),
    findByUid: (uid) => find((key, payload) => key.startsWith(`${model}:`) && payload.uid === uid),
    findByUserCode: () => Promise.resolve(undefined),
    consume(id) {
      const entry = entries.get(`${model}:${id}`);
      if (entry) entry.payload['consumed'] = Math.floor(Date.now() / 1000);
      return Promise.resolve();
    },
    destroy(id) {
      entries.delete(`${model}:${id}`);
      return Promise.resolve();
    },
    revokeByGrantId(grantId) {
      for (const [key, { payload }] of entries) {
        if (payload.grantId === grantId) entries.delete(key);
      }
      return Promise.resolve();
    },
  });
}
