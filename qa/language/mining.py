"""What the unknown contacts are about: clusters of openings that share rare words, each with a name made of its own
words."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from qa.language.keywords import keywords
from qa.language.words import HAN, segment

# Fewer contacts alike are no cluster.
LEAST = 8
NEAR = 0.75
NAME_WORDS = 3
MOST = 1500
STOP = frozenset(
    "我们 你们 他们 这个 那个 什么 怎么 为什么 一下 一个 可以 不是 没有 就是 现在 还是 已经 知道 时候 问题 请问 你好"
    " 您好 谢谢 麻烦 帮我 想问 咨询 告诉 我要 我想 不能 能不能 怎么办 怎么回事 为啥 是不是 一直 今天 昨天 刚才 之前"
    " 不了 不到 这样 那边 这边 然后 因为 所以 如果 但是 手机号 姓名 地址 办法 人工 客服 有没有 出来 显示"
    " 这里 你们这".split()
)


@dataclass(frozen=True)
class Cluster:
    """`members`: positions of the openings. `name`: its most telling words."""

    name: str
    members: tuple[int, ...]


def clusters(openings: list[str]) -> list[Cluster]:
    """The largest first. `openings`: what customers said first, one text a contact; at most MOST of them are looked
    at."""
    from scipy.sparse import csr_matrix  # these two take a second to load, and only this page needs them
    from sklearn.cluster import AgglomerativeClustering

    texts = [
        [w for w in dict.fromkeys(segment(t)) if len(w) > 1 and HAN.search(w) and w not in STOP]
        for t in openings[:MOST]
    ]
    seen: dict[str, int] = {}
    for words in texts:
        for word in words:
            seen[word] = seen.get(word, 0) + 1
    kept = {
        w: i for i, w in enumerate(sorted(w for w, n in seen.items() if 3 <= n <= max(LEAST * 4, 0.3 * len(texts))))
    }
    rows = [at for at, words in enumerate(texts) if any(w in kept for w in words)]
    if len(rows) < LEAST:
        return []
    where = [(r, kept[w]) for r, at in enumerate(rows) for w in texts[at] if w in kept]
    rarity = np.log(len(texts) / np.array([seen[w] for w in kept])) + 0.5
    matrix = csr_matrix((rarity[[c for _, c in where]], tuple(zip(*where))), shape=(len(rows), len(kept)))
    norms = np.sqrt(np.asarray(matrix.multiply(matrix).sum(1)).ravel())
    likeness = (matrix @ matrix.T).toarray() / np.outer(norms, norms)
    distance = np.clip(1 - likeness, 0, 1)
    found = AgglomerativeClustering(None, metric="precomputed", linkage="average", distance_threshold=NEAR).fit_predict(
        distance
    )
    words = list(kept)
    out = []
    for label in np.unique(found):
        mine = np.nonzero(found == label)[0]
        if len(mine) >= LEAST:
            order = mine[np.argsort(-likeness[np.ix_(mine, mine)].sum(1))]
            inside = np.asarray((matrix[mine] > 0).sum(0)).ravel()
            shared = {words[c] for c in np.nonzero(inside >= max(2, 0.2 * len(mine)))[0]}
            name = " ".join([w for w, _ in keywords([openings[rows[m]] for m in mine], 20) if w in shared][:NAME_WORDS])
            out.append(Cluster(name or " ".join(sorted(shared)[:NAME_WORDS]), tuple(rows[m] for m in order)))
    return sorted(out, key=lambda c: -len(c.members))
