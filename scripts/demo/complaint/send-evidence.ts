import type { Flow } from '../../../client/flow.ts';
import type { EvidenceType } from '../../../src/domain/dispute/evidence.ts';
import { evidenceView } from '../../../src/domain/dispute/evidence.ts';
import { say } from '../say.ts';
import type { Tools } from '../walk.ts';

/** Sends a file as it is; throws one sentence where it is refused. */
export async function sendEvidence(
  { api }: Pick<Tools, 'api'>,
  { id, token }: Pick<Flow, 'id' | 'token'>,
  { type, content }: { type: EvidenceType; content: Buffer },
): Promise<void> {
  const path = `/v1/flows/${id}/evidence`;
  const response = await fetch(api + path, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': type },
    body: Uint8Array.from(content),
  });
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
  const taken = evidenceView.parse(await response.json());
  say(`\nPOST ${path}\n  ${response.status}, ${taken.type} of ${taken.size} bytes, by its content`);
}
