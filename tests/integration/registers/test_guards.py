"""Every kind of record has its table, every field its sensitivity."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.db import models

from misaq.apps.registers.models import RegisterRow
from misaq.core.packs import TABLES
from misaq.kernel.sensitivity import Sensitivity

OURS = [model for model in apps.get_models() if model.__module__.startswith("misaq.")]


def test_every_table_has_exactly_one_model_and_every_model_a_table() -> None:
    found = sorted(model.TABLE for model in OURS if issubclass(model, RegisterRow))
    assert found == sorted(TABLES)


def test_a_model_stands_in_the_room_of_its_table_under_its_records_name() -> None:
    for model in OURS:
        if issubclass(model, RegisterRow):
            assert model._meta.app_label == model.TABLE.split(".")[0]
            assert model.__name__ == TABLES[model.TABLE].__name__


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_every_field_declares_its_sensitivity(model: type[models.Model]) -> None:
    declared = getattr(model, "SENSITIVITY", {})
    assert sorted(declared) == sorted(field.name for field in model._meta.concrete_fields)
    assert all(isinstance(level, Sensitivity) for level in declared.values())
