"""How often verdicts err where the truth is known, by simulation."""

import numpy as np
import pytest

from mkdeck.lab.judge import verdict_of
from mkdeck.lab.prediction import greater, within
from mkdeck.model import Verdict

EXPERIMENTS = 2000
NOMINAL = 0.025
"""One side of a two-sided 95 % interval."""

NOISE = {
    "normal": lambda rng, shape: rng.standard_normal(shape),
    "heavy": lambda rng, shape: rng.standard_t(4, shape),
}
GREATER = greater(1.0, because="a test")


def rate(verdict: Verdict, values: np.ndarray, prediction=GREATER) -> float:
    verdicts = [verdict_of(tuple((v, v) for v in row), prediction) for row in values.tolist()]
    return verdicts.count(verdict) / len(verdicts)


@pytest.mark.parametrize("noise", NOISE)
@pytest.mark.parametrize("seeds", [5, 8, 16])
def test_a_null_effect_at_the_threshold_is_supported_as_seldom_as_stated(noise: str, seeds: int) -> None:
    rng = np.random.default_rng(20240607 + seeds)
    values = 1.0 + NOISE[noise](rng, (EXPERIMENTS, seeds))
    assert abs(rate(Verdict.SUPPORTED, values) - NOMINAL) <= 0.01
    assert abs(rate(Verdict.REFUTED, values) - NOMINAL) <= 0.01


@pytest.mark.parametrize(("distance", "seeds"), [(1.0, 8), (1.5, 8), (0.5, 16), (1.0, 5)])
def test_an_effect_is_found_as_often_as_the_power_says(distance: float, seeds: int) -> None:
    from mkdeck.lab.interval import power

    rng = np.random.default_rng(7)
    values = 1.0 + distance + rng.standard_normal((EXPERIMENTS, seeds))
    assert abs(rate(Verdict.SUPPORTED, values) - power(distance, 1.0, seeds)) <= 0.03


def test_no_difference_is_not_concluded_from_few_noisy_seeds() -> None:
    rng = np.random.default_rng(11)
    noisy = rng.standard_normal((500, 8)) * 3
    assert rate(Verdict.SUPPORTED, noisy, within(-1, 1, because="a test")) < 0.01


def test_no_difference_at_the_margin_is_supported_as_seldom_as_stated() -> None:
    rng = np.random.default_rng(12)
    at_margin = 1.0 + 0.3 * rng.standard_normal((EXPERIMENTS, 8))
    assert rate(Verdict.SUPPORTED, at_margin, within(-1, 1, because="a test")) <= NOMINAL + 0.01


def test_the_seeds_needed_reach_the_power_and_one_less_does_not() -> None:
    from mkdeck.lab.interval import POWER, power, seeds_needed

    needed = seeds_needed(0.7, 1.0)
    assert power(0.7, 1.0, needed) >= POWER > power(0.7, 1.0, needed - 1)
