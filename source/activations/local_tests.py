"""Local checks of the lab on activation functions: they give no points, they help."""

import torch

from autograder.testing import Text, check, expect_close


@check(
    "leaky_relu",
    promises=[23, 24],
    hint="leaky_formula",
    title=Text("valores con varias pendientes", "values for several slopes"),
)
def test_leaky_relu_by_hand(submission):
    x = torch.tensor([[-4.0, -1.0, 0.0], [0.5, 2.0, 10.0]])
    on = Text("la pendiente por defecto", "the default slope")
    expected = torch.tensor([[-0.04, -0.01, 0.0], [0.5, 2.0, 10.0]])
    expect_close(submission.leaky_relu(x), expected, on=on)
    expected = torch.tensor([[-2.0, -0.5, 0.0], [0.5, 2.0, 10.0]])
    on = Text("la pendiente 0.5", "slope 0.5")
    expect_close(submission.leaky_relu(x, 0.5), expected, on=on, mistakes={"branches_swapped": x - expected})
    expected = torch.tensor([[-12.0, -3.0, 0.0], [0.5, 2.0, 10.0]])
    expect_close(
        submission.leaky_relu(x, 3.0), expected, on=Text("la pendiente 3", "slope 3"), hint="any_slope"
    )
