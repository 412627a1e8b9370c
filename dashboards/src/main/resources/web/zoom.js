// A part of a case's time: its links work without this, which fetches the part alone and lets it be chosen by dragging.
// Pixels of the drawing, as javascript/charts/case.mjs has them.
const SIZES = { wide: { all: 1080, names: 206 }, narrow: { all: 340, names: 104 } };
const RIGHT = 12;
const LEAST = 6;

async function show(address) {
  const response = await fetch(address);
  const page = new DOMParser().parseFromString(await response.text(), 'text/html');
  const part = page.getElementById('axis');
  if (!response.ok || !part) {
    location.assign(address);
    return;
  }
  document.getElementById('axis').replaceWith(part);
  history.replaceState(null, '', address);
  prepare();
}

function prepare() {
  const axis = document.getElementById('axis');
  if (!axis) return;
  const picture = axis.querySelector('.picture');
  const chosen = axis.querySelector('.chosen');
  for (const link of axis.querySelectorAll('.zoom a')) {
    link.addEventListener('click', (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      const name = link.textContent;
      show(link.href).then(() => [...document.querySelectorAll('.zoom a')].find((other) => other.textContent === name)?.focus());
    });
  }
  if (!picture) return;
  const from = Number(axis.dataset.from);
  const to = Number(axis.dataset.to);
  let began = null;

  /** Where the pointer is: pixels from the picture's left, and the instant there. */
  function place(event) {
    const svg = [...picture.querySelectorAll('svg')].find((each) => each.clientWidth > 0);
    const box = svg.getBoundingClientRect();
    const { all, names } = SIZES[svg.classList.contains('wide') ? 'wide' : 'narrow'];
    const unit = box.width / all;
    const share = ((event.clientX - box.left) / unit - names) / (all - names - RIGHT);
    const within = Math.min(1, Math.max(0, share));
    return { left: box.left - picture.getBoundingClientRect().left + picture.scrollLeft + unit * (names + within * (all - names - RIGHT)), instant: from + within * (to - from), on: share >= 0 && share <= 1 };
  }

  picture.addEventListener('pointerdown', (event) => {
    if (event.button !== 0 || event.pointerType === 'touch') return;
    const at = place(event);
    if (!at.on) return;
    began = at;
    picture.setPointerCapture(event.pointerId);
    event.preventDefault();
  });
  picture.addEventListener('pointermove', (event) => {
    if (!began) return;
    const at = place(event);
    chosen.hidden = false;
    chosen.style.left = `${Math.min(began.left, at.left)}px`;
    chosen.style.width = `${Math.abs(at.left - began.left)}px`;
  });
  picture.addEventListener('pointerup', (event) => {
    if (!began) return;
    const ends = [began, place(event)].sort((one, other) => one.instant - other.instant);
    began = null;
    chosen.hidden = true;
    if (ends[1].left - ends[0].left < LEAST) return;
    const [first, last] = ends.map(({ instant }) => new Date(Math.round(instant)).toISOString());
    show(`${axis.dataset.part}${first}&to=${last}`);
  });
}

prepare();
