"""The power goes: what was acknowledged is on the disk, whatever the file system left out."""

import sys
from random import Random

import pytest

from tests.crash import power

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="records with strace")


def test_a_power_cut_loses_nothing_that_was_acknowledged(strace, embedded):
    calls, before = power.recorded(strace, embedded, power.OURS)

    losses = power.after_cuts(calls, before, most=250, chance=Random(1))

    assert losses.states == 250 and losses.acknowledged > 250
    assert (losses.lost, losses.damaged) == (0, 0)


def test_with_fewer_syncs_it_would_lose_some(strace, embedded):
    calls, before = power.recorded(strace, embedded, "NORMAL")

    assert power.after_cuts(calls, before, most=50, chance=Random(1)).lost > 0
