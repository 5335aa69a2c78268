"""Where a session notes when it began."""

from __future__ import annotations

BEGAN = "misaq.began"
