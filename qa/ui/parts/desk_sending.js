// What leaves the desk: the form as it grows, a quarter of a second after the last letter; a choice, a skip, a submission.
const KEEP_MS = 250;

const sending = {
  changed() {
    this.movedAt = Date.now();
    const told = this.root.querySelector('.said.wrong');
    if (told && !told.querySelector('.link')) told.remove();
    this.setKept(this.words.keeping);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.keep(), KEEP_MS);
  },

  keep(sure = false) {
    clearTimeout(this.timer);
    this.timer = 0;
    this.n += 1;
    this.setState('form', { n: this.n, contact: this.id, card: this.card, form: this.form, tab: this.tab, since: this.since, sure });
  },

  // Another window wrote to this form since: what is there may be looked at, or what is here goes over it.
  elsewhere(told) {
    const both = make('span'), over = told.act === 'submit' ? () => this.submit(true) : () => this.keep(true);
    both.append(press('link', () => this.openAgain(), this.words.look), press('link', over, this.words.mine));
    this.setKept(this.words.unkept_elsewhere);
    this.tellPerson(told.words, true, both);
  },

  openAgain() {
    const box = this.root.querySelector('.said');
    if (box) box.remove();
    const contact = this.id;
    this.id = '';
    this.n += 1;
    this.tell('said', { n: this.n, what: 'open', contact });
  },

  setKept(words) {
    this.kept = words;
    const place = this.root.querySelector('.kept');
    if (place) place.textContent = words;
  },

  send(what, more = {}) {
    clearTimeout(this.timer);
    this.timer = 0;
    this.n += 1;
    this.tell('said', { n: this.n, what, contact: this.id, card: this.card, form: this.form, tab: this.tab, since: this.since, ...more });
  },

  open(id) {
    if (id === this.id) return;
    if (this.timer) this.keep();
    this.root.querySelectorAll('.wl .on').forEach((one) => one.classList.remove('on'));
    this.n += 1;
    this.tell('said', { n: this.n, what: 'open', contact: id });
  },

  step(by) {
    const all = this.data.list.filter((one) => one.state !== 'done').map((one) => one.id), at = all.indexOf(this.id);
    const next = all[Math.max(0, Math.min(all.length - 1, at + by))];
    if (next) this.open(next);
  },

  submit(sure = false) {
    const { open } = this.data, lack = lacks(this);
    if (this.isSent) return;
    if (lack) { this.at = lack.place; this.redrawForm(); this.tellPerson(lack.words, true); return; }
    this.isSent = true;
    this.submitButton.disabled = true;
    const evidence = { ...this.form.evidence };
    open.items.forEach((one) => { if (this.form.verdicts[one.id] === 'not_met' && !evidence[one.id] && heardMissed(one)) evidence[one.id] = one.seq; });
    const total = totalOf(this);
    this.send('submit', { form: { ...this.form, evidence }, version: open.version, kind: open.kind, round: open.round, seen: open.seen, sure, total: total === null ? null : Math.round(total * 10) / 10 });
  },
};
