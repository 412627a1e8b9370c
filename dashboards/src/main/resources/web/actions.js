// What people do with a row: say they have seen it, take the case, walk through the rows by keys.
import { person } from './person.js';

const answer = document.getElementById('answer');
let quietAt = 0;

function report(text, bad) {
  answer.textContent = text;
  answer.classList.toggle('bad', Boolean(bad));
  answer.classList.add('shown');
  clearTimeout(quietAt);
  quietAt = setTimeout(() => answer.classList.remove('shown'), 6000);
}

async function send(row, address, what) {
  const by = await person();
  if (!by) return;
  const button = row.querySelector(address === '/seen' ? '.act-seen' : '.act-take');
  if (!button) return;
  button.disabled = true;
  try {
    const response = await fetch(address, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ ...what, by }) });
    report(`${row.dataset.case}: ${await response.text()}`, !response.ok);
  } catch {
    report(`${row.dataset.case}: not sent, the server does not answer. Try again.`, true);
  } finally {
    button.disabled = false;
  }
}

export const seen = (row) => send(row, '/seen', { alert: row.dataset.alert });
export const take = (row) => send(row, '/take', { case: row.dataset.case, alert: row.dataset.alert || null });

document.querySelector('main').addEventListener('click', ({ target }) => {
  const row = target.closest('tr[data-key]');
  if (!row) return;
  if (target.closest('.act-seen')) seen(row);
  else if (target.closest('.act-take')) take(row);
});

const rows = () => [...document.querySelectorAll('tbody.clocks tr')];
const current = () => document.activeElement?.closest('tbody.clocks tr');

function step(by) {
  const all = rows();
  if (all.length === 0) return;
  const at = all.indexOf(current());
  const next = all[at < 0 ? 0 : Math.min(all.length - 1, Math.max(0, at + by))];
  next.querySelector('a.case').focus();
  next.scrollIntoView({ block: 'nearest' });
}

const help = document.getElementById('help');
const KEYS = {
  j: () => step(1),
  k: () => step(-1),
  s: () => current()?.querySelector('.act-seen') && seen(current()),
  t: () => current()?.querySelector('.act-take') && take(current()),
  '/': () => document.querySelector('.filter select')?.focus(),
  '?': () => help.showModal(),
};

addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest?.('input, select, textarea, dialog')) return;
  const act = KEYS[event.key];
  if (act) {
    event.preventDefault();
    act();
  }
});
document.getElementById('help-button').addEventListener('click', () => help.showModal());
