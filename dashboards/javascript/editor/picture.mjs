// Two columns of an answer as a chart, drawn by the server as all others are.
import { isNumber, isTime, text } from './values.mjs';

const MOST = 2000;

export class AnswerChart {
  constructor(place) {
    this.place = place;
    this.over = place.querySelector('[name=over]');
    this.of = place.querySelector('[name=of]');
    this.picture = place.querySelector('.picture');
    this.note = place.querySelector('.hint');
    for (const choice of [this.over, this.of]) choice.addEventListener('change', () => this.draw());
    place.addEventListener('toggle', () => this.draw());
  }

  clear() {
    this.place.hidden = true;
  }

  show({ columns, rows }) {
    this.columns = columns;
    this.rows = rows;
    const numbers = columns.filter(({ type }) => isNumber(type));
    this.place.hidden = numbers.length === 0 || columns.length < 2 || rows.length === 0;
    this.picture.replaceChildren();
    if (this.place.hidden) return;
    const option = ({ name }) => new Option(name, name);
    this.over.replaceChildren(...columns.map(option));
    this.of.replaceChildren(...numbers.map(option));
    this.over.value = (columns.find(({ type }) => isTime(type)) ?? columns.find(({ type }) => !isNumber(type)) ?? columns[0]).name;
    this.of.value = numbers.find(({ name }) => name !== this.over.value)?.name ?? numbers[0].name;
    this.draw();
  }

  async draw() {
    if (!this.place.open || this.place.hidden) return;
    const names = this.columns.map(({ name }) => name);
    const over = names.indexOf(this.over.value);
    const of = names.indexOf(this.of.value);
    const type = this.columns[over].type;
    const points = this.rows.slice(0, MOST).filter((row) => row[over] !== null && row[of] !== null);
    const kind = isTime(type) ? 'time' : isNumber(type) ? 'number' : 'text';
    const response = await fetch('/ask/chart', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({
        label: `${names[of]} by ${names[over]}; the table has its numbers.`,
        about: { kind, over: names[over], of: names[of] },
        rows: points.map((row) => ({ over: kind === 'number' ? Number(row[over]) : text(row[over]), of: Number(row[of]) })),
      }),
    });
    if (response.ok) this.picture.innerHTML = await response.text();
    else this.picture.textContent = (await response.json()).message;
    this.note.textContent = this.rows.length > MOST ? `Of the first ${MOST.toLocaleString('en')} rows.` : '';
  }
}
