import assert from 'node:assert/strict';
import { test } from 'node:test';
import { svg } from '../charts/svg.mjs';

const DAY = 86_400_000;
const day = (number) => new Date(Date.UTC(2025, 0, 6) + number * DAY).toISOString().slice(0, 10);
const weeks = (count) => [...Array(count).keys()].map((week) => day(7 * week));
const about = { quarter: '2026Q1', from: '2026-01-01', to: '2026-04-01' };
const departments = (count) => [...Array(count).keys()].map((number) => `Department <b>${number}</b> & ${'x'.repeat(number % 40)}`);
const clocks = ['resolution', 'first_response', 'acknowledgement'];

const CHARTS = {
  weeks: { about, rows: weeks(61).map((week, number) => ({ week, cases_opened: 100 + number, escalations: number, over: number < 60 ? 1 : 0 })) },
  promises: {
    about: { ...about, clocks: clocks.map((clock) => ({ clock, title: `${clock}: 91.2 %` })) },
    rows: clocks.flatMap((clock) => weeks(61).map((week, number) => ({ clock, week, share: number > 57 ? 0.5 : 0.9, usual: clock === 'resolution' ? null : 0.9, below: number > 57 ? 1 : 0, shown: 1 }))),
  },
  attainment: {
    about: { clocks: clocks.map((clock) => ({ clock, title: `${clock}\n91.2 % → 88.0 %` })) },
    rows: clocks.flatMap((clock) => weeks(61).map((week, number) => ({ clock, week, old: number === 7 ? null : 0.9, draft: 0.8 }))),
  },
  overdue: { about: {}, rows: [...Array(400).keys()].map((number) => ({ day: day(number), old: number, draft: 2 * number })) },
  distribution: { about: { before: true }, rows: ['< 1 h', '1–4 h', '≥ 30 d'].map((band, number) => ({ band, place: number + 1, share: 0.3, share_before: 0.4 })) },
  backlog: { about: {}, rows: weeks(14).flatMap((at) => [1, 2, 3, 4, 5, 6].map((band) => ({ at: `${at} 00:00:00`, age_band_number: band, cases: band }))) },
  workload: { about: {}, rows: [...Array(168).keys()].map((hour) => ({ weekday: Math.floor(hour / 24) + 1, hour: hour % 24, work: hour % 7, agents: hour % 7 })) },
  handovers: { about: { departments: departments(9), named: 8 }, rows: departments(9).slice(1).map((to) => ({ from_department: departments(1)[0], to_department: to, hand_overs: 12_345 })) },
  satisfaction: { about: { ...about, target: 0.9 }, rows: ['2025-12', '2026-01', '2026-02'].map((month, number) => ({ month, share: 0.9, low: 0.8, high: 0.95, kept: number - 1 })) },
  sparkline: { about: {}, rows: [null, 2, 3, null, 4, 6, 7, 3].map((value, place) => ({ place, value })) },
  burst: { about: {}, rows: [...Array(25).keys()].map((hour) => ({ offset: hour - 12, cases: hour, usual: 1.5 })) },
  hours: { about: { colour: 'bad' }, rows: [...Array(24).keys()].map((hour) => ({ hours_ago: hour, now: hour, before: 24 - hour })) },
  columns: { about: { kind: 'text', over: 'department', of: 'cases' }, rows: departments(300).map((over, of) => ({ over, of })) },
  case: {
    about: { lanes: ['Events', 'Department', 'Resolution'], from: 0, to: DAY, asOf: DAY / 2 },
    rows: [
      { lane: 'Events', kind: 'ESCALATION', from: 5, to: 5, name: null },
      { lane: 'Department', kind: 'HELD', from: -DAY, to: DAY / 2, name: departments(300)[299] },
      { lane: 'Resolution', kind: 'LATE', from: 0, to: DAY, name: null },
      { lane: 'Resolution', kind: 'DUE', from: 2 * DAY, to: 2 * DAY, name: null },
    ],
  },
};

const draw = (chart, width, changed = {}) => svg({ chart, width, label: 'What it shows', ...CHARTS[chart], ...changed });

