"""`python3 -m tests` changes a machine only where it is ours to change."""

import os

import pytest

from tests import __main__ as runner


@pytest.fixture
def asked(monkeypatch):
    """What would be run as a command."""
    commands = []
    monkeypatch.setattr(runner.subprocess, "call", lambda command, **_: commands.append(command))
    return commands


def test_quick_leaves_out_what_is_slow_and_nothing_that_was_asked_for():
    assert runner.chosen(["-k", "door"]) == ["-k", "door"]
    assert runner.chosen(["tests/web", "--quick"]) == ["-m", "not slow", "tests/web"]


@pytest.mark.parametrize("ci", ["", "false"])
def test_outside_ci_nothing_is_installed(monkeypatch, ci):
    monkeypatch.setenv("CI", ci)
    monkeypatch.setattr(os, "geteuid", lambda: 0)

    assert not runner.may_install()


def test_who_is_not_root_installs_nothing(monkeypatch):
    monkeypatch.setenv("CI", "true")
    monkeypatch.setattr(os, "geteuid", lambda: 1000)

    assert not runner.may_install()


def test_what_is_there_is_not_fetched_again(asked):
    runner.install([])

    assert asked == []


def test_what_is_missing_is_fetched_after_an_update(asked):
    runner.install(["chromium"])

    assert [command[2] for command in asked] == ["update", "install"]
    assert asked[1][-1] == "chromium"


def test_a_program_that_is_nowhere_is_missing():
    assert runner.is_there(("python3", "python")) and not runner.is_there(("no-such-program",))
