import { texts } from './texts.js';

const formats = new Map();

function format(instant, timeZone, options) {
  const key = timeZone + JSON.stringify(options);
  if (!formats.has(key)) formats.set(key, new Intl.DateTimeFormat('ru-RU', { timeZone, ...options }));
  return formats.get(key).format(new Date(instant));
}

/** «14:05» */
export const timeOf = (instant, zone) => format(instant, zone, { hour: '2-digit', minute: '2-digit' });

/** Day, month in words and year: one text for one day of the zone. */
export const dayOf = (instant, zone) => format(instant, zone, { day: 'numeric', month: 'long', year: 'numeric' });

/** The same with the day of the week before and the hour after: «ср, 14 июня …, 09:00». */
export const momentOf = (instant, zone) =>
  `${format(instant, zone, { weekday: 'short', day: 'numeric', month: 'long', year: 'numeric' }).replace(texts.yearMark, '')}, ${timeOf(instant, zone)}`;

/** «чт, 15 июня, 08:00» */
export const shortMomentOf = (instant, zone) =>
  `${format(instant, zone, { weekday: 'short', day: 'numeric', month: 'long' })}, ${timeOf(instant, zone)}`;
