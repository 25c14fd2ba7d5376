// The desk: list, conversation and form beside each other. What a person does is seen at once; the server answers with the
// next contact.
const TICK_MS = 1000, AWAY_MS = 60000;

const empty = () => ({ verdicts: {}, words: {}, reasons: {}, evidence: {}, remarks: {}, seconds: 0 });

const newDesk = (root) => ({
  root, form: empty(), id: '', card: '', at: 0, lit: 0, folded: false, kept: '', n: Date.now() % 1e9, movedAt: 0, since: '', tab: Math.random().toString(36).slice(2),
  ...sending,
  ...hearing,

  act(name) {
    const { data } = this, moves = { next: 1, previous: -1 };
    if (name === 'help') return this.root.querySelector('.help') ? this.closeHelp() : this.root.append(drawHelp(this));
    if (name === 'fold') { this.folded = !this.folded; return this.draw(); }
    if (moves[name]) return this.step(moves[name]);
    if (!data.open) return undefined;
    if (['met', 'not_met', 'na'].includes(name)) return this.verdict(name);
    return {
      down: () => this.goTo(Math.min(this.at + 1, data.open.items.length - 1)),
      up: () => this.goTo(Math.max(this.at - 1, 0)),
      evidence: () => this.light(this.form.evidence[this.item().id] || this.item().seq),
      words: () => this.field.focus(),
      phrases: () => this.showPhrases(),
      later: () => this.walk(1),
      earlier: () => this.walk(-1),
      remark: () => this.remark(),
      rests: () => this.rest(),
      search: () => this.seekField.focus(),
      submit: () => this.submit(),
      skip: () => this.send('skip'),
      play: () => this.play(),
      back: () => this.back(),
      speed: () => this.speed(),
    }[name]();
  },

  item() { return this.data.open.items[this.at]; },

  verdict(name) {
    if (this.isSent) return;
    const item = this.item();
    this.form.verdicts[item.id] = name;
    if (name === 'na' && !this.form.reasons[item.id]) this.form.reasons[item.id] = item.verdict === 'na' || !item.verdict ? 'did_not_happen' : '';
    this.changed();
    const needs = name === 'na' && !this.form.reasons[item.id];
    const next = this.data.open.items.findIndex((one, place) => place > this.at && !this.form.verdicts[one.id]);
    const first = this.data.open.items.findIndex((one) => !this.form.verdicts[one.id]);
    if (!needs && (next >= 0 || first >= 0)) this.at = next >= 0 ? next : first;
    this.redrawForm();
  },

  goTo(place) { this.at = place; this.redrawForm(); },

  walk(step) {
    const all = this.data.open.says.map((one) => one.seq), at = all.indexOf(this.lit);
    this.light(all[Math.max(0, Math.min(all.length - 1, at < 0 ? 0 : at + step))]);
  },

  light(seq, isSought = true) {
    if (!seq) return;
    this.lit = seq;
    if (isSought) this.seek(this.data.open.says.find((one) => one.seq === seq));
    this.talk.querySelectorAll('li.lit').forEach((one) => one.classList.remove('lit'));
    const row = this.talk.querySelector(`li[data-seq="${seq}"]`);
    if (!row) return;
    row.classList.add('lit');
    row.scrollIntoView({ block: 'nearest' });
  },

  find(words) {
    return words ? this.data.open.says.filter((one) => one.pieces.map((p) => p[0]).join('').includes(words)).map((one) => one.seq) : [];
  },

  rest() {
    if (!this.lit) return;
    this.form.evidence[this.item().id] = this.lit;
    this.changed();
    this.redrawForm();
  },

  remark() {
    if (!this.lit) return;
    const row = this.talk.querySelector(`li[data-seq="${this.lit}"] div`), seq = this.lit, field = make('textarea', 'rmf');
    if (row.querySelector('.rmf')) { row.querySelector('.rmf').focus(); return; }
    field.rows = 2;
    field.maxLength = 500;
    field.value = this.form.remarks[seq] || '';
    field.setAttribute('aria-label', say(this.words.remark, { n: seq }));
    field.placeholder = say(this.words.remark, { n: seq });
    field.oninput = () => { if (field.value.trim()) this.form.remarks[seq] = field.value; else delete this.form.remarks[seq]; this.changed(); };
    field.onblur = () => { const at = this.talk.scrollTop; this.redrawTalk(); this.talk.scrollTop = at; this.light(seq); };
    row.append(field);
    field.focus();
  },

  tellPerson(words, isWrong = false, more = null) {
    const place = this.root.querySelector('.said'), box = make('p', 'said' + (isWrong ? ' wrong' : ''), words);
    box.setAttribute('role', isWrong ? 'alert' : 'status');
    if (more) box.append(more);
    if (place) place.replaceWith(box); else this.root.append(box);
    clearTimeout(this.sayTimer);
    if (!more) this.sayTimer = setTimeout(() => box.remove(), isWrong ? 8000 : 5000);
  },

  closeHelp() { const box = this.root.querySelector('.help'); if (box) box.remove(); },

  totals() {
    const sum = this.root.querySelector('.sum'), lack = this.root.querySelector('.lack'), total = totalOf(this), missing = lacks(this);
    sum.textContent = total === null ? '–' : total.toFixed(1);
    lack.textContent = missing ? missing.words : this.words.complete;
    this.submitButton.classList.toggle('off', Boolean(missing));
  },

  redrawForm() {
    const at = this.sheet ? this.sheet.scrollTop : 0;
    this.panes.form.replaceWith(this.panes.form = drawForm(this));
    this.sheet.scrollTop = at;
    this.sheet.querySelector('.cur').scrollIntoView({ block: 'nearest' });
    this.totals();
  },

  redrawTalk() { this.panes.talk.replaceWith(this.panes.talk = drawTalk(this)); },

  draw() {
    this.panes = { list: drawList(this), talk: drawTalk(this), form: drawForm(this) };
    this.frame.className = 'desk' + (this.folded ? ' folded' : '') + (this.data.open ? '' : ' bare');
    this.frame.replaceChildren(this.panes.list, this.panes.talk, this.panes.form);
    if (this.data.open) this.totals();
  },

  take(data) {
    const told = data.told || {}, { open } = data;
    this.data = data;
    this.words = data.words;
    if (told.what === 'kept' && told.n === this.n) { this.since = told.since; this.setKept(say(this.words.kept, { at: told.at })); }
    const isOther = (open ? open.id : '') !== this.id || (open ? open.card : '') !== this.card || !this.panes;
    if (isOther) {
      Object.assign(this, { id: open ? open.id : '', card: open ? open.card : '', lit: 0, isSent: false, kept: '', since: open ? open.kept : '' });
      this.form = { ...empty(), ...(open ? open.draft : {}) };
      this.load();
      this.at = open ? Math.max(0, open.items.findIndex((one) => !this.form.verdicts[one.id])) : 0;
      this.draw();
      if (!this.root.contains(this.root.getRootNode().activeElement)) this.root.focus({ preventScroll: true });
    } else this.panes.list.replaceWith(this.panes.list = drawList(this));
    if (told.what === 'sent' && told.n !== this.toldN) this.tellPerson(told.words || say(told.machine === null || told.machine === undefined ? this.words.sent_alone : this.words.sent, { mine: told.mine ?? '–', machine: told.machine ?? '–' }));
    if (told.what === 'wrong' && told.n !== this.toldN) {
      this.isSent = false;
      if (this.submitButton) this.submitButton.disabled = false;
      this.tellPerson(`${told.words} ${told.hint}`, true, told.n ? press('link', () => this.submit(true), this.words.again) : null);
    }
    if (told.what === 'elsewhere' && told.n !== this.toldN) { this.isSent = false; if (this.submitButton) this.submitButton.disabled = false; this.elsewhere(told); }
    if (told.what === 'strange') this.tellPerson(told.words, true);
    this.toldN = told.n;
  },
});

export default function ({ parentElement, data, setStateValue, setTriggerValue }) {
  const root = parentElement.querySelector('.part');
  if (!root.desk) {
    const desk = (root.desk = newDesk(root));
    desk.frame = make('div', 'desk');
    root.tabIndex = -1;
    root.replaceChildren(desk.frame);
    listen(desk);
    const tick = setInterval(() => {
      if (!root.isConnected) clearInterval(tick);
      if (document.visibilityState === 'visible' && Date.now() - desk.movedAt < AWAY_MS) desk.form.seconds += 1;
    }, TICK_MS);
    root.addEventListener('pointerdown', () => { desk.movedAt = Date.now(); });
    addEventListener('pagehide', () => { if (desk.timer) desk.keep(); });
  }
  root.desk.setState = setStateValue;
  root.desk.tell = setTriggerValue;
  root.desk.take(data);
}
