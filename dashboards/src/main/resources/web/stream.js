// Frames of one view, from the stream this browser's pages share, or from one of our own where they cannot share.
export function listen(view, onFrame, onLost) {
  if (globalThis.SharedWorker) {
    const { port } = new SharedWorker('/assets/stream-worker.js', 'live');
    port.onmessage = ({ data }) => (data.lost ? onLost() : deliver(data.frame));
    const join = () => port.postMessage({ view });
    addEventListener('pagehide', () => port.postMessage({ leave: true }));
    addEventListener('pageshow', (event) => event.persisted && join());
    join();
  } else {
    open();
  }

  function open() {
    const source = new EventSource(`/live?${new URLSearchParams({ view })}`);
    source.addEventListener('board', (event) => deliver(event.data));
    source.onerror = () => {
      onLost();
      if (source.readyState === EventSource.CLOSED) setTimeout(open, 2000);
    };
  }

  function deliver(data) {
    const frame = JSON.parse(data);
    if (frame.view === view) onFrame(frame);
  }
}
