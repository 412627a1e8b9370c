// One stream for all pages of this browser: over HTTP/1.1 it opens six connections to a host, and no seventh.
const pages = new Map();
let source = null;

function tell(message) {
  for (const page of pages.keys()) page.postMessage(message);
}

function connect() {
  source?.close();
  if (pages.size === 0) return;
  const views = new URLSearchParams([...new Set(pages.values())].map((view) => ['view', view]));
  const opened = new EventSource(`/live?${views}`);
  source = opened;
  opened.addEventListener('board', (event) => tell({ frame: event.data }));
  opened.onerror = () => {
    tell({ lost: true });
    // The browser tries again by itself, but not after an answer that is no stream.
    if (opened.readyState === EventSource.CLOSED) setTimeout(() => opened === source && connect(), 2000);
  };
}

onconnect = ({ ports: [page] }) => {
  page.onmessage = ({ data }) => {
    if (data.leave) {
      pages.delete(page);
    } else {
      pages.set(page, data.view);
      connect();
    }
  };
};
