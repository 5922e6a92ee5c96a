// When the next movement break is, by the hours and weekdays that somebody chose. It knows no page and reads no clock.

const MINUTE = 60_000;
const WEEK = 7;

/** The next break after `since` (milliseconds), a full interval later and in the chosen hours; undefined without a day. */
export function nextBreak({ interval, from, until, weekdays }, since) {
  const soonest = new Date(since + interval * MINUTE);
  if (isIn(soonest, { from, until, weekdays })) return soonest.getTime();
  for (let ahead = 0; ahead <= WEEK; ahead += 1) {
    const first = new Date(soonest);
    first.setDate(first.getDate() + ahead);
    first.setHours(from, interval, 0, 0);
    if (first >= soonest && isIn(first, { from, until, weekdays })) return first.getTime();
  }
  return undefined;
}

function isIn(time, { from, until, weekdays }) {
  const minutes = time.getHours() * 60 + time.getMinutes();
  const weekday = (time.getDay() + 6) % WEEK; // 0 is Monday
  return weekdays.includes(weekday) && minutes >= from * 60 && minutes < until * 60;
}
