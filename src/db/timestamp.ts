import { z } from 'zod';

/** A `timestamptz` as the driver hands it over (text), read as a Date. */
export const timestamp = z.coerce.date();
