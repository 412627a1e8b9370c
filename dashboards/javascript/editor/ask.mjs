// The place to ask: a query with completion, its answer as a table and a chart, its address, those asked before.
import { autocompletion } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { sql, StandardSQL } from '@codemirror/lang-sql';
import { bracketMatching, HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { lintGutter, setDiagnostics } from '@codemirror/lint';
import { Compartment, EditorState } from '@codemirror/state';
import { EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { AnswerTable } from './table.mjs';
import { AnswerChart } from './picture.mjs';
import { remember, remembered } from './asked.mjs';

const LONGEST_ADDRESS = 6000;

const form = document.getElementById('ask');
const field = form.querySelector('textarea');
const runs = form.querySelector('.run');
const stops = form.querySelector('.stop');
const state = document.getElementById('ask-state');
const problem = document.getElementById('ask-problem');
const table = new AnswerTable(document.getElementById('ask-answer'));
const chart = new AnswerChart(document.getElementById('ask-chart'));
const before = document.getElementById('ask-before');
let running = null;

const colours = HighlightStyle.define([
  { tag: tags.keyword, color: 'var(--link)', fontWeight: '600' },
  { tag: [tags.string, tags.special(tags.string)], color: 'var(--good)' },
  { tag: [tags.number, tags.bool, tags.null], color: 'var(--note)' },
  { tag: tags.comment, color: 'var(--quiet)', fontStyle: 'italic' },
]);

const appearance = EditorView.theme({
  '&': { color: 'var(--text)', backgroundColor: 'var(--panel)', border: '1px solid var(--quiet)', borderRadius: '7px', fontSize: '.93rem' },
  '&.cm-focused': { outline: '3px solid var(--link)', outlineOffset: '1px' },
  '.cm-content': { caretColor: 'var(--text)', minHeight: '7.5rem' },
  '.cm-scroller': { fontFamily: 'ui-monospace, "DejaVu Sans Mono", monospace', maxHeight: '24rem', overflow: 'auto' },
  '.cm-gutters': { backgroundColor: 'var(--ground)', color: 'var(--quiet)', border: 'none', borderRadius: '7px 0 0 7px' },
  '.cm-activeLine': { backgroundColor: 'transparent' },
  '.cm-cursor': { borderLeftColor: 'var(--text)' },
  '&.cm-focused .cm-selectionBackground, .cm-selectionBackground, .cm-content ::selection': { backgroundColor: 'color-mix(in srgb, var(--link) 25%, transparent) !important' },
  '.cm-tooltip': { backgroundColor: 'var(--panel)', color: 'var(--text)', border: '1px solid var(--quiet)', borderRadius: '6px' },
  '.cm-tooltip-autocomplete ul li[aria-selected]': { backgroundColor: 'var(--focus)', color: 'var(--text)' },
  '.cm-tooltip.cm-completionInfo': { maxWidth: '26rem', padding: '.3rem .6rem' },
  '.cm-completionDetail': { color: 'var(--quiet)', fontStyle: 'normal' },
  '.cm-diagnostic': { color: 'var(--bad)' },
  '.cm-lintRange-error': { backgroundImage: 'none', textDecoration: 'underline wavy var(--bad)', textUnderlineOffset: '3px', backgroundColor: 'var(--bad-ground)' },
});

const language = new Compartment();
const editor = new EditorView({
  parent: field.parentElement,
  state: EditorState.create({
    doc: field.value,
    extensions: [
      EditorView.cspNonce.of(form.dataset.nonce),
      lineNumbers(), history(), bracketMatching(), highlightActiveLine(), autocompletion(), lintGutter(),
      syntaxHighlighting(colours), appearance, EditorView.lineWrapping,
      language.of(sql({ dialect: StandardSQL })),
      EditorView.contentAttributes.of({ 'aria-label': 'Query', 'aria-describedby': 'ask-keys' }),
      keymap.of([{ key: 'Mod-Enter', run: () => (run(), true) }, ...defaultKeymap, ...historyKeymap]),
    ],
  }),
});
field.hidden = true;
form.querySelector('.buttons').hidden = false;

/** Views and columns, with what they mean beside them. */
async function complete() {
  const names = await (await fetch('/ask/names')).json();
  const schema = Object.fromEntries(Object.entries(names).map(([view, columns]) => [view, {
    self: { label: view, type: 'class', detail: `${columns.length} columns` },
    children: columns.map(({ name, type, comment }) => ({ label: name, type: 'property', detail: type, info: comment })),
  }]));
  // A column is completed before its view is written, too: the query begins with the columns.
  const columns = new Map();
  for (const [view, all] of Object.entries(names)) {
    for (const { name, type, comment } of all) {
      const known = columns.get(name);
      columns.set(name, { label: name, type: 'property', detail: known ? `${known.detail}, ${view}` : view, info: known?.info ?? `${comment} (${type})` });
    }
  }
  const options = [...columns.values()];
  const anyColumn = (context) => {
    const word = context.matchBefore(/\w+/);
    return word && !/\.\w*$/.test(context.state.sliceDoc(0, context.pos)) ? { from: word.from, options, validFor: /^\w*$/ } : null;
  };
  editor.dispatch({ effects: language.reconfigure([
    sql({ dialect: StandardSQL, schema, upperCaseKeywords: true }),
    StandardSQL.language.data.of({ autocomplete: anyColumn }),
  ]) });
}

function query() {
  return editor.state.doc.toString();
}

function write(text) {
  editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: text } });
}

