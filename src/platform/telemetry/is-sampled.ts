const range = 0x1_0000_0000;

/**
 * Whether a trace is among the share that is kept: by its id alone (hexadecimal), so that every process
 * decides alike.
 */
export function isSampled(traceId: string, share: number): boolean {
  return Number.parseInt(traceId.slice(-8), 16) < share * range;
}
