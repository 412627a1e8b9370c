// Puts what the server pushes into the page. The rows come as the HTML the page itself is made of; what is counted here
// is time alone, and the time is the pipeline's, as the server sends it: the browser's clock says nothing about cases.
import { ago, left, localize } from './times.js';
import { listen } from './stream.js';
import { raised } from './calling.js';
import './actions.js';

const SILENCE = 5000;
const NEWS_EVERY = 10000;
const RETRACTED_FOR = 4000;

const page = document.getElementById('page');
const freshness = document.getElementById('freshness');
const alarm = document.getElementById('alarm');
const news = document.getElementById('news');
const hours = document.getElementById('hours');
let now = page.dataset.now ? Number(page.dataset.now) : null;
let heardAt = performance.now();
let newsAt = -NEWS_EVERY;
let alarmHtml = null;
let hoursHtml = null;

class List {
  constructor(section) {
    this.section = section;
    this.body = section.querySelector('tbody.clocks');
    this.storms = section.querySelector('tbody.storms');
    this.count = section.querySelector('.count');
    this.parts = section.querySelector('.parts');
    this.rows = new Map([...this.body.rows].map((row) => [row.dataset.key, row]));
    this.scroller = section.querySelector('.rows');
    this.above = 0;
    this.pointed = false;
    this.scroller.addEventListener('pointerenter', ({ pointerType }) => (this.pointed = pointerType === 'mouse'));
    this.scroller.addEventListener('pointerleave', () => this.release());
    this.scroller.addEventListener('scroll', () => this.scroller.scrollTop === 0 && this.tellAbove(0));
  }

  /**
   * What somebody points at, has the keyboard on or has scrolled to stays where it is while rows come above it: nobody
   * shall take a case that slipped under the pointer. Returns what puts it back after a change.
   */
  hold() {
    if (!this.pointed && this.scroller.scrollTop === 0 && !this.body.contains(document.activeElement)) return () => {};
    const top = this.scroller.getBoundingClientRect().top;
    const seen = [...this.body.rows].filter((row) => row.getBoundingClientRect().bottom > top).slice(0, 50);
    const places = seen.map((row) => ({ key: row.dataset.key, at: row.getBoundingClientRect().top, number: row.sectionRowIndex }));
    return () => {
      const stayed = places.find(({ key }) => this.rows.has(key));
      if (!stayed) return;
      const row = this.rows.get(stayed.key);
      this.scroller.scrollTop += row.getBoundingClientRect().top - stayed.at;
      if (this.scroller.scrollTop > 0) this.tellAbove(Math.max(0, this.above + row.sectionRowIndex - stayed.number));
    };
  }

  release() {
    this.pointed = false;
    if (this.above > 0) this.scroller.scrollTop = 0;
  }

  tellAbove(rows) {
    this.above = rows;
    if (rows > 0) this.section.dataset.above = rows;
    else delete this.section.dataset.above;
  }

  apply({ total, cut, parts, put, drop = [], storms }, whole) {
    const fresh = put.filter(({ key }) => !this.rows.has(key)).length;
    const putBack = this.hold();
    const called = put.filter(({ key, raised }) => raised && !this.rows.has(key)).map(({ key }) => key);
    if (storms !== undefined) {
      this.storms.innerHTML = storms;
      localize(this.storms, now);
      count(this.storms);
    }
    if (whole) {
      const kept = new Set(put.map(({ key }) => key));
      drop = [...this.rows.keys()].filter((key) => !kept.has(key)).map((key) => ({ key, retracted: false }));
    }
    for (const { key, retracted } of drop) this.drop(key, retracted);
    for (const { key, order, html } of put) this.put(key, order, html, !whole);
    write(this.count, total);
    if (parts !== this.partsHtml) {
      this.partsHtml = parts;
      this.parts.innerHTML = parts;
    }
    this.section.classList.toggle('bare', this.body.rows.length === 0);
    this.section.classList.toggle('cut', cut);
    putBack();
    if (!whole) raised(called.map((key) => this.rows.get(key)));
    return fresh;
  }

