/** Of Local Network Access (WICG), which the compiler's own declarations do not have yet. */
interface RequestInit {
  targetAddressSpace?: 'loopback';
}
