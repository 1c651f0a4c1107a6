import { Gauge, type Registry } from 'prom-client';
import type { AuditHead } from '../db/audit/seal-events.ts';

/** As much of a hash as a figure of Prometheus holds exactly. */
const shownHashBytes = 6;

type Unsealed = { events: number; seconds: number };

/** Shows how many audit events wait for their seal, and for how long the oldest one does. */
export function showUnsealed(registry: Registry, read: () => Promise<Unsealed>): void {
  // Each reads for itself: what one sets while another is collected would be told a scrape late.
  const show = (name: string, help: string, of: (found: Unsealed) => number): void => {
    new Gauge({
      name,
      help,
      registers: [registry],
      async collect() {
        const found = await read().catch(() => null);
        if (found) this.set(of(found));
      },
    });
  };
  show(
    'dinhdanh_audit_unsealed_events',
    'Audit events that wait for their seal.',
    ({ events }) => events,
  );
  show(
    'dinhdanh_audit_unsealed_seconds',
    'How long the oldest of them has waited: seconds, while the sealer runs.',
    ({ seconds }) => seconds,
  );
}

/**
 * Shows the head of the audit trail, so that whoever keeps the figures can convict an older copy:
 * its event's number, and the first 48 bits of its hash as one number.
 */
export function showHead(registry: Registry, head: () => AuditHead | null): void {
  const registers = [registry];
  const read = (of: (head: AuditHead) => number) =>
    function collect(this: Gauge) {
      const now = head();
      if (now) this.set(of(now));
    };
  new Gauge({
    name: 'dinhdanh_audit_head_sequence',
    help: 'Number of the newest sealed audit event.',
    registers,
    collect: read(({ sequence }) => sequence),
  });
  new Gauge({
    name: 'dinhdanh_audit_head_hash',
    help: 'The first 48 bits of its hash, as a number.',
    registers,
    collect: read(({ hash }) => hash.readUIntBE(0, shownHashBytes)),
  });
}
