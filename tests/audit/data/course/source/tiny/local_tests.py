import numpy as np

from autograder.testing import Text, check, expect_close, expect_float

ON = Text("un ejemplo", "an example")
X = np.array([-1.0, 2.0])


@check("scale", title=ON, hint="formula")
def test_scale_example(submission):
    expect_close(submission.scale(X, 3.0), np.array([-1.0, 6.0]), on=ON)
    expect_close(submission.scale(X), np.array([-1.0, 4.0]), on=ON)


@check("total", title=ON, hint="formula")
def test_total_example(submission):
    expect_float(submission.total(np.array([[-1.0, 2.25], [1.0, 1.0]])), 4.25, on=ON)
