"""Set before Django reads its settings: the tests' own data folder, never the developer's."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

if "TESTS_DATA_FOLDER" not in os.environ:
    folder = tempfile.mkdtemp(prefix="comity-tests-")
    os.environ["TESTS_DATA_FOLDER"] = folder
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
FOLDER = Path(os.environ["TESTS_DATA_FOLDER"])
os.environ["COMITY_DATA"] = str(FOLDER)
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
