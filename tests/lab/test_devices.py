"""Devices that are there, and those that are not."""

import pytest
import torch

from mkdeck.lab.devices import NoDevice, pick, require_torch


def test_the_version_is_torchs_own() -> None:
    assert require_torch() == torch.__version__


def test_auto_takes_what_is_there() -> None:
    assert pick("auto") == ("cuda" if torch.cuda.is_available() else "cpu")


@pytest.mark.skipif(torch.cuda.is_available(), reason="there is a CUDA device")
def test_cuda_that_is_not_there_says_what_torch_reports() -> None:
    with pytest.raises(NoDevice, match=r"no CUDA device: torch \d+\.\d+"):
        pick("cuda")


@pytest.mark.skipif(torch.backends.mps.is_available(), reason="there is an MPS device")
def test_mps_that_is_not_there_says_what_torch_reports() -> None:
    with pytest.raises(NoDevice, match="no MPS device: torch"):
        pick("mps")


@pytest.mark.skipif(not torch.cuda.is_available(), reason="no CUDA device")
def test_a_trial_runs_on_cuda_and_starts_from_the_draws_of_the_cpu() -> None:
    from mkdeck.lab import Trial

    here, there = Trial(0), Trial(0, torch.device("cuda"))
    assert torch.equal(here.normal("x", 5), there.normal("x", 5).cpu())
