import torch

from mkdeck.lab import Trial
from verify.data.mnist1d import mnist1d
from verify.models.multitask import coarse
from verify.models.transfer import SOURCE, TARGET, pretrained


def test_untrained_source_gives_the_weights_as_drawn() -> None:
    one, other = pretrained(Trial(1), "none"), pretrained(Trial(1), "none")
    assert all(torch.equal(a, b) for a, b in zip(one.parameters(), other.parameters(), strict=True))


def test_second_task_on_the_same_series_follows_from_the_first() -> None:
    main = mnist1d().train.few(2, torch.Generator().manual_seed(0))
    second = coarse(Trial(0), mnist1d().train, "same", main)
    assert second is not None
    assert torch.equal(second.y, main.y // 2)
    assert torch.equal(second.x, main.x)


def test_shuffled_second_task_keeps_how_often_each_label_occurs() -> None:
    data = mnist1d().train
    real, mixed = coarse(Trial(0), data, "others", data), coarse(Trial(0), data, "shuffled", data)
    assert real is not None
    assert mixed is not None
    assert torch.equal(real.y.bincount(), mixed.y.bincount())
    assert not torch.equal(real.y, mixed.y)


def test_source_tasks_hold_other_digits_than_the_target() -> None:
    assert not set(SOURCE) & set(TARGET)
    assert sorted((*SOURCE, *TARGET)) == list(range(10))
