// A tab asks whether its session lives; when it is over, what stands on the screen goes and the door opens.
const EVERY_MS = 2000;

const leave = () => {
  const here = encodeURIComponent(location.pathname + location.search);
  location.replace(`/login?next=${here}`);
};

const ask = async () => {
  try {
    const answer = await fetch('/session', { redirect: 'error', cache: 'no-store' });
    if (answer.status === 401) leave();
  } catch {
    // The server is away for a moment: what it said last still holds.
  }
};

export default function ({ data }) {
  if (data.over) leave();
  window.__alive ||= setInterval(ask, EVERY_MS);
}
