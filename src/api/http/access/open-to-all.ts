import type { Access } from './access.ts';

/** Public: whoever asks is answered. */
export const openToAll: Access<object> = { check: () => ({}), refusals: [] };
