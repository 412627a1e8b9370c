// The queries last asked in this browser, newest first.
const KEY = 'asked';
const MOST = 20;

export function remembered() {
  try {
    return JSON.parse(localStorage.getItem(KEY)) ?? [];
  } catch {
    return [];
  }
}

export function remember(query) {
  const all = [query, ...remembered().filter((other) => other !== query)].slice(0, MOST);
  try {
    localStorage.setItem(KEY, JSON.stringify(all));
  } catch {
    // A browser that keeps nothing, or has no room: the query has run all the same.
  }
}
