"""Import torch with one numerical thread; to be imported before anything that imports torch.

A score must not depend on how busy the machine is, and threads of an OpenMP region do not survive
the fork that makes a slot.
"""

import os

for _name in ("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ[_name] = "1"

import torch  # noqa: E402

torch.set_num_threads(1)
