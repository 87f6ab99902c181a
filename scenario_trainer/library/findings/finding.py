"""What is wrong with a scenario file: a code, a place, a sentence and what to do.

>>> str(Finding("SCN201", "scenario.yaml", 7, 3, {"what": "tittle", "near": "title"}))
'scenario.yaml:7:3 SCN201 The key "tittle" is not known here.  Did you mean "title"?'
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from scenario_trainer.library.findings.code import ADVICE, ERROR, Code
from scenario_trainer.library.findings.codes import CODES
from scenario_trainer.text import LANGUAGES, Text

_MEANT = {"en": 'Did you mean "{near}"?', "sq": "Mos deshët të thoni “{near}”?"}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to mend or to think about, at one place in one file."""

    code: str
    file: str
    line: int = 1
    column: int = 1
    details: Mapping[str, object] = field(default_factory=dict)

    @property
    def entry(self) -> Code:
        """The entry of this code in the table."""
        return CODES[self.code]

    @property
    def is_error(self) -> bool:
        """Whether it keeps the scenario from being published; advice does not."""
        return self.entry.severity == ERROR

    @property
    def sentence(self) -> Text:
        """What is wrong, with the names of this place filled in."""
        return self._fill(self.entry.sentence)

    @property
    def fix(self) -> Text:
        """What to do about it; the nearest known name where there is one."""
        return self._fill(Text(_MEANT) if self.details.get("near") else self.entry.fix)

    def _fill(self, text: Text) -> Text:
        return Text({language: self._say(text, language) for language in LANGUAGES})

    def _say(self, text: Text, language: str) -> str:
        spoken = {
            name: value.speak(language) if isinstance(value, Text) else value
            for name, value in self.details.items()
        }
        return text.speak(language).format_map(spoken)

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}:{self.column}"
        return f"{place} {self.code} {self.sentence.speak('en')}  {self.fix.speak('en')}"

    def as_data(self) -> dict[str, object]:
        """The finding for `trainer lint --json`."""
        return {
            "code": self.code,
            "severity": self.entry.severity,
            "file": self.file,
            "line": self.line,
            "column": self.column,
            "sentence": dict(self.sentence.by_language),
            "fix": dict(self.fix.by_language),
        }


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings as a person reads a file, each once."""
    unique = {(f.file, f.line, f.column, f.code, str(f)): f for f in findings}
    return tuple(unique[place] for place in sorted(unique))


def errors(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Those that keep a scenario from being published."""
    return tuple(finding for finding in findings if finding.is_error)


__all__ = ["ADVICE", "CODES", "ERROR", "Finding", "errors", "in_order"]
