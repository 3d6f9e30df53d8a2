"""Hidden checks of the tiny lab."""

import torch

from autograder.testing import Text, check, expect_close


@check("leaky_relu", points=1, promises=[1], hint="slope", title=Text("pendientes secretas", "secret slopes"))
def test_secret_slopes(submission):
    for secret_slope in (0.125, -3.5):
        x = torch.linspace(-4, 4, 9, dtype=torch.float64)
        expected = torch.where(x > 0, x, secret_slope * x)
        actual = submission.leaky_relu(x, secret_slope)
        expect_close(actual, expected, on=Text("nueve números", "nine numbers"))
