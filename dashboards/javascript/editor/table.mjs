// An answer as a table: a page of rows at a time, sorted by a column.
import { compare, isNumber, text } from './values.mjs';

const ROWS = 50;

export class AnswerTable {
  constructor(place) {
    this.place = place;
    this.pages = place.querySelector('.paging');
    this.where = this.pages.querySelector('span');
    this.table = place.querySelector('table');
    this.pages.querySelector('.back').addEventListener('click', () => this.turn(-1));
    this.pages.querySelector('.on').addEventListener('click', () => this.turn(1));
  }

  clear() {
    this.place.hidden = true;
  }

  show({ columns, rows, cut }) {
    this.columns = columns;
    this.rows = rows;
    this.cut = cut;
    this.page = 0;
    this.sorted = null;
    this.place.hidden = columns.length === 0;
    this.head();
    this.body();
  }

  turn(pages) {
    this.page += pages;
    this.body();
  }

  sort(column) {
    const down = this.sorted?.column === column && !this.sorted.down;
    this.sorted = { column, down };
    const numbers = isNumber(this.columns[column].type);
    this.rows = [...this.rows].sort((one, other) => {
      const order = compare(one[column], other[column], numbers);
      return down && one[column] !== null && other[column] !== null ? -order : order;
    });
    this.page = 0;
    this.head();
    this.body();
    this.table.querySelectorAll('thead button')[column].focus();
  }

  head() {
    const row = document.createElement('tr');
    this.columns.forEach(({ name, type }, column) => {
      const cell = document.createElement('th');
      cell.scope = 'col';
      if (isNumber(type)) cell.className = 'n';
      const sorted = this.sorted?.column === column ? (this.sorted.down ? 'descending' : 'ascending') : 'none';
      cell.setAttribute('aria-sort', sorted);
      const button = document.createElement('button');
      button.type = 'button';
      button.title = this.cut ? `${type}; sorts the rows that are here` : type;
      button.textContent = name;
      button.addEventListener('click', () => this.sort(column));
      cell.append(button);
      row.append(cell);
    });
    this.table.tHead.replaceChildren(row);
  }

  body() {
    const first = this.page * ROWS;
    const shown = this.rows.slice(first, first + ROWS);
    this.table.tBodies[0].replaceChildren(...shown.map((values) => this.row(values)));
    this.pages.hidden = this.rows.length <= ROWS;
    this.where.textContent = `Rows ${first + 1} to ${first + shown.length} of ${this.rows.length.toLocaleString('en')}`;
    this.pages.querySelector('.back').disabled = this.page === 0;
    this.pages.querySelector('.on').disabled = first + ROWS >= this.rows.length;
  }

  row(values) {
    const row = document.createElement('tr');
    values.forEach((value, column) => {
      const cell = document.createElement('td');
      const { name, type } = this.columns[column];
      if (isNumber(type)) cell.className = 'n';
      if (name === 'case_id' && value !== null && value !== '') {
        const link = document.createElement('a');
        link.href = `/cases/${encodeURIComponent(value)}`;
        link.textContent = value;
        cell.append(link);
      } else {
        cell.textContent = text(value);
      }
      row.append(cell);
    });
    return row;
  }
}
