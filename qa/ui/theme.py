"""Colours that mean the same on every page, and the house's own classes. Nothing here ever holds text from data."""

GREY, PALE = "#64748b", "#cbd5d5"
BRAND, ATTENTION = "#0f766e", "#b45309"
BRAND_SOFT = "rgba(15, 118, 110, 0.14)"

STYLE = """<style>
:root { --x-ink: light-dark(#1d2b2a, #e4ecea); --x-grey: light-dark(#5b6b6a, #9fb0ad); --x-line: light-dark(#dfe6e5, #2b383a); --x-brand: light-dark(#0f766e, #2dd4bf);
  --x-amber: light-dark(#b45309, #f59e0b); --x-soft: light-dark(#eef5f4, #1d2a2b); --x-red: light-dark(#b91c1c, #f87171); }
[data-testid="stMainBlockContainer"] { padding: 2.2rem 2.4rem 3rem; max-width: 1500px; }
.x-brand { font-size: 1.5rem; font-weight: 700; color: var(--x-brand); }
.x-brand span { font-size: .8rem; font-weight: 400; margin-left: .5rem; color: var(--x-grey); }
.x-note { font-size: .78rem; color: var(--x-grey); line-height: 1.5; }
.x-loading { border-left: 3px solid var(--x-brand); background: var(--x-soft); padding: .35rem .8rem; font-size: .88rem; border-radius: .2rem; }
.st-key-work { position: fixed; top: .45rem; left: 50%; transform: translateX(-50%); width: min(36rem, calc(100vw - 8rem)); z-index: 999991; gap: .3rem; }
.st-key-work [data-testid="stHorizontalBlock"], .st-key-work [data-testid="stLayoutWrapper"] > div { flex-wrap: nowrap; }
.st-key-work [data-testid="stElementContainer"]:has(.x-loading) { flex: 1 1 auto; min-width: 0; }
.st-key-work .x-loading { box-shadow: 0 1px 4px rgba(0, 0, 0, .18); }
.st-key-work .x-loading:not(.failed) { white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
.x-loading.failed { border-left-color: var(--x-amber, #b45309); }
.x-answer { font-size: 1.02rem; line-height: 1.7; color: var(--x-ink); margin: -.4rem 0 .2rem; }
.x-tile { border: 1px solid var(--x-line); border-radius: .5rem; padding: .6rem .75rem .5rem; min-height: 10.6rem; display: flex; flex-direction: column; }
.x-tile .name { font-size: .86rem; color: var(--x-grey); }
.x-tile .value { font-size: 1.6rem; font-weight: 650; font-variant-numeric: tabular-nums; line-height: 1.25; }
.x-tile .value small { font-size: .85rem; font-weight: 400; margin-left: .15rem; color: var(--x-grey); }
.x-tile .thin { font-size: 1.1rem; color: var(--x-grey); font-weight: 500; }
.x-tile .row { font-size: .78rem; color: var(--x-grey); font-variant-numeric: tabular-nums; line-height: 1.55; }
.x-tile .good { color: var(--x-brand); }
.x-tile .watch { color: var(--x-amber); }
.x-tile img { margin-top: auto; width: 100%; height: 26px; }
.x-say { display: flex; margin: .18rem 0; gap: .6rem; align-items: flex-start; }
.x-say .when { width: 4.6rem; flex: none; text-align: right; font-size: .74rem; color: var(--x-grey); padding-top: .5rem; font-variant-numeric: tabular-nums; }
.x-say .bubble { max-width: 76%; padding: .42rem .75rem; border-radius: .6rem; line-height: 1.65; background: var(--x-soft); overflow-wrap: anywhere; border-left: 3px solid transparent; }
.x-say.agent { flex-direction: row-reverse; }
.x-say.agent .when { text-align: left; }
.x-say.agent .bubble { background: light-dark(#e3f1ef, #16302f); }
.x-say .bubble.low { border-left-color: var(--x-amber); }
.x-say .bubble.high { border-left-color: var(--x-brand); }
.x-say mark { background: none; color: inherit; border-bottom: 2px solid var(--x-brand); }
.x-say mark.bad { border-bottom-color: var(--x-red); }
.x-say mark.chosen { background: light-dark(#fff1cc, #4a3a10); }
.x-say mark.up1, .x-say mark.up2, .x-say mark.up3, .x-say mark.up4, .x-say mark.down1, .x-say mark.down2, .x-say mark.down3, .x-say mark.down4 { border-bottom: none; border-radius: .2rem; }
.x-say mark.up1 { background: rgba(15, 118, 110, .12); } .x-say mark.up2 { background: rgba(15, 118, 110, .24); }
.x-say mark.up3 { background: rgba(15, 118, 110, .36); } .x-say mark.up4 { background: rgba(15, 118, 110, .5); }
.x-say mark.down1 { background: rgba(180, 83, 9, .14); } .x-say mark.down2 { background: rgba(180, 83, 9, .26); }
.x-say mark.down3 { background: rgba(180, 83, 9, .38); } .x-say mark.down4 { background: rgba(180, 83, 9, .52); }
.x-mood img { width: 100%; height: 46px; display: block; }
.x-mask { background: var(--x-line); border-radius: .25rem; padding: 0 .3rem; font-size: .86em; color: var(--x-grey); }
.x-gap { text-align: center; font-size: .76rem; color: var(--x-grey); border-top: 1px dashed var(--x-line); margin: .5rem 4rem; padding-top: .15rem; }
.x-quote { border-left: 3px solid var(--x-brand); padding: .3rem .9rem; margin: .35rem 0 .2rem; line-height: 1.7; }
.x-quote .from { font-size: .78rem; color: var(--x-grey); }
[data-testid="stPopover"] button { padding: 0; min-height: 1.6rem; font-size: .8rem; color: var(--x-grey); }
[data-testid="stPopover"] button p { font-size: .8rem; }
[data-testid="stMain"] [data-testid="stPageLink"] a { padding: 0 .1rem; min-height: 1.6rem; }
[data-testid="stMain"] [data-testid="stPageLink"] p { font-size: .84rem; color: var(--x-brand); }
.x-badge { border: 1px solid var(--x-line); border-radius: .5rem; padding: .7rem .9rem; min-height: 8.6rem; }
.x-badge b { font-size: 1.05rem; }
.x-badge .bar { height: 6px; border-radius: 3px; background: var(--x-line); margin: .45rem 0; }
.x-badge .bar i { display: block; height: 6px; border-radius: 3px; background: var(--x-brand); }
.x-badge.earned { background: var(--x-soft); }
.x-item { display: flex; justify-content: space-between; gap: 1rem; font-size: .9rem; line-height: 1.6; }
.x-item .points { font-variant-numeric: tabular-nums; white-space: nowrap; }
.x-item .na { color: var(--x-grey); }
.x-item .miss { color: var(--x-amber); }
</style>"""
