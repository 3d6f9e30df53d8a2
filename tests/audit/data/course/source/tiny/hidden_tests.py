import numpy as np

from autograder.testing import Text, check, expect_close, expect_float, expect_untouched, expect_value_error

X = np.array([-1.5, -0.5, 0.0, 0.5, 2.0])
ON = Text("números de ambos signos", "numbers of both signs")


def values_title(what):
    return Text(what, what)


@check("scale", points=0.5, promises=[2], hint="formula", title=values_title("values"))
def test_scale_values(submission):
    for factor in (3.0, -1.0):
        expect_close(submission.scale(X, factor), np.where(X > 0, factor * X, X), on=ON)


@check("scale", points=0.25, promises=[3], hint="default", title=values_title("default"))
def test_scale_default(submission):
    expect_close(submission.scale(X), np.where(X > 0, 2.0 * X, X), on=ON)


@check("scale", points=0.25, promises=[1], hint="changed", title=values_title("untouched"))
def test_scale_untouched(submission):
    seen = submission.observe("scale", X, 2.0)
    expect_close(seen.value, np.where(X > 0, 2.0 * X, X), on=ON)
    expect_untouched(seen, on=ON)


@check("total", points=0.5, promises=[4, 8], hint="formula", title=values_title("values"))
def test_total_values(submission):
    expect_float(submission.total(X), 2.5, on=ON)
    expect_float(submission.total(np.array([0.25, -3.0])), 0.25, on=ON)


@check("total", points=0.25, promises=[5], hint="shape", title=values_title("shape"))
def test_total_shape(submission):
    expect_float(submission.total(np.array([[1.0, -2.0], [3.0, 4.0]])), 8.0, on=ON)


@check("total", points=0.25, promises=[6], hint="empty", title=values_title("empty"))
def test_total_empty(submission):
    expect_value_error(
        lambda x: expect_float(submission.total(x), on=ON),
        good=[(np.ones(1),)],
        bad=[(np.empty(0),)],
        on=ON,
    )
