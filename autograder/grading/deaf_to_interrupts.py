"""Ignore Ctrl-C in this process; only the fork server imports this, before what takes seconds to import.

The terminal sends the signal to all its processes. The one that was asked for the run ends the others; a
traceback out of `import torch` would tell nobody anything.
"""

import signal

signal.signal(signal.SIGINT, signal.SIG_IGN)
