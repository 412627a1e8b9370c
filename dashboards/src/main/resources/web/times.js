// Times as people read them. Instants are milliseconds since 1970, UTC; they are shown in the viewer's zone.
const TIME = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const CLOCK = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });
const DAY = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short' });
const DATE = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', year: 'numeric' });

const two = (number) => String(number).padStart(2, '0');

function parts(milliseconds) {
  const seconds = Math.floor(milliseconds / 1000);
  return {
    days: Math.floor(seconds / 86400),
    hours: Math.floor(seconds / 3600) % 24,
    minutes: Math.floor(seconds / 60) % 60,
    seconds: seconds % 60,
  };
}

/** What is left until due. At due it says so, and no more: that it is breached is for the alert to say. */
export function left(milliseconds) {
  if (milliseconds <= 0) return 'due now';
  const { days, hours, minutes, seconds } = parts(milliseconds + 999);
  return days > 0 ? `${days} d ${two(hours)} h` : `${hours}:${two(minutes)}:${two(seconds)}`;
}

/** How long ago, in no more detail than helps. */
export function ago(milliseconds) {
  const { days, hours, minutes, seconds } = parts(Math.max(0, milliseconds));
  if (days > 0) return `${days} d ${two(hours)} h ago`;
  if (hours > 0) return `${hours} h ${two(minutes)} min ago`;
  if (minutes >= 10) return `${minutes} min ago`;
  return minutes > 0 ? `${minutes} min ${two(seconds)} s ago` : `${seconds} s ago`;
}

/** Puts the viewer's zone into every time element below: with its date, unless it is of the same day as `now`. */
export function localize(element, now) {
  for (const time of element.querySelectorAll('time')) {
    const at = new Date(time.dateTime);
    const text = { clock: () => CLOCK.format(at), instant: () => `${DATE.format(at)}, ${CLOCK.format(at)}`, time: () => short(at, now) }[time.dataset.shape]();
    if (time.textContent !== text) time.textContent = text;
  }
}

function short(at, now) {
  const today = now !== null && DATE.format(at) === DATE.format(new Date(now));
  return today ? TIME.format(at) : `${DAY.format(at)}, ${TIME.format(at)}`;
}
