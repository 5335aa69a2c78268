"""Every check, collected."""

from __future__ import annotations

import hashlib
import inspect
from collections.abc import Iterable
from datetime import date
from types import ModuleType
from typing import Final

from misaq.core.bodies import checks as bodies
from misaq.core.findings.checks import Check
from misaq.core.findings.running import CheckRun, run_checks
from misaq.core.institutions import checks as institutions
from misaq.core.law import checks as law
from misaq.core.packs.registers import Registers
from misaq.core.policies import checks as policies
from misaq.core.sourcebook import checks as sourcebook
from misaq.kernel.errors import NotFound
