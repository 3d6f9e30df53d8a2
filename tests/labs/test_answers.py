"""The corpus of answers: what the gate says of it must be the same each time."""

import re
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[2] / "source"
CHANCE = re.compile(
    r"perf_counter|monotonic|time_ns|time\.time\(|urandom|SystemRandom|\.seed\(\)|default_rng\(\)"
)


def test_no_answer_depends_on_the_clock_or_on_chance() -> None:
    answers = list(SOURCE.glob("*/answers/*/*.py"))
    assert len(answers) > 1_000
    assert not [path.name for path in answers if CHANCE.search(path.read_text(encoding="utf-8"))]