for (const chart of Object.keys(CHARTS)) {
  for (const width of ['wide', 'narrow']) {
    test(`${chart}, ${width}: takes every colour from the page, and has a name in words`, async () => {
      const drawn = await draw(chart, width);

      assert.match(drawn, new RegExp(`^<svg class="${width}" role="img" aria-label="What it shows"`));
      assert.equal([...drawn.matchAll(/ (role|aria-[a-z]+)=/g)].length, 2, 'it is announced once');
      assert.doesNotMatch(drawn, /style=|<style/, 'the pages allow no styles but their own');
      const colours = [...drawn.matchAll(/(?:fill|stroke)="([^"]*)"/g)].map(([, colour]) => colour);
      assert.deepEqual(colours.filter((colour) => !/^(none|transparent|var\(--[a-z0-9-]+\))$/.test(colour)), []);
    });

    test(`${chart}, ${width}: stays within its frame`, async () => {
      const [, wide, high] = (await draw(chart, width)).match(/viewBox="0 0 ([\d.]+) ([\d.]+)"/).map(Number);
      const most = chart === 'case' ? { wide: 1080, narrow: 340 } : { wide: 560, narrow: 340 };

      assert.ok(wide <= most[width], `${wide} wide`);
      assert.ok(high < 900, `${high} high`);
    });
  }
}

test('the strip names its highest hour as a whole number', async () => {
  for (const most of [12, 24, 1_400]) {
    const rows = [0, most].map((now, hours_ago) => ({ hours_ago, now, before: 0 }));
    assert.ok((await draw('hours', 'narrow', { rows })).includes(`>${most.toLocaleString('en')}<`), `${most}`);
  }
});

test('text that looks like markup stays text', async () => {
  assert.doesNotMatch(await draw('handovers', 'wide'), /<b>/);
  assert.match(await draw('sparkline', 'spark', { label: 'a "b" <c> & d' }), /aria-label="a &quot;b&quot; &lt;c> &amp; d"/);
});

test('what the other departments do together takes no shade from those that are named', async () => {
  const about = { departments: ['Desk', 'Network', 'others'], named: 2 };
  const rows = [['Desk', 'Network', 30], ['Network', 'Desk', 6], ['others', 'others', 90_000]].map(([from_department, to_department, hand_overs]) => ({ from_department, to_department, hand_overs }));
  const picture = await draw('handovers', 'wide', { about, rows });
  for (const shade of ['heat-1', 'heat-5']) assert.ok(picture.includes(`var(--${shade})`), shade);
});

test('where two lines end together, the name of the upper one stands higher', async () => {
  const places = async (cases_opened, escalations) => {
    const drawn = await draw('weeks', 'wide', { rows: weeks(5).map((week) => ({ week, cases_opened, escalations, over: 1 })) });
    return ['Cases', 'Escalations'].map((name) => Number(drawn.match(new RegExp(`translate\\([^,]*,([0-9.-]+)\\)[^>]*>${name}<`))[1]));
  };
  const [cases, escalations] = await places(10, 10);
  assert.equal(escalations - cases, 14);
  const [below, above] = await places(98, 100);
  assert.ok(below - above >= 14);
});

test('long names of departments differ where they are cut', async () => {
  const names = ['Department of many words no. 17', 'Department of many words no. 18'];
  const about = { departments: names, named: 2 };
  const rows = [{ from_department: names[0], to_department: names[1], hand_overs: 12_000 }];
  for (const width of ['wide', 'narrow']) {
    const drawn = await draw('handovers', width, { about, rows });
    const cut = [...drawn.matchAll(/>([12])  ([^<]*…[^<]*)</g)].map(([, , name]) => name);
    assert.equal(new Set(cut).size, 2, `${width}: ${cut}`);
  }
});

test('one row is enough, whatever the chart', async () => {
  for (const [chart, { rows }] of Object.entries(CHARTS)) {
    assert.match(await draw(chart, 'wide', { rows: rows.slice(-1) }), /<\/svg>$/, chart);
  }
});

test('a chart that only adorns is hidden from those who listen', async () => {
  assert.match(await svg({ chart: 'sparkline', width: 'spark', label: null, ...CHARTS.sparkline }), /^<svg class="spark" aria-hidden="true"/);
});

test('a week that is not over is not drawn: its counts still grow', async () => {
  const whole = await draw('weeks', 'wide', { rows: CHARTS.weeks.rows.slice(0, 60) });

  assert.equal(await draw('weeks', 'wide'), whole);
});

test('the hour with the most work has the deepest shade, an hour with any has one', async () => {
  const rows = [[0, 5.5], [1, 0.01], [2, 0]].map(([hour, work]) => ({ weekday: 1, hour, work, agents: 0 }));
  const shades = [...(await draw('workload', 'wide', { rows })).matchAll(/fill="var\(--heat-(\d)\)"/g)].map(([, shade]) => shade);

  assert.deepEqual(shades, ['5', '1', '0']);
});
