"""Local checks of the tiny lab."""

import torch

from autograder.testing import Text, check, expect_close


@check("leaky_relu", hint="slope", title=Text("un ejemplo", "an example"))
def test_example(submission):
    x = torch.tensor([-2.0, 3.0])
    actual = submission.leaky_relu(x, 0.5)
    expect_close(actual, torch.tensor([-1.0, 3.0]), on=Text("dos números", "two numbers"))
