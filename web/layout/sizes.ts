import type { Words } from './words.ts';

/** How large a file is, as people read it. */
export function sizeOf(bytes: number): Words {
  const kilobytes = Math.max(1, Math.round(bytes / 1024));
  if (kilobytes < 1024) return `${kilobytes} KB`;
  const megabytes = (kilobytes / 1024).toFixed(1);
  return { vi: `${megabytes.replace('.', ',')} MB`, en: `${megabytes} MB` };
}

/** A whole number with its thousands told apart. */
export function numberOf(number: number): Words {
  return { vi: number.toLocaleString('vi'), en: number.toLocaleString('en') };
}
