import { StaffProviderAway } from '../../platform/staff-identity.ts';
import { Refused } from '../http/refused.ts';

/** Asks the staff's provider; `StaffProviderUnavailable` where it gives no usable answer. */
export async function askProvider<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof StaffProviderAway) throw new Refused('StaffProviderUnavailable');
    throw error;
  }
}
