// A tab asks whether its session lives, and draws itself anew when its person may do other things than before; when it is
// over, what stands on the screen goes and the door opens.
const EVERY_MS = 2000;

const leave = () => {
  const here = encodeURIComponent(location.pathname + location.search);
  location.replace(`/login?next=${here}`);
};

const ask = async () => {
  try {
    const answer = await fetch('/session', { redirect: 'error', cache: 'no-store' });
    if (answer.status === 401) leave();
    else if (answer.ok && (await answer.text()) !== window.__may) location.reload();
  } catch {
    // The server is away for a moment: what it said last still holds.
  }
};

export default function ({ data }) {
  if (data.over) leave();
  window.__may = data.may;
  window.__alive ||= setInterval(ask, EVERY_MS);
}
