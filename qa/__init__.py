"""Xinsheng 心声: adapters bring it in, contacts are put together, language finds, quality judges, customers connects,
metrics counts, motivation encourages, voice lets hear; pages only show.

Stages never call each other: each reads tables that earlier stages wrote and writes its own.
"""

__version__ = "0.8.0"
