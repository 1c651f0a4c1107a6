import { type Answer, has, refusedBy } from './answer.ts';
import type { Ask, Received } from './ask.ts';
import type { EvidenceList, EvidenceType, EvidenceView } from './contract.ts';

/** A file to send: its bytes can be read once. */
export type FileToSend = { type: EvidenceType; content: ReadableStream<Uint8Array> };

/** The files of a complaint, while it stands at its step `evidence`. */
export type Evidence = {
  /** Sent once: whoever got no answer opens the file anew, and sends it with the same key. */
  add: (
    file: FileToSend,
    options?: { key?: string; signal?: AbortSignal },
  ) => Promise<Answer<{ evidence: EvidenceView }>>;
  list: () => Promise<Answer<{ files: EvidenceList }>>;
  remove: (id: string) => Promise<Answer<object>>;
};

/** 5 MB at 1 Mbit/s, as long as the API waits for them. */
const uploadMs = 45_000;

/** The evidence of the flow at a path. */
export function evidenceAt(ask: Ask, flow: { path: string; token: string }): Evidence {
  const path = `${flow.path}/evidence`;
  const { token } = flow;
  return {
    add: async (file, { key = crypto.randomUUID(), signal } = {}) => {
      const waitMs = uploadMs;
      const received = await ask({ method: 'POST', path, token, key, file, signal, waitMs });
      const { status, json } = received;
      return isEvidence(json) ? { ok: true, status, evidence: json } : refusedBy(received);
    },
    list: async () => {
      const received = await ask({ method: 'GET', path, token });
      const { status, json } = received;
      return isList(json) ? { ok: true, status, files: json } : refusedBy(received);
    },
    remove: async (id) => {
      const at = `${path}/${encodeURIComponent(id)}`;
      const received = await ask({ method: 'DELETE', path: at, token });
      const { status } = received;
      return status === 204 ? { ok: true, status } : refusedBy(received);
    },
  };
}

function isEvidence(json: Received['json']): json is EvidenceView {
  return has(json, 'size') && has(json, 'addedAt');
}

function isList(json: Received['json']): json is EvidenceList {
  return has(json, 'items');
}
