// Draws charts as SVG for the dashboards server: one request a line in, one answer a line out, in any order.
// Request {id, chart, width, label, rows, about}, answer {id, svg} or {id, error}.
import { createInterface } from 'node:readline';
import { svg } from './svg.mjs';

async function answer(line) {
  const { id, ...request } = JSON.parse(line);
  try {
    return { id, svg: await svg(request) };
  } catch (error) {
    return { id, error: String(error?.message ?? error) };
  }
}

const lines = createInterface({ input: process.stdin });
lines.on('line', async (line) => process.stdout.write(`${JSON.stringify(await answer(line))}\n`));
// Nobody asks any more: the server has ended.
lines.on('close', () => process.exit(0));
