// Who spoke when, as two lanes: the customer above, the agent below, silence hatched; with a recording it is also what one
// seeks in. The sound follows the sentences and the sentences follow the sound.
const WIDE = 1000, HIGH = 46, LANE = 18, QUIET_MS = 3000, BACK_SECONDS = 5, SPEEDS = [1, 1.2, 1.5, 2], SVG = 'http://www.w3.org/2000/svg';

const clockOf = (seconds) => `${String(Math.floor(seconds / 60)).padStart(2, '0')}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`;

const lengthOf = (says) => says.reduce((most, one) => Math.max(most, one.end ?? one.begin ?? 0), 0);

const drawn = (name, places) => {
  const made = document.createElementNS(SVG, name);
  Object.entries(places).forEach(([key, value]) => made.setAttribute(key, value));
  return made;
};

const lanes = (says, length) => {
  const at = (ms) => (ms / length) * WIDE, picture = drawn('svg', { viewBox: `0 0 ${WIDE} ${HIGH}`, preserveAspectRatio: 'none', 'aria-hidden': 'true' });
  let reached = 0;
  says.filter((one) => one.begin !== null).forEach((one) => {
    if (one.begin - reached >= QUIET_MS) picture.append(drawn('rect', { x: at(reached), width: at(one.begin - reached), y: 2, height: HIGH - 4, class: 'still' }));
    const end = Math.max(one.end ?? one.begin, one.begin + length / 300);
    picture.append(drawn('rect', { x: at(one.begin), width: at(end - one.begin), y: one.who === 'agent' ? HIGH - LANE - 3 : 3, height: LANE, rx: 2, class: one.who }));
    reached = Math.max(reached, one.end ?? one.begin);
  });
  return picture;
};

// Marks of items stand where their sentence begins; close ones are told by the first.
const marksOf = (says, length) => {
  const found = [];
  says.forEach((one) => {
    const item = one.pieces.map((piece) => piece[2]).find(Boolean), at = (100 * (one.begin ?? -1)) / length;
    if (item && at >= 0 && (!found.length || at - found.at(-1).at > 3)) found.push({ at, item, seq: one.seq });
  });
  return found;
};

const drawSound = (desk) => {
  const { open, icons } = desk.data, { words } = desk, box = make('div', 'au'), length = lengthOf(open.says);
  if (!length && !open.sound) return null;
  if (open.sound && open.sound.problem) box.append(make('span', 'silent', open.sound.problem));
  const audio = desk.audio, now = make('span', 'tm', '00:00');
  const strip = make('div', 'wb'), line = make('i', 'now');
  if (length) strip.append(lanes(open.says, length));
  strip.append(line);
  marksOf(open.says, length || 1).forEach((mark) => {
    const tag = press('ev', (event) => { event.stopPropagation(); desk.light(mark.seq); }, String(mark.item));
    tag.style.left = `${mark.at}%`;
    tag.tabIndex = -1;
    strip.append(tag);
  });
  const whole = () => (audio && Number.isFinite(audio.duration) && audio.duration) || length / 1000;
  strip.onclick = (event) => {
    const frame = strip.getBoundingClientRect(), second = ((event.clientX - frame.left) / frame.width) * whole();
    const one = saidAt(open.says, second * 1000);
    if (one) desk.light(one.seq, false);
    if (audio) audio.currentTime = second;
  };
  if (audio) {
    const play = press('pl', () => desk.act('play'), icon(desk, 'play'));
    const back = press('b5', () => desk.act('back'), icon(desk, 'back5'));
    const speed = press('sp', () => desk.act('speed'), `${audio.playbackRate}×`);
    play.setAttribute('aria-label', words.play);
    back.setAttribute('aria-label', words.back);
    speed.setAttribute('aria-label', words.speed);
    const told = () => {
      now.textContent = clockOf(audio.currentTime);
      line.style.left = `${(100 * audio.currentTime) / (whole() || 1)}%`;
      play.firstChild.style.setProperty('--m', icons[audio.paused ? 'play' : 'pause']);
      speed.textContent = `${audio.playbackRate}×`;
      const one = audio.paused ? null : saidAt(open.says, audio.currentTime * 1000);
      if (one && one.seq !== desk.lit) desk.light(one.seq, false);
    };
    ['timeupdate', 'play', 'pause', 'ratechange', 'loadedmetadata', 'seeked'].forEach((name) => { audio[`on${name}`] = told; });
    audio.onerror = () => { box.replaceChildren(make('span', 'silent', words.unheard), strip); };
    box.append(play, back, now, strip, make('span', 'tm', clockOf(length / 1000)), speed);
    told();
  } else box.append(strip, make('span', 'tm', clockOf(length / 1000)));
  return box;
};

const saidAt = (says, ms) => says.filter((one) => one.begin !== null && one.begin <= ms).at(-1);

const hearing = {
  // One sound at a time: it goes when the contact goes.
  load() {
    if (this.audio) { this.audio.onerror = null; this.audio.pause(); this.audio.removeAttribute('src'); this.audio = null; }
    const { open } = this.data;
    if (!open || !open.sound || !open.sound.src) return;
    this.audio = new Audio();
    this.audio.preload = 'metadata';
    this.audio.src = open.sound.src;
  },
  play() { if (this.audio) { if (this.audio.paused) this.audio.play().catch(() => {}); else this.audio.pause(); } },
  back() { if (this.audio) this.audio.currentTime = Math.max(0, this.audio.currentTime - BACK_SECONDS); },
  speed() { if (this.audio) this.audio.playbackRate = SPEEDS[(SPEEDS.indexOf(this.audio.playbackRate) + 1) % SPEEDS.length]; },
  seek(one) { if (this.audio && one && one.begin !== null) this.audio.currentTime = one.begin / 1000; },
};