  put(key, order, html, flash) {
    const template = document.createElement('template');
    template.innerHTML = html;
    const row = template.content.querySelector('tr');
    const old = this.rows.get(key);
    this.rows.set(key, row);
    localize(row, now);
    count(row);
    const held = old?.contains(document.activeElement) ? document.activeElement.className : null;
    if (old && Number(old.dataset.order) === order) {
      old.replaceWith(row);
      // A row that is rendered anew keeps the keyboard where it was.
      if (held) (row.querySelector(`.${held}`) ?? row.querySelector('a.case')).focus();
      return;
    }
    old?.remove();
    if (flash && !old) row.classList.add('new');
    this.body.insertBefore(row, this.after(order, key));
  }

  /** The row before which one of this order belongs. */
  after(order, key) {
    const rows = this.body.rows;
    let low = 0;
    let high = rows.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const other = Number(rows[middle].dataset.order);
      if (other < order || (other === order && rows[middle].dataset.key < key)) low = middle + 1;
      else high = middle;
    }
    return rows[low] ?? null;
  }

  drop(key, retracted) {
    const row = this.rows.get(key);
    if (!row) return;
    this.rows.delete(key);
    if (!retracted) {
      row.remove();
      return;
    }
    // It never was a breach: kept in words for four seconds, so that nobody wonders where it went.
    row.classList.add('retracted');
    const first = row.querySelector('.ago');
    delete first.dataset.since;
    first.textContent = 'retracted';
    setTimeout(() => {
      row.remove();
      this.section.classList.toggle('bare', this.body.rows.length === 0);
    }, RETRACTED_FOR);
  }
}

const corrections = document.querySelector('#corrections ul');
const lists = new Map([...document.querySelectorAll('section.list:has(tbody)')].map((section) => [section.id, new List(section)]));

/** Brings what depends on time up to it. */
function count(element) {
  if (now === null) return;
  for (const cell of element.querySelectorAll('.left')) {
    const remains = Number(cell.dataset.due) - now;
    write(cell, left(remains));
    const target = Number(cell.dataset.target);
    cell.classList.toggle('soon', target > 0 && remains <= target / 4 && remains > target / 10);
    cell.classList.toggle('very-soon', target > 0 && remains <= target / 10);
  }
  for (const cell of element.querySelectorAll('.ago[data-since]')) write(cell, ago(now - Number(cell.dataset.since)));
}

function write(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

function show(frame) {
  heardAt = performance.now();
  page.dataset.connection = 'live';
  page.dataset.facts = frame.facts;
  now = frame.now;
  freshness.innerHTML = frame.freshness;
  localize(freshness, now);
  if (frame.alarm !== alarmHtml) {
    alarmHtml = frame.alarm;
    alarm.innerHTML = frame.alarm;
    localize(alarm, now);
  }
  if (frame.corrections !== undefined) {
    corrections.innerHTML = frame.corrections;
    corrections.closest('section').classList.toggle('bare', corrections.children.length === 0);
    localize(corrections, now);
  }
  if (frame.hours !== undefined && frame.hours !== hoursHtml) {
    hoursHtml = frame.hours;
    hours.innerHTML = frame.hours;
    localize(hours, now);
  }
  for (const [id, change] of Object.entries(frame.lists)) {
    const fresh = lists.get(id).apply(change, frame.whole);
    if (id === 'breaches' && !frame.whole) announce(fresh);
  }
  count(document);
  document.title = `(${lists.get('breaches').count.textContent}) Live breaches`;
}

/** For those who listen: now and then, not with every row. */
function announce(fresh) {
  if (fresh > 0 && performance.now() - newsAt > NEWS_EVERY) {
    newsAt = performance.now();
    news.textContent = fresh === 1 ? 'A new breach' : `${fresh} new breaches`;
  }
}

function lost() {
  page.dataset.connection = 'lost';
}

localize(document, now);
count(document);
listen(page.dataset.view, show, lost);
setInterval(() => {
  if (performance.now() - heardAt > SILENCE) lost();
}, 1000);
