// Sound and desktop notification, each by choice: for breaches that were raised just now, never for rows that merely
// came into view, and at most once in ten seconds however many there are.
const EVERY = 10000;
const sound = document.getElementById('sound');
const notify = document.getElementById('notify');
const whom = document.getElementById('call-for');
let audio = null;
let calledAt = -EVERY;
let waiting = [];
let timer = null;

function choice(button, name, ready) {
  const show = (on) => button.setAttribute('aria-pressed', String(on));
  button.addEventListener('click', async () => {
    const on = localStorage.getItem(name) !== 'on' && (await ready());
    localStorage.setItem(name, on ? 'on' : 'off');
    show(on);
  });
  show(localStorage.getItem(name) === 'on');
}

// A browser plays nothing before a gesture; so after a reload the first click anywhere wakes the sound up again.
choice(sound, 'sound', async () => {
  beep();
  return true;
});
addEventListener('pointerdown', () => localStorage.getItem('sound') === 'on' && (audio ??= new AudioContext()).resume(), { once: true });
choice(notify, 'notify', async () => {
  if (!globalThis.Notification) return false;
  const allowed = (await Notification.requestPermission()) === 'granted';
  notify.title = allowed ? '' : 'This browser does not allow notifications from this page';
  return allowed;
});
whom.value = localStorage.getItem('call-for') ?? whom.value;
whom.addEventListener('change', () => localStorage.setItem('call-for', whom.value));

function beep() {
  audio ??= new AudioContext();
  audio.resume();
  const at = audio.currentTime;
  for (const [delay, pitch] of [[0, 660], [0.16, 880]]) {
    const tone = audio.createOscillator();
    const volume = audio.createGain();
    tone.frequency.value = pitch;
    volume.gain.setValueAtTime(0.001, at + delay);
    volume.gain.exponentialRampToValueAtTime(0.25, at + delay + 0.02);
    volume.gain.exponentialRampToValueAtTime(0.001, at + delay + 0.15);
    tone.connect(volume).connect(audio.destination);
    tone.start(at + delay);
    tone.stop(at + delay + 0.16);
  }
}

function call() {
  timer = null;
  calledAt = performance.now();
  const [first] = waiting;
  const title = waiting.length === 1 ? `Breach: ${first.case}` : `${waiting.length} new breaches`;
  const body = waiting.length === 1 ? first.text : `the first of them ${first.case}`;
  waiting = [];
  if (localStorage.getItem('sound') === 'on') beep();
  if (localStorage.getItem('notify') === 'on' && globalThis.Notification?.permission === 'granted') {
    new Notification(title, { body, tag: 'breaches', icon: '/assets/icon.svg' });
  }
}

/** Rows of breaches raised just now. */
export function raised(rows) {
  const priorities = whom.value.split(' ').filter(Boolean);
  waiting.push(
    ...rows
      .filter((row) => priorities.length === 0 || priorities.includes(row.dataset.priority))
      .map((row) => ({ case: row.dataset.case, text: row.querySelector('th small').textContent })),
  );
  if (waiting.length > 0 && timer === null) timer = setTimeout(call, Math.max(0, calledAt + EVERY - performance.now()));
}
