import type { PostedForm } from '../../http/posted-form.ts';

const pasted = /^(\d{1,2})[/.\s-]+(\d{1,2})[/.\s-]+(\d{4})$/;

/**
 * The date of three fields as the API takes it: `yyyy-MM-dd`, or `yyyy` where the day and the month are not
 * known. A date that was pasted into the first field is read there. What is no date goes on as it was
 * typed, for the API to say so.
 */
export function dateIn(form: Pick<PostedForm, 'text'>, name: string): string {
  const [day, month, year] = partsOf(form, name);
  if (day === '' && month === '') return year;
  return [year, month.padStart(2, '0'), day.padStart(2, '0')].join('-');
}

function partsOf(form: Pick<PostedForm, 'text'>, name: string): [string, string, string] {
  const day = form.text(`${name}-day`);
  const month = form.text(`${name}-month`);
  const year = form.text(`${name}-year`);
  const [, d, m, y] = (month === '' && year === '' && pasted.exec(day)) || [];
  return d !== undefined && m !== undefined && y !== undefined ? [d, m, y] : [day, month, year];
}