/** The query stands in the address, so that it can be sent to a colleague. */
function address(text) {
  const search = `?${new URLSearchParams({ sql: text })}`;
  toAddress(search.length > LONGEST_ADDRESS ? location.pathname : search);
  return search.length <= LONGEST_ADDRESS;
}

function toAddress(to) {
  globalThis.history.replaceState(null, '', to);
}

function report(text) {
  state.textContent = text;
}

async function post(path, body) {
  return fetch(path, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
}

async function run() {
  const text = query();
  if (running || text.trim() === '') return;
  running = crypto.randomUUID();
  editor.dispatch(setDiagnostics(editor.state, []));
  problem.hidden = true;
  busy(true);
  const inAddress = address(text);
  const began = performance.now();
  const ticking = setInterval(() => report(`Running for ${Math.round((performance.now() - began) / 1000)} s`), 1000);
  report('Running');
  try {
    const response = await post('/ask', { id: running, sql: text });
    const answer = await response.json();
    if (!response.ok) {
      refused(answer);
      return;
    }
    remember(text);
    listBefore();
    table.show(answer);
    chart.show(answer);
    form.querySelector('.files').hidden = answer.columns.length === 0;
    const rows = answer.rows.length.toLocaleString('en');
    report(`${answer.cut ? `The first ${rows} rows; the files have all` : `${rows} ${answer.rows.length === 1 ? 'row' : 'rows'}`}, in ${(answer.milliseconds / 1000).toFixed(1)} s.`
      + (inAddress ? '' : ' The query is too long for an address: send the text.'));
  } catch (error) {
    refused({ title: 'No answer', message: `The dashboards server does not answer (${error.message}).`, line: 0 });
  } finally {
    clearInterval(ticking);
    running = null;
    busy(false);
  }
}

function refused({ title, message, line, column, length }) {
  report('');
  table.clear();
  chart.clear();
  form.querySelector('.files').hidden = true;
  problem.hidden = false;
  problem.querySelector('b').textContent = line > 0 ? `${title}: line ${line}, column ${column}` : title;
  problem.querySelector('span').textContent = message;
  if (line > 0 && line <= editor.state.doc.lines) {
    const at = editor.state.doc.line(line);
    const from = Math.min(at.from + column - 1, at.to);
    const to = Math.min(Math.max(from + length, from + 1), editor.state.doc.length);
    editor.dispatch(setDiagnostics(editor.state, [{ from: Math.min(from, to), to, severity: 'error', message: title }]), { selection: { anchor: from }, scrollIntoView: true });
  }
}

function busy(yes) {
  runs.disabled = yes;
  stops.disabled = !yes;
}

function stop() {
  if (running) post('/ask/stop', { id: running });
}

function listBefore() {
  before.hidden = remembered().length === 0;
  before.querySelector('ul').replaceChildren(...remembered().map((text) => {
    const item = document.createElement('li');
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = text.replace(/\s+/g, ' ').slice(0, 160);
    button.addEventListener('click', () => {
      write(text);
      editor.focus();
    });
    item.append(button);
    return item;
  }));
}

form.addEventListener('submit', (event) => {
  // Files are for the browser to fetch; anything else is a query to run here.
  if (event.submitter?.formAction && event.submitter.classList.contains('file')) {
    field.value = query();
    return;
  }
  event.preventDefault();
  run();
});
stops.addEventListener('click', stop);
addEventListener('pagehide', stop);
listBefore();
complete();
if (query().trim() !== '' && form.dataset.run === 'true') run();
