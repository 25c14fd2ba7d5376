// A recording with the browser's own controls; what cannot be played says so.
export default function ({ parentElement, data }) {
  const root = parentElement.querySelector('.part');
  if (root.dataset.src === data.src) return;
  root.dataset.src = data.src;
  if (!data.src) { root.replaceChildren(make('p', 'silent', data.problem)); return; }
  const audio = make('audio');
  audio.controls = true;
  audio.preload = 'none';
  audio.src = data.src;
  audio.setAttribute('aria-label', data.words);
  audio.onerror = () => root.replaceChildren(make('p', 'silent', data.unheard));
  root.replaceChildren(audio);
}
