"""decide.js under node: a child that answers one line of JSON for each line it is given."""

import json
import subprocess
from pathlib import Path

from loosen.engine.backends.javascript import SCRIPT, write

SERVER = Path(__file__).with_name("serve_decide.mjs")


class Node:
    def __init__(self) -> None:
        self.process = subprocess.Popen(
            ["node", str(SERVER), str(SCRIPT)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def ask(self, interview, people) -> list:
        """For each person: [conclusion, next page, order], or null for an illegal answer."""
        question = {"program": json.loads(write(interview)), "people": people}
        self.process.stdin.write(json.dumps(question) + "\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())

    def close(self) -> None:
        self.process.stdin.close()
        self.process.wait(timeout=10)
        self.process.stdout.close()
